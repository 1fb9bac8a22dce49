import { accountUndo } from './accounts/index.ts';
import { contactUndo } from './contacts/index.ts';
import { draftUndo } from './drafts/index.ts';
import { followUpUndo } from './follow-ups/index.ts';
import { inboxSplitUndo } from './inbox-splits/index.ts';
import { mailboxUndo } from './mailboxes/index.ts';
import { remoteContentUndo } from './remote-content/index.ts';
import { templateUndo } from './templates/index.ts';
import { senderUndo } from './senders/index.ts';
import { snoozeUndo } from './snooze/index.ts';
import { threadUndo } from './threads/index.ts';
import { trustUndo } from './trust/index.ts';
import type { UndoHandlers } from './undo/undo-journal.ts';

/** Every kind of undo entry and who takes it back. Entries outlive a release: a kind is never renamed. */
export const undoHandlers: UndoHandlers = {
  ...accountUndo,
  ...contactUndo,
  ...draftUndo,
  ...followUpUndo,
  ...inboxSplitUndo,
  ...mailboxUndo,
  ...senderUndo,
  ...snoozeUndo,
  ...remoteContentUndo,
  ...templateUndo,
  ...threadUndo,
  ...trustUndo,
};
