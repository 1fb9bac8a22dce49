export { fillForDraft, type FilledTemplate } from './fill-for-draft.ts';
export { TemplatesSection } from './templates-section.tsx';
