import { accountUndo } from './accounts/index.ts';
import { contactUndo } from './contacts/index.ts';
import { draftUndo } from './drafts/index.ts';
import { mailboxUndo } from './mailboxes/index.ts';
import { threadUndo } from './threads/index.ts';
import type { UndoHandlers } from './undo/undo-journal.ts';

/** Every kind of undo entry and who takes it back. Entries outlive a release: a kind is never renamed. */
export const undoHandlers: UndoHandlers = {
  ...accountUndo,
  ...contactUndo,
  ...draftUndo,
  ...mailboxUndo,
  ...threadUndo,
};
