export { countDrafts, draftHandlers, draftUndo } from './draft-handlers.ts';
