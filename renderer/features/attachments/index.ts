export { listFiles, type AttachedFile } from './attached-file.ts';
export { AttachmentCards } from './cards/attachment-cards.tsx';
export { attachmentCommands } from './commands.ts';
export { AttachmentsPage } from './library/attachments-page.tsx';
export { PreviewDialog } from './preview/preview-dialog.tsx';
export { saveAll, saveFile, showFileError } from './save/save-files.ts';
export { saveMail } from './save/save-mail.ts';
