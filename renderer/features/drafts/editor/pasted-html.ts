/**
 * HTML from a clipboard, made readable for the editor's schema, which drops all it does not know. Word and Outlook
 * write lists as paragraphs, and pictures as addresses of files of the machine they were copied on.
 */
export function cleanPastedHtml(html: string): string {
  // A document of its own without a window: nothing in it runs or loads.
  const page = new DOMParser().parseFromString(setStylesAside(dropConditionals(html)), 'text/html');
  for (const element of page.body.querySelectorAll('style, script, meta, link, title, xml, o\\:p:empty')) {
    element.remove();
  }
  for (const picture of page.body.querySelectorAll('img')) {
    if (!/^(?:data:image\/|cid:)/i.test(picture.getAttribute('src') ?? '')) replaceByAlt(picture);
  }
  for (const link of page.body.querySelectorAll('a:not([href])')) link.replaceWith(...link.childNodes);
  keepStyledMarks(page.body);
  buildLists(page.body);
  for (const element of page.body.querySelectorAll('p, div, span')) {
    if (isBlankOffice(element)) element.remove();
  }
  return page.body.innerHTML;
}

/** `<!--[if …]>` hides things from browsers; `<![if !supportLists]>` shows the sign of a list item to them. */
function dropConditionals(html: string): string {
  return html.replace(/<!--\[if[\s\S]*?<!\[endif\]-->/gi, '').replace(/<!\[(?:if[^\]]*|endif)\]>/gi, '');
}

/**
 * The window's policy forbids styles and handlers that stand in HTML, and reports each as a breach, also in a document
 * that is never shown: what they say is read from an attribute of another name.
 */
export function setStylesAside(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/([\s"'/])(style|on[a-z]+)(\s*=)/gi, '$1data-$2$3'));
}

function replaceByAlt(picture: Element): void {
  const alt = (picture.getAttribute('alt') ?? '').trim();
  if (alt === '') picture.remove();
  else picture.replaceWith(`[${alt.slice(0, 200)}]`);
}

/** Google Docs and others say "bold" by a style on a span; Google wraps everything in a `<b>` that is not bold. */
function keepStyledMarks(body: HTMLElement): void {
  for (const wrapper of body.querySelectorAll<HTMLElement>('b[data-style]')) {
    if (/(?:^|;)\s*font-weight:\s*normal/i.test(styleOf(wrapper))) wrapper.replaceWith(...wrapper.childNodes);
  }
  for (const span of body.querySelectorAll<HTMLElement>('span[data-style]')) {
    const style = styleOf(span);
    const wanted = [
      /font-weight:\s*(?:bold|[6-9]00)/i.test(style) ? 'strong' : null,
      /font-style:\s*italic/i.test(style) ? 'em' : null,
      /text-decoration[^;]*underline/i.test(style) && span.closest('a') === null ? 'u' : null,
      /text-decoration[^;]*line-through/i.test(style) ? 's' : null,
    ].filter((tag) => tag !== null);
    if (wanted.length === 0) continue;
    let inner: Element = span;
    for (const tag of wanted) {
      const mark = body.ownerDocument.createElement(tag);
      mark.append(...inner.childNodes);
      inner.append(mark);
      inner = mark;
    }
  }
}

function styleOf(element: Element): string {
  return element.getAttribute('data-style') ?? '';
}

interface WordItem {
  readonly level: number;
  readonly isOrdered: boolean;
}

/** Paragraphs that Word calls list items, as lists. */
function buildLists(body: HTMLElement): void {
  let open: { element: HTMLElement; level: number }[] = [];
  let last: Element | null = null;
  for (const paragraph of body.querySelectorAll<HTMLElement>('p')) {
    const item = readWordItem(paragraph);
    if (item === null) continue;
    if (last === null || nextElement(last) !== paragraph) open = [];
    open = open.filter(({ level }) => level <= item.level);
    let top = open.at(-1);
    if (top?.level !== item.level || top.element.localName !== (item.isOrdered ? 'ol' : 'ul')) {
      const list = body.ownerDocument.createElement(item.isOrdered ? 'ol' : 'ul');
      const parent = top !== undefined && top.level < item.level ? top.element.lastElementChild : null;
      if (parent !== null) parent.append(list);
      else if (open[0] !== undefined && top?.level === item.level) top.element.after(list);
      else paragraph.before(list);
      open = [...open.filter(({ level }) => level < item.level), { element: list, level: item.level }];
      top = open.at(-1);
    }
    const entry = body.ownerDocument.createElement('li');
    const line = body.ownerDocument.createElement('p');
    line.append(...paragraph.childNodes);
    entry.append(line);
    top?.element.append(entry);
    paragraph.remove();
    last = open[0]?.element ?? null;
  }
}

function nextElement(element: Element): Element | null {
  return element.nextElementSibling;
}

const sign = /^[\s\u00a0]*(?:[·•▪◦§o‣–—-]|(\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]))[\s\u00a0]+/i;

function readWordItem(paragraph: HTMLElement): WordItem | null {
  const style = styleOf(paragraph);
  const found = /mso-list:\s*l\d+ level(\d)/i.exec(style);
  const isItem = found !== null || /MsoListParagraph/.test(paragraph.className);
  if (!isItem) return null;
  const text = paragraph.textContent ?? '';
  const marked = sign.exec(text);
  if (found === null && marked === null) return null;
  const ignored = paragraph.querySelector('span[data-style*="mso-list:Ignore"], span[data-style*="mso-list: Ignore"]');
  if (ignored !== null) ignored.remove();
  else if (marked !== null) dropStart(paragraph, marked[0].length);
  const shown = ignored?.textContent ?? marked?.[0] ?? '';
  return { level: Number(found?.[1] ?? 1), isOrdered: /^[\s\u00a0]*\(?(?:\d|[a-z]{1,6}[.)])/i.test(shown) };
}

/** Takes so many characters away from the beginning, across the elements in it. */
function dropStart(element: Node, length: number): number {
  let left = length;
  for (const child of element.childNodes) {
    if (left === 0) return 0;
    if (child.nodeType === 3) {
      const text = child.textContent ?? '';
      child.textContent = text.slice(left);
      left = Math.max(0, left - text.length);
    } else {
      left = dropStart(child, left);
    }
  }
  return left;
}

/** Word keeps the height of an empty line by a blank in a tag of its own. */
function isBlankOffice(element: Element): boolean {
  const isOffice = element.className.startsWith('Mso') || element.localName === 'span';
  return (
    isOffice &&
    element.querySelector('img, br') === null &&
    /^[\s\u00a0]*$/.test(element.textContent ?? '') &&
    element.localName !== 'p'
  );
}
