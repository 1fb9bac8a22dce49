/** Where the mail that is answered begins, as the programs that wrote it mark it. Names are prefixed by the walk. */
const marks = [
  '.m-gmail_quote',
  '.m-gmail_quote_container',
  '.m-yahoo_quoted',
  '.m-moz-cite-prefix',
  '.m-protonmail_quote',
  '.m-tutanota_quote',
  '#m-divRplyFwdMsg',
  '#m-appendonsend',
  '#m-OLK_SRC_BODY_SECTION',
  '#m-reply-intro',
  'blockquote',
  // Word's own line above "From: … Sent: …".
  'div[style*="border-top"]',
  'div[style*="border-width: 1pt"]',
].join(',');

const forwarded = /^\W*(?:-{3,}\s*)?(?:forwarded message|weitergeleitete nachricht|original-nachricht weitergeleitet)/i;
const outlookHead = /^\s*(?:From|Von)\s*:[\s\S]{0,400}(?:Sent|Gesendet|Date|Datum)\s*:/i;
const leadIn = /:\s*$/;
/** Each is weighed against all that follows it: a mail of ten thousand quotes is not worth that. */
const maxStarts = 40;

/**
 * Marks what a reader has seen before, where it is the end of the mail: each outermost element of it gets
 * `data-quote`. A forwarded mail is no quote, it is why the mail was sent.
 */
export function foldQuotes(root: HTMLElement): boolean {
  const starts = [...root.querySelectorAll<HTMLElement>(marks)].slice(0, maxStarts);
  for (const start of starts) {
    if (start.matches('div[style]:not([class]):not([id])') && !outlookHead.test(start.textContent)) continue;
    const tail = readTail(root, start);
    if (forwarded.test(textOf(tail))) return false;
    if (!hasOwnText(root, tail)) continue;
    if (start.localName === 'blockquote' && !isLastWord(start, tail)) continue;
    const lead = findLeadIn(tail[0]);
    for (const element of lead === null ? tail : [lead, ...tail]) element.dataset['quote'] = '';
    return true;
  }
  return false;
}

/** The element and all that follows it, on every level up to the root. */
function readTail(root: HTMLElement, start: HTMLElement): HTMLElement[] {
  const tail: HTMLElement[] = [start];
  for (let at: HTMLElement = start; at !== root && at.parentElement !== null; at = at.parentElement) {
    for (let next = at.nextSibling; next !== null; next = next.nextSibling) {
      if (next.nodeType === 1) tail.push(next as HTMLElement);
      else if (next.nodeType === 3 && (next.nodeValue ?? '').trim() !== '') tail.push(wrapText(next));
    }
  }
  return tail;
}

/** Loose text can carry no mark of its own. */
function wrapText(text: Node): HTMLElement {
  const span = (text.ownerDocument as Document).createElement('span');
  text.parentNode?.replaceChild(span, text);
  span.append(text);
  return span;
}

/** A quote with somebody's words below it is answered point by point and stays where it is. */
function isLastWord(start: HTMLElement, tail: readonly HTMLElement[]): boolean {
  return tail.every((element) => element === start || element.localName === 'blockquote' || isEmpty(element));
}

function findLeadIn(first: HTMLElement | undefined): HTMLElement | null {
  let before = first?.previousElementSibling ?? null;
  while (before !== null && isEmpty(before)) before = before.previousElementSibling;
  const text = before?.textContent.trim() ?? '';
  return before !== null && text.length < 300 && leadIn.test(text) ? (before as HTMLElement) : null;
}

function hasOwnText(root: HTMLElement, tail: readonly HTMLElement[]): boolean {
  return root.textContent.trim().length > textOf(tail).trim().length;
}

function textOf(elements: readonly HTMLElement[]): string {
  return elements.map((element) => element.textContent).join('');
}

function isEmpty(element: Element): boolean {
  return element.textContent.trim() === '' && element.querySelector('img') === null;
}
