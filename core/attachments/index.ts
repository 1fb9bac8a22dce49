export { attachmentHandlers } from './attachment-handlers.ts';
