import type { Entity } from './entity.ts';

/** Which leaves are the text one reads, and which stand beside it. */
export interface BodyParts {
  readonly text: readonly Entity[];
  readonly html: readonly Entity[];
  /** All other leaves, and damaged ones, in their order. */
  readonly beside: readonly Entity[];
}

interface Lists {
  text: Entity[] | null;
  html: Entity[] | null;
}

/** RFC 8621 4.1.4, with one difference: of several HTML alternatives only the last one is shown. */
export function chooseBodyParts(root: Entity): BodyParts {
  const lists = { text: [] as Entity[], html: [] as Entity[] };
  const leaves: Entity[] = [];
  if (root.children.length === 0) {
    leaves.push(root);
    if (isShown(root, 'mixed', 0)) {
      lists.text.push(root);
      lists.html.push(root);
    }
  } else {
    collect(root, false, lists, leaves);
  }
  const text = lists.text.filter(isText);
  const html = lists.html.filter(isText);
  if (text.length === 0 && html.length === 0) {
    // A mail that is nothing but a text of another kind (text/enriched, text/x-log) is still read as one.
    const only = leaves.find(
      (leaf) => leaf.mimeType.startsWith('text/') && !isAttachment(leaf) && !isSpecialText(leaf),
    );
    if (only !== undefined && (leaves.length === 1 || !hasName(only))) text.push(only);
  }
  const shown = new Set([...text, ...html]);
  return { text, html, beside: leaves.filter((leaf) => leaf.isDamaged || !shown.has(leaf)) };
}

function collect(parent: Entity, isInAlternative: boolean, lists: Lists, leaves: Entity[]): void {
  const kind = parent.mimeType.slice('multipart/'.length);
  const { text, html } = lists;
  const [textBefore, htmlBefore] = [text?.length ?? -1, html?.length ?? -1];
  for (const [index, part] of parent.children.entries()) {
    if (part.children.length > 0) {
      collect(part, isInAlternative || kind === 'alternative', lists, leaves);
      continue;
    }
    leaves.push(part);
    if (!isShown(part, kind, index)) continue;
    if (kind === 'alternative') {
      if (part.mimeType === 'text/plain') lists.text?.push(part);
      if (part.mimeType === 'text/html' && lists.html !== null) lists.html.splice(htmlBefore, Infinity, part);
      continue;
    }
    if (isInAlternative) {
      if (part.mimeType === 'text/plain') lists.html = null;
      if (part.mimeType === 'text/html') lists.text = null;
    }
    lists.text?.push(part);
    lists.html?.push(part);
  }
  // What was taken from the lists inside one alternative holds for that alternative only.
  lists.text = text;
  lists.html = html;
  if (kind !== 'alternative' || text === null || html === null) return;
  if (text.length === textBefore && html.length > htmlBefore) text.push(...html.slice(htmlBefore));
  else if (html.length === htmlBefore && text.length > textBefore) html.push(...text.slice(textBefore));
}

function isShown(part: Entity, kind: string, index: number): boolean {
  const isReadable = isText(part) || isMedia(part);
  if (!isReadable || isAttachment(part)) return false;
  return index === 0 || (kind !== 'related' && (isMedia(part) || !hasName(part)));
}

export function isText({ mimeType }: Entity): boolean {
  return mimeType === 'text/plain' || mimeType === 'text/html';
}

function isMedia({ mimeType }: Entity): boolean {
  return /^(?:image|audio|video)\//.test(mimeType);
}

/** Texts that are data: an invitation, a card, a script for other programs. */
function isSpecialText({ mimeType }: Entity): boolean {
  return /^text\/(?:calendar|x?-?vcard|directory|css|csv|x-amp-html|rfc822-headers)$/.test(mimeType);
}

function isAttachment({ disposition }: Entity): boolean {
  return disposition.value === 'attachment';
}

function hasName({ disposition, contentType }: Entity): boolean {
  return disposition.params.has('filename') || contentType.params.has('name');
}
