import { useLingui } from '@lingui/react';
import { create } from 'zustand';
import type { DraftId } from '#shared/ids.ts';
import { guessLanguage, type MailLanguage } from '#shared/model/mail-language.ts';

export type LanguageChoice = MailLanguage | 'auto' | 'off';

const useChoices = create<{ readonly byDraft: ReadonlyMap<DraftId, LanguageChoice> }>()(() => ({ byDraft: new Map() }));

export function chooseLanguage(id: DraftId, choice: LanguageChoice): void {
  useChoices.setState(({ byDraft }) => ({ byDraft: new Map([...byDraft, [id, choice]]) }));
}

/** The language a draft is spell-checked in: what was chosen, or what its words sound like; `null` for none. */
export function useDraftLanguage(
  id: DraftId,
  words: string,
): { readonly choice: LanguageChoice; readonly language: MailLanguage | null } {
  const { i18n } = useLingui();
  const choice = useChoices((state) => state.byDraft.get(id) ?? 'auto');
  if (choice === 'off') return { choice, language: null };
  if (choice !== 'auto') return { choice, language: choice };
  return { choice, language: guessLanguage(words) ?? (i18n.locale.startsWith('de') ? 'de' : 'en') };
}
