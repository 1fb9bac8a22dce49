import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { getViewState } from '../../state/view-state.ts';
import { offerUndo } from '../undo/index.ts';
import { leaveDraft, showDraft, takeFromDesk } from './draft-places.ts';
import { flushSession, noteDiscarded } from './open-sessions.ts';

/** Away with it, and a way back. */
export async function discardDraft(id: DraftId): Promise<void> {
  await flushSession(id);
  const gone = await coreClient.drafts.discard({ id });
  noteDiscarded(id);
  const { route } = getViewState();
  const wasOpen = route.page === 'drafts' && route.draftId === id;
  takeFromDesk(id);
  if (wasOpen) leaveDraft(id);
  offerUndo('drafts.discard', gone, () => {
    if (wasOpen) showDraft(id);
  });
}

export function readOpenDraft(): DraftId | null {
  const { route } = getViewState();
  return route.page === 'drafts' ? route.draftId : null;
}

export function needsOpenDraft(): true | MessageDescriptor {
  return readOpenDraft() === null ? msg`Open a draft first` : true;
}

export async function discardOpenDraft(): Promise<void> {
  const id = readOpenDraft();
  if (id !== null) await discardDraft(id);
}
