import { chooseBodyParts } from './body-parts.ts';
import { cleanText } from './clean-text.ts';
import { htmlToText } from './html-text.ts';
import { decodeInlineFile } from './inline-files.ts';
import { safeFileName } from './file-name.ts';
import { maxDepth } from './limits.ts';
import { contentOfPart, nameOf } from './message-parts.ts';
import { contentOf, inlineFilesOf, readText } from './message-text.ts';
import type { ParseWarning, ReadBodies, ReadPart } from './model.ts';
import type { Entity } from './entity.ts';
import { walk, type Walked } from './walk.ts';

const maxBodyBytes = 20_000_000;
const maxBodyParts = 200;
const maxHtmlText = 2_000_000;

/** One part, decoded, by the path `parseMessage` gave it; also parts of a message that is attached to it. */
export function readPart(raw: Uint8Array, path: string): ReadPart | null {
  return readPartWithin(raw, path, 0);
}

function readPartWithin(raw: Uint8Array, path: string, depth: number): ReadPart | null {
  if (depth > maxDepth || !/^\d{1,5}(?:\.\d{1,5})*(?:~\d{1,3})?$/.test(path)) return null;
  const walked = walk(raw);
  const [plainPath = '', file] = path.split('~');
  const part = findLeaf(walked.root, plainPath);
  if (part === null) return null;
  if (part.path !== plainPath) {
    return readPartWithin(contentOf(walked, part), path.slice(part.path.length + 1), depth + 1);
  }
  return file === undefined ? readLeaf(walked, part) : readFile(walked, part, Number(file));
}

function readLeaf(walked: Walked, part: Entity): ReadPart {
  return {
    mimeType: part.mimeType,
    name: nameOf(walked, part),
    charset: charsetOf(part),
    bytes: contentOfPart(walked, part),
  };
}

function readFile(walked: Walked, part: Entity, number: number): ReadPart | null {
  const file = inlineFilesOf(walked, part)[number - 1];
  if (file === undefined) return null;
  const bytes = decodeInlineFile(contentOf(walked, part), file);
  return { mimeType: 'application/octet-stream', name: safeFileName(file.name), charset: null, bytes };
}

function charsetOf({ contentType }: Entity): string | null {
  return contentType.params.get('charset') ?? null;
}

/** The leaf of that path, or the attached message the path leads into. */
function findLeaf(root: Entity, path: string): Entity | null {
  let entity = root;
  if (root.children.length === 0) return matches(root, path) ? root : null;
  for (;;) {
    const child: Entity | undefined = entity.children.find(
      (one) => path === one.path || path.startsWith(`${one.path}.`),
    );
    if (child === undefined) return null;
    if (child.children.length === 0) return matches(child, path) ? child : null;
    entity = child;
  }
}

function matches(leaf: Entity, path: string): boolean {
  if (leaf.path === path) return true;
  return path.startsWith(`${leaf.path}.`) && (leaf.mimeType === 'message/rfc822' || leaf.mimeType === 'message/global');
}

/** What the reader shows and a reply quotes. */
export function readBodies(raw: Uint8Array): ReadBodies {
  const walked = walk(raw);
  const { warnings } = walked;
  const { text, html } = chooseBodyParts(walked.root);
  const isFlowed = text.some((part) => part.contentType.params.get('format')?.toLowerCase() === 'flowed');
  const hasPlain = text.some((part) => !isHtml(part));
  return {
    text: hasPlain ? joinParts(walked, text, warnings, asText) : null,
    html: html.some(isHtml) ? joinParts(walked, html, warnings, asHtml) : null,
    isFlowed,
    warnings: [...warnings],
  };
}

function joinParts(
  walked: Walked,
  parts: readonly Entity[],
  warnings: Set<ParseWarning>,
  show: (text: string, part: Entity) => string,
): string {
  return parts
    .slice(0, maxBodyParts)
    .map((part) => show(readText(walked, part, warnings, maxBodyBytes), part))
    .join('\n');
}

function asText(text: string, part: Entity): string {
  return cleanText(isHtml(part) ? htmlToText(text, maxHtmlText) : text);
}

/** Plain text between HTML parts, as Apple Mail sends it around pictures. */
function asHtml(text: string, part: Entity): string {
  const clean = text.toWellFormed().replaceAll('\0', '\ufffd');
  if (isHtml(part)) return clean;
  const escaped = clean.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<div style="white-space:pre-wrap">${escaped}</div>`;
}

function isHtml({ mimeType }: Entity): boolean {
  return mimeType === 'text/html';
}
