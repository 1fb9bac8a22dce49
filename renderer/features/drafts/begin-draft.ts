import type { DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { navigate, openDraft } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';
import { offerUndo } from '../undo/index.ts';
import type { DraftFields } from './draft-session.ts';
import { flushSession, noteDiscarded } from './open-sessions.ts';

/** Drafts that were begun in this window and not yet written in: the keyboard starts at their first empty field. */
const fresh = new Set<DraftId>();

export async function beginDraft(fields: Partial<DraftFields> = {}): Promise<void> {
  const { id } = await coreClient.drafts.create(fields);
  fresh.add(id);
  openDraft(id);
}

/** True once: the editor that asks takes the keyboard. */
export function takeFresh(id: DraftId): boolean {
  return fresh.delete(id);
}

/** Away with it, and a way back. */
export async function discardDraft(id: DraftId): Promise<void> {
  await flushSession(id);
  const gone = await coreClient.drafts.discard({ id });
  noteDiscarded(id);
  const { route } = getViewState();
  const wasOpen = route.page === 'drafts' && route.draftId === id;
  if (wasOpen) navigate({ page: 'drafts', draftId: null });
  offerUndo('drafts.discard', gone, () => {
    if (wasOpen && getViewState().route.page === 'drafts') openDraft(id);
  });
}
