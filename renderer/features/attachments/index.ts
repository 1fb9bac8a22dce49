import { lazyPart } from '../../lib/lazy-part.tsx';

export { listFiles, type AttachedFile } from './attached-file.ts';
export { AttachmentCards } from './cards/attachment-cards.tsx';
export { attachmentCommands } from './commands.ts';
export { PreviewDialog } from './preview/preview-dialog.tsx';
export { saveAll, saveFile, showFileError } from './save/save-files.ts';
export { saveMail } from './save/save-mail.ts';

export const AttachmentsPage = lazyPart(async () => (await import('./library/attachments-page.tsx')).AttachmentsPage);
