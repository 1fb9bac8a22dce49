import { clip } from '#shared/model/line.ts';
import { maxSnippetChars } from './limits.ts';
import { oneLine } from './one-line.ts';

// What newsletters put above their first word.
const browserLine =
  /^(?:(?:view|read|open|see) (?:this|it|the)\b.{0,60}\b(?:browser|online)\b|(?:e-?mail |newsletter |diese )?.{0,40}\bim (?:web-?)?browser (?:ansehen|öffnen|anzeigen|lesen)|(?:wird|werden) diese .{0,60}nicht (?:richtig|korrekt)\b).{0,80}$/i;
const lookAt = 4_000;

/** The first words of a text as one line: no rules of dashes, no addresses of links, no placeholders of pictures. */
export function makeSnippet(text: string): string {
  const words: string[] = [];
  let length = 0;
  for (const line of text.slice(0, lookAt).split('\n')) {
    const trimmed = line
      .replace(
        /<(?:https?:|mailto:|cid:)[^<>\s]{0,2000}>|\[(?:cid|image|bild|https?):[^[\]]{0,500}\]|\((?:https?:)[^()\s]{0,2000}\)/gi,
        ' ',
      )
      .replace(/https?:\/\/[^\s]{60,}/gi, ' ')
      .trim();
    if (/^[^\p{L}\p{N}]{0,200}$/u.test(trimmed) && !/\p{Extended_Pictographic}/u.test(trimmed)) continue;
    if (trimmed.startsWith('>') || (trimmed.length < 160 && browserLine.test(trimmed))) continue;
    words.push(trimmed);
    length += trimmed.length + 1;
    if (length > maxSnippetChars * 1.5) break;
  }
  return clip(oneLine(words.join(' ')), maxSnippetChars);
}
