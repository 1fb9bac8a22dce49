import { Parser } from 'htmlparser2';
import { readShownHost } from '#shared/model/trust/index.ts';
import { plainLook, readColor, readStyle } from '../mime/html-hiding.ts';
import type { SeenLink } from './model.ts';

export interface HtmlFindings {
  readonly links: SeenLink[];
  readonly linkCount: number;
  readonly hiddenLength: number;
  readonly hasForm: boolean;
  readonly hasScript: boolean;
  readonly linkedImages: number;
}

const maxHtml = 250_000;
const maxLinks = 40;
const maxDepth = 500;
const maxText = 120;
const maxHref = 400;

const unread = new Set(['style', 'title', 'head']);
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** What a mail's HTML holds besides its words, in one pass over at most a quarter of a megabyte. */
export function scanHtml(html: string): HtmlFindings {
  const links: SeenLink[] = [];
  const seen = new Set<string>();
  const hiding: boolean[] = [];
  let linkCount = 0;
  let hiddenLength = 0;
  let hasForm = false;
  let hasScript = false;
  let linkedImages = 0;
  let open: { href: string; text: string } | null = null;

  const close = () => {
    if (open === null) return;
    const link = { text: open.text.replace(/\s+/g, ' ').trim().slice(0, maxText), href: open.href.slice(0, maxHref) };
    const key = keyOf(link);
    if (links.length < maxLinks && !seen.has(key)) {
      seen.add(key);
      links.push(link);
    }
    open = null;
  };

  const parser = new Parser({
    onopentag(name, attributes) {
      if (name === 'a' || name === 'area') {
        close();
        const href = (attributes['href'] ?? '').trim();
        if (href !== '' && !href.startsWith('#')) {
          open = { href, text: '' };
          linkCount += 1;
          if (name === 'area') close();
        }
      } else if (name === 'img' && open !== null) linkedImages += 1;
      else if (name === 'form') {
        hasForm = true;
        const action = attributes['action']?.trim();
        if (action !== undefined && action !== '') links.push({ text: '', href: action.slice(0, maxHref) });
      } else if (name === 'input' && attributes['type']?.toLowerCase() === 'password') hasForm = true;
      else if (name === 'script') hasScript = true;
      if (voids.has(name) || hiding.length >= maxDepth) return;
      hiding.push(hiding.at(-1) === true || isHidden(name, attributes));
    },
    ontext(text) {
      if (open !== null && open.text.length < maxText * 2) open.text += text;
      if (hiding.at(-1) === true) hiddenLength += text.trim().length;
    },
    onclosetag(name) {
      if (name === 'a') close();
      if (!voids.has(name)) hiding.pop();
    },
  });
  parser.write(html.slice(0, maxHtml));
  parser.end();
  close();
  return { links, linkCount, hiddenLength, hasForm, hasScript, linkedImages };
}

/** A newsletter has fifty links to one place: one of each kind is enough to judge them by. */
export function keyOf({ text, href }: SeenLink): string {
  if (!URL.canParse(href)) return href.slice(0, 80);
  const { protocol, host, pathname, username } = new URL(href);
  return [protocol, host, username, pathname.split('/', 3)[1] ?? '', readShownHost(text) ?? ''].join(' ');
}

function isHidden(name: string, attributes: Record<string, string>): boolean {
  if (unread.has(name) || name === 'script') return false;
  if (attributes['hidden'] !== undefined) return true;
  const style = attributes['style'];
  const look = style === undefined ? plainLook : readStyle(style);
  if (look.isHidden) return true;
  const ground = look.background ?? (attributes['bgcolor'] === undefined ? null : readColor(attributes['bgcolor']));
  return look.color !== null && look.color === ground;
}
