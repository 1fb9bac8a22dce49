/** What CSS can be seen to hide, from inline styles and the mail's own style sheet. Colours are `#rrggbb` or unknown. */

export interface Look {
  readonly isHidden: boolean;
  /** Null: not said here. */
  readonly color: string | null;
  /** `'unknown'`: a picture, a gradient, a name we do not know. */
  readonly background: string | null;
}

export const plainLook: Look = { isHidden: false, color: null, background: null };

const maxSheetChars = 100_000;
const maxRules = 2_000;
const maxStyleChars = 4_000;
const maxCachedStyles = 1_000;

const names: Readonly<Record<string, string>> = {
  white: '#ffffff',
  snow: '#fffafa',
  black: '#000000',
  red: '#ff0000',
  green: '#008000',
  blue: '#0000ff',
  gray: '#808080',
  grey: '#808080',
  silver: '#c0c0c0',
  yellow: '#ffff00',
  navy: '#000080',
  orange: '#ffa500',
};

const cache = new Map<string, Look>();

/** A `style` attribute. Mails repeat a few of them hundreds of times. */
export function readStyle(style: string): Look {
  const found = cache.get(style);
  if (found !== undefined) return found;
  const look = readDeclarations(style.slice(0, maxStyleChars));
  if (cache.size >= maxCachedStyles) cache.clear();
  if (style.length < 500) cache.set(style, look);
  return look;
}

export function readColor(value: string): string | null {
  const color = value.trim().toLowerCase();
  if (/^#[0-9a-f]{6}$/.test(color)) return color;
  if (/^#[0-9a-f]{8}$/.test(color)) return color.slice(0, 7);
  if (/^[0-9a-f]{6}$/.test(color)) return `#${color}`;
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])[0-9a-f]?$/.exec(color);
  if (short !== null)
    return `#${short
      .slice(1, 4)
      .map((digit) => digit + digit)
      .join('')}`;
  const rgb = /^rgba?\((\d{1,3})[, ]+(\d{1,3})[, ]+(\d{1,3})/.exec(color);
  if (rgb !== null) {
    return `#${rgb
      .slice(1, 4)
      .map((part) => Math.min(255, Number(part)).toString(16).padStart(2, '0'))
      .join('')}`;
  }
  return names[color] ?? null;
}

/** The classes and ids a style sheet hides or colours outside `@media`; further selectors are beyond a scanner. */
export function readSheet(css: string, looks: Map<string, Look>): void {
  const sheet = css.slice(0, maxSheetChars).replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ' ');
  let depth = 0;
  let selector = '';
  let start = 0;
  for (let at = 0; at < sheet.length && looks.size < maxRules; at += 1) {
    const code = sheet.charCodeAt(at);
    if (code === 123) {
      selector = depth === 0 ? sheet.slice(start, at) : '';
      depth += 1;
      start = at + 1;
    } else if (code === 125) {
      depth = Math.max(0, depth - 1);
      // An at-rule's selector begins with "@"; what is inside it holds for some screens only.
      if (depth === 0 && selector !== '' && !selector.includes('@')) noteRule(selector, sheet.slice(start, at), looks);
      if (depth === 0) selector = '';
      start = at + 1;
    }
  }
}

function noteRule(selector: string, body: string, looks: Map<string, Look>): void {
  const look = readDeclarations(body.slice(0, maxStyleChars));
  if (!look.isHidden && look.color === null && look.background === null) return;
  for (const part of selector.split(',').slice(0, 50)) {
    const name = /^\s*[a-z]*([.#][\w-]+)\s*$/i.exec(part)?.[1];
    if (name === undefined) continue;
    const before = looks.get(name);
    looks.set(name, before === undefined ? look : mergeLooks(before, look));
  }
}

export function mergeLooks(under: Look, over: Look): Look {
  if (under === plainLook) return over;
  if (over === plainLook) return under;
  return {
    isHidden: under.isHidden || over.isHidden,
    color: over.color ?? under.color,
    background: over.background ?? under.background,
  };
}

function readDeclarations(style: string): Look {
  let isHidden = false;
  let isClipped = false;
  let isFlat = false;
  let color: string | null = null;
  let background: string | null = null;
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    const name = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration
      .slice(colon + 1)
      .replace('!important', '')
      .trim()
      .toLowerCase();
    switch (name) {
      case 'display':
        isHidden ||= value === 'none';
        break;
      case 'visibility':
        isHidden ||= value === 'hidden' || value === 'collapse';
        break;
      case 'mso-hide':
        break;
      case 'opacity':
        isHidden ||= Number.parseFloat(value) < 0.1;
        break;
      case 'font-size':
        isHidden ||= isNothing(value, 1.5);
        break;
      case 'font':
        isHidden ||= /(?:^|\s)0(?:px|pt|em|%)?(?:\/|\s)/.test(value);
        break;
      case 'max-height':
      case 'height':
      case 'max-width':
      case 'width':
        isFlat ||= isNothing(value, 1);
        break;
      case 'overflow':
        isClipped ||= value === 'hidden';
        break;
      case 'text-indent':
      case 'left':
      case 'top':
      case 'margin-left':
        isHidden ||= /^-\d{4,}/.test(value);
        break;
      case 'color':
        color = value === 'transparent' ? 'transparent' : readColor(value);
        break;
      case 'background':
      case 'background-color':
      case 'background-image':
        background = readBackground(value, background);
        break;
      default:
    }
  }
  isHidden ||= (isFlat && isClipped) || color === 'transparent';
  return isHidden || color !== null || background !== null ? { isHidden, color, background } : plainLook;
}

function isNothing(value: string, pixels: number): boolean {
  const number = Number.parseFloat(value);
  return number === 0 || (value.endsWith('px') && number < pixels);
}

function readBackground(value: string, before: string | null): string | null {
  if (value === 'none' || value === 'transparent' || value === 'inherit' || value === '') return before;
  if (value.includes('url(') || value.includes('gradient')) return 'unknown';
  for (const word of value.match(/rgba?\([^)]*\)|[^\s]+/g) ?? []) {
    const color = readColor(word);
    if (color !== null) return color;
  }
  return 'unknown';
}
