export { mailboxHandlers, mailboxUndo } from './mailbox-handlers.ts';
