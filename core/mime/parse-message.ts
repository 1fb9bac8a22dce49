import { clip } from '#shared/model/line.ts';
import { chooseBodyParts, type BodyParts } from './body-parts.ts';
import { readBounce } from './bounce.ts';
import { cleanText } from './clean-text.ts';
import { htmlToText } from './html-text.ts';
import { maxTextChars } from './limits.ts';
import { readMessageHeaders } from './message-headers.ts';
import { describeParts } from './message-parts.ts';
import { readText } from './message-text.ts';
import type { ParsedHeaders, ParsedMessage, ParseWarning } from './model.ts';
import { makeSnippet } from './snippet.ts';
import { splitReply } from './split-reply.ts';
import type { Entity } from './entity.ts';
import { readTopHeader, walk, withLineFeeds, type Walked } from './walk.ts';

// A mail of thousands of text parts is an attack; a long digest has some dozens.
const maxShownParts = 200;

/** Everything a list, a search and a thread need of a message. Never throws; attachments are not decoded. */
export function parseMessage(raw: Uint8Array): ParsedMessage {
  const walked = walk(raw);
  const { warnings } = walked;
  const body = chooseBodyParts(walked.root);
  const text = readBodyText(walked, body, warnings);
  const parts = describeParts(walked, body.beside, [...body.text, ...body.html], htmlForReferences(walked, body));
  const { own, words } = splitReply(text);
  const names = parts.map(({ name }) => name).filter((name) => name !== null);
  return {
    ...readMessageHeaders(walked.root.headers, warnings),
    isBounce: readBounce(walked, text),
    text,
    searchText: clip([own === '' ? text : own, ...names].join('\n'), maxTextChars),
    snippet: makeSnippet(words) || makeSnippet(own) || makeSnippet(text.replace(/^[>\s]+/gm, '')),
    html: body.html.some(isHtml),
    parts,
    warnings: [...warnings],
  };
}

/** The same of a header alone: for folders of which only headers were fetched. */
export function parseHeaders(raw: Uint8Array): ParsedHeaders {
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  return readMessageHeaders(readTopHeader(bytes), new Set());
}

function isHtml({ mimeType }: Entity): boolean {
  return mimeType === 'text/html';
}

/** The plain text where there is one with words in it, else the HTML as text. */
function readBodyText(walked: Walked, { text, html }: BodyParts, warnings: Set<ParseWarning>): string {
  const plain = joinTexts(walked, text, warnings);
  if (plain.trim() !== '' || html.every((part) => text.includes(part))) return plain;
  return joinTexts(walked, html, warnings);
}

function joinTexts(walked: Walked, parts: readonly Entity[], warnings: Set<ParseWarning>): string {
  const texts: string[] = [];
  let left = maxTextChars;
  for (const part of parts.slice(0, maxShownParts)) {
    if (left <= 0) break;
    const decoded = readText(walked, part, warnings);
    const text = trimLines(cleanText(isHtml(part) ? htmlToText(decoded, left * 2) : decoded));
    if (text !== '') texts.push(text);
    left -= text.length;
  }
  const whole = texts.join('\n\n');
  if (whole.length > maxTextChars) warnings.add('truncated');
  return clip(whole, maxTextChars);
}

/** Without blank lines at both ends; what the first line is indented by stays. */
function trimLines(text: string): string {
  const trimmed = text.trimEnd();
  const first = trimmed.search(/\S/);
  return first <= 0 ? trimmed : trimmed.slice(trimmed.lastIndexOf('\n', first) + 1);
}

/** Decoded once more only where something could be shown in it. */
function htmlForReferences(walked: Walked, { html, beside }: BodyParts): string | null {
  const isReferable = beside.some(({ headers }) => headers.has('content-id') || headers.has('content-location'));
  if (!isReferable) return null;
  const texts = html.filter(isHtml).slice(0, 10);
  return texts.length === 0 ? null : texts.map((part) => readText(walked, part, new Set())).join('\n');
}
