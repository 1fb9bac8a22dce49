import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { mergeLooks, plainLook, readColor, readSheet, readStyle, type Look } from './html-hiding.ts';

interface Open {
  readonly tag: string;
  readonly isHidden: boolean;
  readonly color: string;
  readonly background: string;
  readonly isQuote: boolean;
}

const maxOpen = 2_000;
const maxAttribute = 10_000;
const lookBack = 60;

const voids = new Set('area base br col embed frame hr img input keygen link meta param source track wbr'.split(' '));
const blocks = new Set(
  (
    'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr html li main menu nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);
const apart = new Set('p h1 h2 h3 h4 h5 h6 blockquote ul ol table pre'.split(' '));
const unread = new Set(
  (
    'script style title noscript template textarea select option datalist iframe noframes noembed object applet audio ' +
    'video canvas svg math head'
  ).split(' '),
);
const cells = new Set(['td', 'th']);
const rows = new Set(['td', 'th', 'tr']);

/** HTML as a reader sees it, in one pass: blocks as lines, quotes marked by "> ", at most about `maxChars` of it. */
export function htmlToText(html: string, maxChars: number): string {
  const reader = new HtmlReader(html, maxChars);
  const tokenizer = new Tokenizer({ xmlMode: false, decodeEntities: true }, reader);
  reader.stop = () => tokenizer.pause();
  tokenizer.write(html);
  tokenizer.end();
  return reader.finish();
}

class HtmlReader implements TokenizerCallbacks {
  stop: () => void = () => {};
  readonly #html: string;
  readonly #maxChars: number;
  readonly #looks = new Map<string, Look>();
  readonly #open: Open[] = [];
  #uncounted = 0;
  #quotes = 0;
  #out = '';
  #line = '';
  #lineQuotes = 0;
  #breaks = 0;
  #isSpacePending = false;
  #tag = '';
  #attribute = '';
  #value = '';
  #style = '';
  #class = '';
  #id = '';
  #background = '';
  #color = '';
  #isHiddenAttribute = false;
  #isPre = 0;

  constructor(html: string, maxChars: number) {
    this.#html = html;
    this.#maxChars = maxChars;
  }

  finish(): string {
    this.#endLine();
    return this.#out.trim();
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase();
    this.#style = '';
    this.#class = '';
    this.#id = '';
    this.#background = '';
    this.#color = '';
    this.#isHiddenAttribute = false;
  }

  onattribname(start: number, end: number): void {
    this.#attribute = this.#html.slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (this.#value.length < maxAttribute) this.#value += this.#html.slice(start, Math.min(end, start + maxAttribute));
  }

  onattribentity(codepoint: number): void {
    if (this.#value.length < maxAttribute) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    switch (this.#attribute) {
      case 'style':
        this.#style = this.#value;
        break;
      case 'class':
        this.#class = this.#value;
        break;
      case 'id':
        this.#id = this.#value;
        break;
      case 'bgcolor':
        this.#background = this.#value;
        break;
      case 'background':
        this.#background = 'url';
        break;
      case 'color':
        this.#color = this.#value;
        break;
      case 'hidden':
        this.#isHiddenAttribute = true;
        break;
      default:
    }
  }

  onopentagend(): void {
    this.#openTag(this.#tag);
  }

  onselfclosingtag(): void {
    // HTML knows no self-closing elements but the empty ones.
    this.#openTag(this.#tag);
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#html.slice(start, end).toLowerCase();
    if (tag === 'br') {
      this.#break(1);
      return;
    }
    if (tag === 'p' && !this.#isOpen('p')) {
      this.#break(2);
      return;
    }
    const from = this.#open.length - 1;
    if (this.#uncounted > 0) {
      this.#uncounted -= 1;
      return;
    }
    for (let at = from; at >= 0 && at > from - lookBack; at -= 1) {
      if (this.#open[at]?.tag !== tag) continue;
      this.#closeTo(at);
      return;
    }
  }

  ontext(start: number, end: number): void {
    const top = this.#open.at(-1);
    if (top !== undefined && top.isHidden) {
      if (top.tag === 'style') readSheet(this.#html.slice(start, end), this.#looks);
      return;
    }
    this.#write(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    if (this.#open.at(-1)?.isHidden !== true) this.#write(String.fromCodePoint(codepoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  #isOpen(tag: string): boolean {
    for (let at = this.#open.length - 1; at >= 0 && at > this.#open.length - 1 - lookBack; at -= 1) {
      if (this.#open[at]?.tag === tag) return true;
    }
    return false;
  }

  #openTag(tag: string): void {
    this.#closeImplied(tag);
    if (tag === 'br') this.#break(1);
    else if (blocks.has(tag)) this.#break(apart.has(tag) ? 2 : 1);
    else if (cells.has(tag)) this.#isSpacePending = true;
    if (voids.has(tag)) return;
    if (this.#open.length >= maxOpen) {
      this.#uncounted += 1;
      return;
    }
    const parent = this.#open.at(-1);
    const look = this.#readLook();
    const color = look.color ?? parent?.color ?? '#000000';
    const background = look.background ?? parent?.background ?? '#ffffff';
    const isHidden =
      parent?.isHidden === true ||
      look.isHidden ||
      this.#isHiddenAttribute ||
      unread.has(tag) ||
      // Only a colour set here is judged: the page's own text on an unknown ground is the page's business.
      ((look.color !== null || look.background !== null) && isAlike(color, background));
    const isQuote = tag === 'blockquote';
    this.#open.push({ tag, isHidden, color, background, isQuote });
    if (isQuote && !isHidden) this.#quotes += 1;
    if (tag === 'pre') this.#isPre += 1;
    if (tag === 'li' && !isHidden) this.#write('• ');
  }

  #readLook(): Look {
    let look = plainLook;
    if (this.#looks.size > 0) {
      if (this.#class !== '') {
        for (const name of this.#class.split(/\s+/, 20))
          look = mergeLooks(look, this.#looks.get(`.${name}`) ?? plainLook);
      }
      if (this.#id !== '') look = mergeLooks(look, this.#looks.get(`#${this.#id}`) ?? plainLook);
    }
    if (this.#background !== '' || this.#color !== '') {
      const background = this.#background === '' ? null : (readColor(this.#background) ?? 'unknown');
      const color = this.#color === '' || this.#tag !== 'font' ? null : readColor(this.#color);
      look = mergeLooks(look, { isHidden: false, color, background });
    }
    return this.#style === '' ? look : mergeLooks(look, readStyle(this.#style));
  }

  /** End tags that HTML lets one leave out. */
  #closeImplied(tag: string): void {
    const top = this.#open.at(-1);
    if (top === undefined) return;
    const last = this.#open.length - 1;
    if (top.tag === 'head' && (tag === 'body' || tag === 'div' || tag === 'table' || tag === 'p')) this.#closeTo(last);
    else if (top.tag === 'p' && blocks.has(tag)) this.#closeTo(last);
    else if (top.tag === tag && (tag === 'li' || tag === 'dd' || tag === 'dt' || tag === 'tr')) this.#closeTo(last);
    else if (cells.has(tag) && cells.has(top.tag)) this.#closeTo(last);
    else if (tag === 'tr' && rows.has(top.tag)) {
      this.#closeTo(cells.has(top.tag) && this.#open[last - 1]?.tag === 'tr' ? last - 1 : last);
    }
  }

  #closeTo(at: number): void {
    const isBlock = this.#open.slice(at).some(({ tag }) => blocks.has(tag));
    const isApart = apart.has(this.#open[at]?.tag ?? '');
    if (isBlock) this.#break(isApart ? 2 : 1);
    for (const { isQuote, isHidden, tag } of this.#open.splice(at)) {
      if (isQuote && !isHidden) this.#quotes -= 1;
      if (tag === 'pre') this.#isPre -= 1;
    }
  }

  #write(text: string): void {
    if (this.#isPre > 0 && text.includes('\n')) {
      for (const [index, line] of text.split('\n').entries()) {
        if (index > 0) this.#break(1, true);
        this.#add(line.trimEnd());
      }
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, ' ');
    if (collapsed === ' ') {
      this.#isSpacePending = true;
      return;
    }
    if (collapsed.startsWith(' ')) this.#isSpacePending = true;
    this.#add(collapsed.trim());
    if (collapsed.endsWith(' ')) this.#isSpacePending = true;
  }

  #add(text: string): void {
    if (text === '') return;
    if (this.#line === '') {
      this.#lineQuotes = this.#quotes;
    } else if (this.#isSpacePending) {
      this.#line += ' ';
    }
    this.#isSpacePending = false;
    this.#line += text;
    if (this.#out.length + this.#line.length > this.#maxChars) this.stop();
  }

  #break(lines: number, isExact = false): void {
    if (this.#open.at(-1)?.isHidden === true) return;
    this.#endLine();
    this.#breaks = isExact ? this.#breaks + lines : Math.max(this.#breaks, lines);
  }

  #endLine(): void {
    this.#isSpacePending = false;
    if (this.#line === '') return;
    if (this.#out !== '') this.#out += '\n'.repeat(Math.min(2, Math.max(1, this.#breaks)));
    this.#out += '> '.repeat(Math.min(this.#lineQuotes, 20)) + this.#line;
    this.#line = '';
    this.#breaks = 0;
  }
}

/** Two colours nobody can tell apart. */
function isAlike(color: string, background: string): boolean {
  if (color === background) return true;
  if (!color.startsWith('#') || !background.startsWith('#')) return false;
  const distance = [1, 3, 5].map((at) =>
    Math.abs(Number.parseInt(color.slice(at, at + 2), 16) - Number.parseInt(background.slice(at, at + 2), 16)),
  );
  return Math.max(...distance) < 10;
}
