import { lazyPart } from '../../lib/lazy-part.tsx';

export { answerMessage } from './answer.ts';
export { beginDraft } from './begin-draft.ts';
export { draftCommands } from './commands.ts';
export { discardOpenDraft, needsOpenDraft } from './discard-draft.ts';
export { DraftDesk } from './draft-desk.tsx';
export { DraftList } from './draft-list.tsx';
export { NewMailButton } from './new-mail-button.tsx';
export { keepOutsideLinks, useOutsideLinks } from './outside-links.ts';
export { callBack } from './send-draft.ts';
export { hasDrafts, walkDrafts } from './walk-drafts.ts';

/** What became of a mail of one's own, below it. */
export const SentNotes = lazyPart(async () => (await import('./sent-notes.tsx')).SentNotes);

/** Writing needs more than reading: it comes when somebody writes. */
export const DraftEditor = lazyPart(async () => (await import('./draft-editor.tsx')).DraftEditor);
