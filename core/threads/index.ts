export { listed, nothingChanged, requireAny, type Undoable } from './batch.ts';
export { countUnreadInbox } from './count-threads.ts';
export { deleteThreads } from './delete-threads.ts';
export { findMailbox } from './find-mailbox.ts';
export { setRead } from './flag-threads.ts';
export { moveAlong, moveThreads, undoMove } from './move-threads.ts';
export { refreshThreads } from './refresh-threads.ts';
export { storeMessage, type NewMessage } from './store-message.ts';
export { threadHandlers, threadUndo } from './thread-handlers.ts';
