export { countUnreadInbox } from './count-threads.ts';
export { setRead } from './flag-threads.ts';
export { moveThreads } from './move-threads.ts';
export { storeMessage, type NewMessage } from './store-message.ts';
export { threadHandlers, threadUndo } from './thread-handlers.ts';
export { threadQueries } from './find-threads.ts';
