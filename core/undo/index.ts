export { undoRpcHandlers } from './handlers.ts';
export type { UndoHandlers } from './undo-journal.ts';
