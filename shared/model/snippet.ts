import { cleanLine, clip } from './line.ts';

const maxSnippet = 200;
// A snippet looks at the beginning only: a mail of megabytes costs no more than a short one.
const lookAt = 4_000;

const attribution = [
  /^am .{4,120} (?:schrieb|hat) .{0,120}:$/i,
  /^on .{4,120} wrote:$/i,
  /^.{1,120} (?:schrieb|wrote)(?: am .{4,60})?:$/i,
];
const forwarded =
  /^-{2,}\s*(?:ursprüngliche nachricht|weitergeleitete nachricht|original message|forwarded message)\s*-{2,}$/i;

/** The first words somebody wrote: no quotes, no attribution line, nothing after the signature mark. */
export function makeSnippet(text: string): string {
  const words: string[] = [];
  let length = 0;
  for (const line of text.slice(0, lookAt).split(/\r\n?|\n/)) {
    const trimmed = line.trim();
    if (line === '-- ' || line === '--' || forwarded.test(trimmed)) break;
    if (trimmed === '' || trimmed.startsWith('>') || attribution.some((form) => form.test(trimmed))) continue;
    words.push(trimmed);
    length += trimmed.length + 1;
    if (length > maxSnippet) break;
  }
  return clip(cleanLine(words.join(' ')), maxSnippet);
}
