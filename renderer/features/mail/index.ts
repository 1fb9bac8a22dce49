export { mailCommands } from './commands/index.ts';
export { LoadFailure } from './load-failure.tsx';
export { MailList } from './list/mail-list.tsx';
export { MailReader } from './reader/mail-reader.tsx';
export { MailNav } from './sidebar/mail-nav.tsx';
