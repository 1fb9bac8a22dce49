import { cleanLine } from '#shared/model/line.ts';

/** `cleanLine` for the many header values that are plain ASCII already; ten times as fast on those. */
export function oneLine(text: string): string {
  return /^[ -~]*$/.test(text) && !text.includes('  ') ? text.trim() : cleanLine(text);
}
