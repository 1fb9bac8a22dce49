export { templateHandlers, templateUndo } from './template-handlers.ts';
