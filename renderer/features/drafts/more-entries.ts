import { t } from '@lingui/core/macro';
import { textToEditorHtml } from '#shared/model/editor-html.ts';
import { showToast, type MenuEntry } from '../../ui/index.ts';
import { chooseLanguage, type LanguageChoice } from './draft-language.ts';
import type { DraftSession } from './draft-session.ts';

/** What is changed once in a mail, if at all. */
export function listMoreEntries(session: DraftSession, choice: LanguageChoice): readonly MenuEntry[] {
  return [
    {
      kind: 'choice',
      id: 'format',
      label: t`Format`,
      value: session.fields.html === null ? 'plain' : 'rich',
      options: [
        { value: 'rich', label: t`Formatted text` },
        { value: 'plain', label: t`Plain text` },
      ],
      onChange: (value) => changeFormat(session, value === 'rich'),
    },
    {
      kind: 'choice',
      id: 'language',
      label: t`Spelling`,
      value: choice,
      options: [
        { value: 'auto', label: t`By its words` },
        { value: 'de', label: t`German` },
        { value: 'en', label: t`English` },
        { value: 'off', label: t`Do not check` },
      ],
      onChange: (value) => chooseLanguage(session.id, value as LanguageChoice),
    },
  ];
}

/** No word is lost either way; what plain text cannot show comes back with one click. */
function changeFormat(session: DraftSession, isRich: boolean): void {
  const { html, text } = session.fields;
  if ((html !== null) === isRich) return;
  session.change({ html: isRich ? textToEditorHtml(text) : null });
  if (html === null) return;
  showToast({
    id: 'format',
    text: t`This mail is plain text now`,
    actions: [{ label: t`Undo`, run: () => session.change({ html, text }) }],
  });
}
