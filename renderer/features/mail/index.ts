export { mailCommands } from './commands/index.ts';
export { MailList } from './list/mail-list.tsx';
export { MailReader } from './reader/mail-reader.tsx';
export { MailNav } from './sidebar/mail-nav.tsx';
export { useWindowLife } from './window/use-window-life.ts';
