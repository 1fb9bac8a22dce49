import type { DraftContent } from '#shared/contract/drafts.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';

/** Headers stay on one line: a line break in a recipient or subject would end the header when it is sent. */
export function cleanFields(fields: Partial<DraftContent>): Partial<DraftContent> {
  const clean: Partial<DraftContent> = { ...fields };
  for (const name of ['to', 'cc', 'bcc', 'subject'] as const) {
    const value = fields[name];
    if (value !== undefined) clean[name] = cleanHeader(value);
  }
  for (const name of ['text', 'quoteText'] as const) {
    const value = fields[name];
    if (value !== undefined) clean[name] = cleanText(value);
  }
  for (const name of ['html', 'quoteHtml'] as const) {
    const value = fields[name];
    if (typeof value === 'string') clean[name] = cleanText(value);
  }
  for (const name of Object.keys(clean) as (keyof DraftContent)[]) if (clean[name] === undefined) delete clean[name];
  return clean;
}

/** Keeps the blank at the end: somebody is still typing there. */
function cleanHeader(value: string): string {
  const line = cleanLine(value);
  return /\s$/.test(value) && line !== '' ? `${line} ` : line;
}
