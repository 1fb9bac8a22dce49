import { allowedElements, droppedElements, plainAttributes, prefixName, textAttributes } from './allowed.ts';
import type { Slices } from './breathe.ts';
import { isTracker, nameHost } from './trackers.ts';
import { readImage, readLink } from './wash-url.ts';
import { washStyle } from './wash-declarations.ts';

export interface WalkLimits {
  readonly maxNodes: number;
  readonly maxChars: number;
}

/** What was found on the way; addresses as a browser would read them. */
export interface WalkFindings {
  readonly remoteUrls: Set<string>;
  readonly trackers: Map<string, number>;
  readonly contentIds: Set<string>;
  isCut: boolean;
}

/** Deeper nesting is laid flat: the text stays, no stack and no layout suffers. */
const maxDepth = 100;
const htmlNamespace = 'http://www.w3.org/1999/xhtml';

interface Step {
  readonly node: Node;
  readonly into: Element;
  readonly depth: number;
}

/**
 * The last step, our own: goes over what the sieve left and makes every element anew, from the lists in allowed.ts and
 * nothing else. What comes out was never parsed from the mail's own words, and is not turned into words again.
 */
export async function walkMail(
  source: Element,
  root: HTMLElement,
  limits: WalkLimits,
  slices: Slices,
): Promise<WalkFindings> {
  const found: WalkFindings = { remoteUrls: new Set(), trackers: new Map(), contentIds: new Set(), isCut: false };
  const target = root.ownerDocument;
  let nodesLeft = limits.maxNodes;
  let charsLeft = limits.maxChars;
  const steps: Step[] = [];
  const pushChildren = (of: Node, into: Element, depth: number) => {
    for (let child = of.lastChild; child !== null; child = child.previousSibling)
      steps.push({ node: child, into, depth });
  };
  pushChildren(source, root, 0);
  for (let step = steps.pop(); step !== undefined; step = steps.pop()) {
    const { node, into, depth } = step;
    if (nodesLeft <= 0 || charsLeft <= 0) {
      found.isCut = true;
      break;
    }
    if (node.nodeType === 3) {
      const text = (node.nodeValue ?? '').slice(0, charsLeft);
      charsLeft -= text.length;
      nodesLeft -= 1;
      into.append(text);
    } else if (node.nodeType === 1) {
      const element = node as Element;
      const name = element.localName;
      if (element.namespaceURI !== htmlNamespace || droppedElements.has(name)) continue;
      if (!allowedElements.has(name)) {
        pushChildren(element, into, depth);
        continue;
      }
      nodesLeft -= 1;
      const made = target.createElement(name);
      copyAttributes(element, made);
      if (name === 'img' && !nameSource(element, made, found)) continue;
      if (name === 'a') nameTarget(element, made);
      into.append(made);
      if (depth < maxDepth) pushChildren(element, made, depth + 1);
      else pushChildren(element, into, depth);
    }
    if (slices.isOver) await slices.breathe();
  }
  return found;
}

export function copyAttributes(from: Element, to: HTMLElement): void {
  for (const { name, value } of from.attributes) {
    const shape = plainAttributes[name];
    if (Object.hasOwn(plainAttributes, name) && shape !== undefined) {
      const text = value.trim();
      if (shape.test(text)) to.setAttribute(name, text);
    } else if (textAttributes.has(name)) {
      to.setAttribute(name, value.slice(0, 500));
    } else if (name === 'class') {
      const names = value.split(/\s+/).filter((one) => /^[\w-]{1,100}$/u.test(one));
      if (names.length > 0) to.setAttribute('class', names.slice(0, 50).map(prefixName).join(' '));
    } else if (name === 'id' || (name === 'name' && from.localName === 'a' && !from.hasAttribute('id'))) {
      if (/^[\w.:-]{1,200}$/u.test(value)) to.setAttribute('id', prefixName(value));
    } else if (name === 'style') {
      for (const { property, value: said, isImportant } of washStyle(value)) {
        to.style.setProperty(property, said, isImportant ? 'important' : '');
      }
    }
  }
}

/** A link has no address of its own: nothing in the frame can be followed, a click is only told to us. */
function nameTarget(from: Element, to: HTMLElement): void {
  const href = from.getAttribute('href');
  const target = href === null ? null : readLink(href);
  if (target === null) return;
  if (target.kind === 'jump') to.dataset['jump'] = prefixName(target.name);
  else to.dataset['href'] = target.href;
  to.setAttribute('role', 'link');
  to.tabIndex = 0;
}

/** Answers whether there is a picture to keep a place for. */
function nameSource(from: Element, to: HTMLElement, found: WalkFindings): boolean {
  const source = readImage(from.getAttribute('src') ?? '');
  const alt = (from.getAttribute('alt') ?? '').trim();
  // Without any, a screen reader would read out the address.
  if (!to.hasAttribute('alt')) to.setAttribute('alt', '');
  switch (source?.kind) {
    case 'part':
      found.contentIds.add(source.contentId);
      to.dataset['cid'] = source.contentId;
      return true;
    case 'data':
      to.setAttribute('src', source.url);
      return true;
    case 'remote': {
      if (isTracker(source.url, readFacts(from, to, alt))) {
        const host = nameHost(source.url);
        found.trackers.set(host, (found.trackers.get(host) ?? 0) + 1);
        return false;
      }
      found.remoteUrls.add(source.url);
      to.dataset['remote'] = source.url;
      return true;
    }
    default:
      return alt !== '';
  }
}

function readFacts(from: Element, to: HTMLElement, alt: string) {
  const { style } = to;
  const isHidden =
    style.display === 'none' || style.visibility === 'hidden' || style.opacity === '0' || hasNoRoom(style);
  return {
    width: readPx(style.width) ?? readPx(from.getAttribute('width') ?? ''),
    height: readPx(style.height) ?? readPx(from.getAttribute('height') ?? ''),
    isHidden,
    alt,
  };
}

function hasNoRoom(style: CSSStyleDeclaration): boolean {
  return readPx(style.maxHeight) === 0 || readPx(style.maxWidth) === 0;
}

function readPx(text: string): number | null {
  const size = /^\s*(\d{1,5}(?:\.\d+)?)\s*(?:px)?\s*$/.exec(text)?.[1];
  return size === undefined ? null : Number(size);
}
