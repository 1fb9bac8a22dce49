import { cleanText } from '#shared/model/line.ts';

const mark = '-- ';

/** As it stands in a draft: two empty lines to write in, the mark, the signature. Nothing without a signature. */
export function signatureBlock(signature: string): string {
  const clean = cleanText(signature).trim();
  return clean === '' ? '' : `\n\n${mark}\n${clean}`;
}

/** Puts another signature in the place of the one that was put there; a text that was changed there is left alone. */
export function swapSignature(text: string, before: string, after: string): string {
  const [old, next] = [signatureBlock(before), signatureBlock(after)];
  if (old === '') return text + next;
  return text.endsWith(old) ? text.slice(0, -old.length) + next : text;
}
