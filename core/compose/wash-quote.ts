import { Parser } from 'htmlparser2';
import { readColor, readStyle } from '../mime/html-hiding.ts';
import { HidingSheet, readHidingRules, type HidingRule, type Styled } from './hiding-rules.ts';

export interface WashedHtml {
  readonly html: string;
  /** What its pictures point at, without `cid:`. */
  readonly contentIds: readonly string[];
  /** Something that was not to be seen in the original is not in here. */
  readonly hadHidden: boolean;
}

interface Open extends Styled {
  readonly written: string | null;
  readonly isHidden: boolean;
  readonly color: string;
  readonly background: string;
}

/** What takes no more than a moment; a longer mail is quoted as text. */
const maxChars = 200_000;
const maxTags = 15_000;
const maxHidingRules = 150;
const maxOpen = 250;

const kept = new Set(
  (
    'a abbr b bdi big blockquote br caption center cite code col colgroup dd del div dl dt em font h1 h2 h3 h4 h5 h6 hr i ' +
    'img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var'
  ).split(' '),
);
const dropped = new Set(
  (
    'applet audio base canvas datalist embed form frame frameset head iframe input link math meta noembed noframes noscript ' +
    'object option picture script select style svg template textarea title video'
  ).split(' '),
);
const voids = new Set(['br', 'col', 'hr', 'img', 'base', 'embed', 'input', 'link', 'meta', 'source', 'area', 'wbr']);
const keptAttributes = new Set(
  'align valign width height bgcolor color border cellpadding cellspacing colspan rowspan dir start type face size'.split(
    ' ',
  ),
);
const keptStyles = new Set(
  (
    'color background-color font-weight font-style font-family font-size text-align text-decoration vertical-align white-space ' +
    'border border-top border-bottom border-left border-right border-color border-style border-width border-collapse ' +
    'padding padding-top padding-bottom padding-left padding-right margin margin-top margin-bottom margin-left margin-right ' +
    'width max-width line-height list-style-type'
  ).split(' '),
);

/**
 * A foreign mail's HTML, to stand as a quote in one of ours: an allow-list of tags, attributes and styles, no style
 * sheet, no class, no id, nothing that runs or loads (but pictures over https where `keepsPictures` says so). What the
 * original hid is left out, so that no sheet of whoever reads it next can bring it to light (kobold letters).
 */
export function washQuote(html: string, { keepsPictures }: { keepsPictures: boolean }): WashedHtml | null {
  if (html.length > maxChars || countTags(html) > maxTags) return null;
  const rules = readSheets(html);
  // Who needs so many to hide something has no good reason; as text it is quoted without any of it.
  if (rules.length > maxHidingRules) return null;
  const washer = new Washer(new HidingSheet(rules), keepsPictures);
  const parser = new Parser(washer, { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true });
  parser.end(html);
  const washed = washer.finish();
  return washed.html.length > 2 * maxChars ? null : washed;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

function countTags(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) count += 1;
  return count;
}

function readSheets(html: string): HidingRule[] {
  const rules: HidingRule[] = [];
  let isStyle = false;
  const parser = new Parser({
    onopentagname: (name) => {
      isStyle = name === 'style';
    },
    ontext: (text) => {
      if (isStyle) rules.push(...readHidingRules(text));
    },
    onclosetag: () => {
      isStyle = false;
    },
  });
  parser.end(html);
  return rules;
}

class Washer {
  readonly #sheet: HidingSheet;
  readonly #keepsPictures: boolean;
  readonly #open: Open[] = [];
  readonly #contentIds = new Set<string>();
  readonly #out: string[] = [];
  #uncounted = 0;
  #hadHidden = false;

  constructor(sheet: HidingSheet, keepsPictures: boolean) {
    this.#sheet = sheet;
    this.#keepsPictures = keepsPictures;
  }

