export { mailCommands } from './commands/index.ts';
export { MailList } from './list/mail-list.tsx';
export { MailReader } from './reader/mail-reader.tsx';
export { FolderDialog } from './sidebar/folder-dialog.tsx';
export { FolderNav } from './sidebar/folder-nav.tsx';
export { MailNav } from './sidebar/mail-nav.tsx';
export { useWindowLife } from './window/use-window-life.ts';
