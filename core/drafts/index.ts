export { draftHandlers, draftUndo } from './draft-handlers.ts';
export { countDrafts } from './draft-rows.ts';