  finish(): WashedHtml {
    while (this.#open.length > 0) this.#close();
    return { html: this.#out.join('').trim(), contentIds: [...this.#contentIds], hadHidden: this.#hadHidden };
  }

  onopentag(tag: string, attributes: Record<string, string>): void {
    if (!voids.has(tag) && this.#open.length >= maxOpen) {
      this.#uncounted += 1;
      return;
    }
    const element = this.#look(tag, attributes);
    const isDropped = element.isHidden || dropped.has(tag) || !kept.has(tag);
    const written = isDropped ? null : this.#write(tag, attributes);
    if (written !== null) this.#out.push(written);
    if (!voids.has(tag)) this.#open.push({ ...element, written: written === null ? null : tag });
  }

  ontext(text: string): void {
    const top = this.#open.at(-1);
    if (top?.isHidden === true) {
      if (text.trim() !== '' && !dropped.has(top.tag)) this.#hadHidden = true;
      return;
    }
    this.#out.push(escapeHtml(text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')));
  }

  /** The parser closes what it has opened, in its order, and says so for every one. */
  onclosetag(tag: string): void {
    if (voids.has(tag)) return;
    if (this.#uncounted > 0) this.#uncounted -= 1;
    else this.#close();
  }

  #close(): void {
    const written = this.#open.pop()?.written;
    if (written !== null && written !== undefined) this.#out.push(`</${written}>`);
  }

  #look(tag: string, attributes: Record<string, string>): Open {
    const parent = this.#open.at(-1);
    const classes = new Set((attributes['class'] ?? '').split(/\s+/, 50));
    const element = { tag, classes, id: attributes['id'] ?? '' };
    const look = readStyle(attributes['style'] ?? '');
    const given = tag === 'font' ? readColor(attributes['color'] ?? '') : null;
    const ground = attributes['bgcolor'] === undefined ? null : readColor(attributes['bgcolor']);
    const color = look.color ?? given ?? parent?.color ?? '#000000';
    const background = look.background ?? ground ?? parent?.background ?? '#ffffff';
    const isPainted = look.color !== null || look.background !== null || given !== null || ground !== null;
    const isHidden =
      parent?.isHidden === true ||
      look.isHidden ||
      'hidden' in attributes ||
      dropped.has(tag) ||
      (isPainted && isAlike(color, background)) ||
      this.#sheet.hides(this.#open, element);
    return { ...element, isHidden, color, background, written: null };
  }

  #write(tag: string, attributes: Record<string, string>): string | null {
    if (tag === 'img') return this.#writePicture(attributes);
    const style = keepStyle(attributes['style'] ?? '');
    const own = Object.entries(attributes).filter(
      ([name, value]) => keptAttributes.has(name) && /^[\w#%.,\s-]{1,60}$/.test(value),
    );
    const href = tag === 'a' ? keepLink(attributes['href'] ?? '') : null;
    const all = [...own, ...(style === '' ? [] : [['style', style]]), ...(href === null ? [] : [['href', href]])];
    return `<${tag}${all.map(([name = '', value = '']) => ` ${name}="${escapeHtml(value)}"`).join('')}>`;
  }

  #writePicture(attributes: Record<string, string>): string | null {
    const source = (attributes['src'] ?? '').trim();
    const size = ['width', 'height'].flatMap((name) => {
      const value = attributes[name] ?? '';
      return /^\d{1,4}%?$/.test(value) ? [[name, value]] : [];
    });
    // One that is too small to be seen is there to be loaded.
    if (size.some(([, value]) => value === '0' || value === '1')) return null;
    const alt = attributes['alt'] ?? '';
    const contentId = /^cid:(.+)$/i.exec(source)?.[1];
    const isFar = this.#keepsPictures && /^https:\/\/[^\s"'<>\\]+$/i.test(source);
    if (contentId !== undefined) this.#contentIds.add(contentId);
    if (contentId === undefined && !isFar) return alt === '' ? null : `<span>[${escapeHtml(alt.slice(0, 200))}]</span>`;
    const all = [['src', source], ...size, ...(alt === '' ? [] : [['alt', alt.slice(0, 200)]])];
    return `<img${all.map(([name = '', value = '']) => ` ${name}="${escapeHtml(value)}"`).join('')}>`;
  }
}

function keepStyle(style: string): string {
  return style
    .slice(0, 4_000)
    .split(';')
    .flatMap((declaration) => {
      const colon = declaration.indexOf(':');
      const name = declaration.slice(0, Math.max(0, colon)).trim().toLowerCase();
      const value = declaration.slice(colon + 1).trim();
      // Letters, numbers and colours: no function but rgb, nothing escaped, nothing pushed out of sight.
      const isPlain = /^(?:[\w#%.,\s"'-]|rgba?\([\d.,\s%]+\)){1,120}$/i.test(value) && !/-\d|!/.test(value);
      return keptStyles.has(name) && isPlain ? [`${name}: ${value}`] : [];
    })
    .join('; ');
}

function keepLink(href: string): string | null {
  const clean = href.trim();
  return /^(?:https?:\/\/|mailto:)[^\s"'<>\\\u0000-\u001f]+$/i.test(clean) ? clean : null;
}

function isAlike(color: string, background: string): boolean {
  if (color === background) return true;
  if (!color.startsWith('#') || !background.startsWith('#')) return false;
  return [1, 3, 5].every(
    (at) =>
      Math.abs(Number.parseInt(color.slice(at, at + 2), 16) - Number.parseInt(background.slice(at, at + 2), 16)) < 10,
  );
}
