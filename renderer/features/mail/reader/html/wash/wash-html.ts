import { Slices } from './breathe.ts';
import { foldQuotes } from './fold-quotes.ts';
import { openMailRoom } from './mail-room.ts';
import { sieveMail } from './sieve-mail.ts';
import { copyAttributes, walkMail, type WalkLimits } from './walk-mail.ts';
import { washSheet, type WashedSheet } from './wash-sheet.ts';

/** A mail's HTML that can do nothing any more. */
export interface WashedMail {
  /** One element, `[data-mail]`, in an inert document: clone it, never turn it into text and parse that again. */
  readonly root: HTMLElement;
  readonly sheet: WashedSheet;
  /** Pictures that lie elsewhere, in the order of the mail; `img[data-remote]` waits for each. */
  readonly remoteUrls: readonly string[];
  /** Who wanted to know that it is read, and how often. Their pictures are gone for good. */
  readonly trackers: readonly { readonly host: string; readonly count: number }[];
  /** Parts of the mail that it shows; `img[data-cid]` waits for each. */
  readonly contentIds: readonly string[];
  readonly hasQuote: boolean;
  /** More of it is there than was washed. */
  readonly isCut: boolean;
  /** It asked to be filled in and sent, or brought programs: mail that is only to be read does neither. */
  readonly removed: { readonly forms: number; readonly scripts: number };
}

/** What is drawn at first. Nobody reads more at a glance, and the window must not stand still for it. */
const atFirst = { maxNodes: 12_000, maxChars: 200_000, maxHtml: 400_000 };
const whole = { maxNodes: 150_000, maxChars: 4_000_000, maxHtml: 5_000_000 };

/**
 * The one way from a mail's HTML to something that may be shown, quoted or printed. In turn, each without trust in the
 * one before: an inert document, DOMPurify, our own walk that makes every element anew. In slices, so that keys and
 * frames get their turn.
 */
export async function washHtml(html: string, options: { isWhole?: boolean } = {}): Promise<WashedMail> {
  const limits: WalkLimits & { maxHtml: number } = options.isWhole === true ? whole : atFirst;
  const room = await openMailRoom();
  const slices = new Slices();
  const parsed = room.parse(html.slice(0, limits.maxHtml));
  const top = room.raw.rootOf(parsed);
  const removed = {
    forms: room.raw.find(top, 'form').length,
    scripts: room.raw.find(top, 'script').length,
  };
  const css = takeSheets(room.raw, top);
  for (const form of room.raw.find(top, 'form')) room.raw.unwrap(form);
  await slices.breathe();
  const body = room.raw.bodyOf(parsed);
  await sieveMail(room, body, slices);

  const target = room.newDocument();
  const root = target.createElement('div');
  dressRoot(body, root);
  root.dataset['mail'] = '';
  const found = await walkMail(body, root, limits, slices);
  await slices.breathe();
  const sheet = washSheet(css);
  return {
    root,
    sheet,
    remoteUrls: [...found.remoteUrls],
    trackers: [...found.trackers].map(([host, count]) => ({ host, count })),
    contentIds: [...found.contentIds],
    hasQuote: foldQuotes(root),
    isCut: found.isCut || html.length > limits.maxHtml,
    removed,
  };
}

function takeSheets(raw: Awaited<ReturnType<typeof openMailRoom>>['raw'], top: Element): string {
  const texts: string[] = [];
  for (const style of raw.find(top, 'style')) {
    if (style.namespaceURI === 'http://www.w3.org/1999/xhtml') texts.push(style.textContent);
    raw.replace(style, []);
  }
  return texts.join('\n');
}

/** What `<body>` said about the whole page. */
function dressRoot(body: HTMLElement, root: HTMLElement): void {
  copyAttributes(body, root);
  const background = root.getAttribute('bgcolor');
  const text = body.getAttribute('text');
  if (background !== null && root.style.backgroundColor === '') root.style.backgroundColor = background;
  if (text !== null && /^#?[a-z\d]{1,30}$/i.test(text) && root.style.color === '') root.style.color = text;
  root.removeAttribute('bgcolor');
}
