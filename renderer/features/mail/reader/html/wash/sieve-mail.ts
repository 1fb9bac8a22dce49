import type { Config } from 'dompurify';
import { allowedElements, droppedElements, sievedAttributes } from './allowed.ts';
import type { Slices } from './breathe.ts';
import type { MailRoom } from './mail-room.ts';

/** More than this at once would hold the window too long. */
const maxAtOnce = 150;

const config: Config = {
  IN_PLACE: true,
  ALLOWED_TAGS: [...allowedElements, 'body', '#text'],
  ALLOWED_ATTR: [...sievedAttributes],
  FORBID_TAGS: [...droppedElements],
  FORBID_CONTENTS: [...droppedElements],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  ALLOW_UNKNOWN_PROTOCOLS: false,
  // It is asked of every value, not of addresses alone: what has no scheme passes here and is judged in our own walk.
  ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|cid:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
};

/**
 * The first sieve, DOMPurify, over the raw tree in place. It goes over every node once: large trees in bites, and what
 * holds the bites together by itself.
 */
export async function sieveMail({ sieve, raw }: MailRoom, body: HTMLElement, slices: Slices): Promise<void> {
  const holder = body.ownerDocument.implementation.createHTMLDocument('').createElement('div');

  const sieveNodes = (nodes: readonly Node[]): readonly Node[] => {
    raw.moveInto(holder, nodes);
    sieve.sanitize(holder, config);
    return raw.childrenOf(holder);
  };

  const sieveChildren = async (parent: Element): Promise<void> => {
    let bite: Node[] = [];
    let size = 0;
    const swallow = () => {
      const [first] = bite;
      if (first === undefined) return;
      const place = parent.ownerDocument.createComment('');
      raw.replace(first, [place]);
      raw.replace(place, sieveNodes(bite));
      bite = [];
      size = 0;
    };
    for (const child of raw.childrenOf(parent)) {
      const weight = isElement(child) ? raw.countWithin(child) + 1 : 1;
      if (isElement(child) && weight > maxAtOnce) {
        swallow();
        await sieveChildren(child);
        sieveAlone(child);
      } else {
        if (size + weight > maxAtOnce) swallow();
        bite.push(child);
        size += weight;
      }
      if (slices.isOver) await slices.breathe();
    }
    swallow();
  };

  /** Without its children, which have been. Where it may not stay, they take its place. */
  const sieveAlone = (element: Element) => {
    const children = raw.childrenOf(element);
    const bare = element.cloneNode(false);
    const [kept] = sieveNodes([bare]);
    if (kept !== undefined && isElement(kept)) raw.moveInto(kept, children);
    raw.replace(element, kept === undefined ? children : [kept]);
    holder.replaceChildren();
  };

  await sieveChildren(body);
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}
