import { cleanText } from '#shared/model/line.ts';

const mark = '-- ';

/** As it stands in a draft: two empty lines to write in, the mark, the signature. Nothing without a signature. */
export function signatureBlock(signature: string): string {
  const clean = cleanText(signature).trim();
  return clean === '' ? '' : `\n\n${mark}\n${clean}`;
}

/** The same in a formatted draft, letter for letter as the editor writes it: only so is it found again. */
export function signatureHtml(signature: string): string {
  const clean = cleanText(signature).trim();
  if (clean === '') return '';
  const lines = [mark, ...clean.split('\n')].map(escapeText).join('<br>');
  return `<div data-signature=""><p>${lines}</p></div>`;
}

/** What a formatted draft begins with: a line to write in. */
export function emptyHtml(signature: string): string {
  return `<p></p>${signatureHtml(signature)}`;
}

/**
 * Puts another signature in the place of the one that was put there, also when a quote was drawn in below it; a text
 * that was changed there is left alone.
 */
export function swapSignature(text: string, before: string, after: string): string {
  const [old, next] = [signatureBlock(before), signatureBlock(after)];
  if (old === '') return text + next;
  if (text.endsWith(old)) return text.slice(0, -old.length) + next;
  return replaceLast(text, `${old}\n`, `${next}\n`);
}

export function swapSignatureHtml(html: string, before: string, after: string): string {
  const [old, next] = [signatureHtml(before), signatureHtml(after)];
  return old === '' ? html + next : replaceLast(html, old, next);
}

function replaceLast(text: string, old: string, next: string): string {
  const at = text.lastIndexOf(old);
  return at < 0 ? text : text.slice(0, at) + next + text.slice(at + old.length);
}

/** As a browser writes text into HTML. */
function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\u00a0', '&nbsp;');
}
