export { beginDraft } from './begin-draft.ts';
export { draftCommands } from './commands.ts';
export { discardOpenDraft, needsOpenDraft } from './discard-draft.ts';
export { DraftEditor } from './draft-editor.tsx';
export { DraftList } from './draft-list.tsx';
export { NewMailButton } from './new-mail-button.tsx';
export { keepOutsideLinks, useOutsideLinks } from './outside-links.ts';
export { hasDrafts, walkDrafts } from './walk-drafts.ts';
