import {
  darkenLine,
  darkenSurface,
  layOver,
  lightnessOf,
  makeReadable,
  readColor,
  writeColor,
  type Color,
} from './colors.ts';

export interface Recoloring {
  /** The page behind the mail. */
  readonly paper: Color;
  /** `respect`: the design has dark colours of its own, only what nobody could read is changed. */
  readonly mode: 'adapt' | 'respect';
}

interface Change {
  readonly element: HTMLElement;
  readonly set: readonly (readonly [property: string, value: string])[];
}

/** Below this a design that means well still cannot be read. */
const barelyReadable = 3;
const sides = ['top', 'right', 'bottom', 'left'] as const;

/**
 * Puts a light design on dark paper: surfaces turn dark, lines quiet, and every text is made readable on the surface it
 * really stands on. All is read before anything is written, so the layout is reckoned once. Pictures stay as they are.
 */
export function recolor(root: HTMLElement, { paper, mode }: Recoloring): void {
  const view = root.ownerDocument.defaultView;
  if (view === null) return;
  const changes: Change[] = [];
  // What an element stands on; `null` over a picture or a gradient, where nobody knows.
  const walk = (element: HTMLElement, below: Color | null) => {
    const style = view.getComputedStyle(element);
    const set: [string, string][] = [];
    const own = readSurface(style, paper, mode, set);
    const surface =
      own === 'picture'
        ? null
        : own === null
          ? below
          : below === null && own.a < 1
            ? null
            : layOver(own, below ?? paper);
    if (mode === 'adapt') readLines(style, paper, set);
    if (surface !== null && hasOwnText(element)) {
      const color = readColor(style.color);
      const wanted = mode === 'adapt' ? undefined : barelyReadable;
      const readable = color === null ? null : makeReadable(color, surface, wanted);
      if (color !== null && readable !== null && readable !== color) set.push(['color', writeColor(readable)]);
    }
    if (set.length > 0) changes.push({ element, set });
    for (const child of element.children) walk(child as HTMLElement, surface);
  };
  walk(root, paper);
  for (const { element, set } of changes) {
    for (const [property, value] of set) element.style.setProperty(property, value, 'important');
  }
}

/** `null`: it has no surface of its own. */
function readSurface(
  style: CSSStyleDeclaration,
  paper: Color,
  mode: Recoloring['mode'],
  set: [string, string][],
): Color | 'picture' | null {
  const color = readColor(style.backgroundColor);
  if (style.backgroundImage !== 'none') {
    const average = averageOf(style.backgroundImage);
    if (average === null || mode === 'respect' || lightnessOf(average) < 0.55) return average ?? 'picture';
    const darker = darkenSurface(average, paper);
    set.push(['background-image', 'none'], ['background-color', writeColor(darker)]);
    return darker;
  }
  if (color === null || color.a === 0) return null;
  if (mode === 'respect') return color;
  const darker = darkenSurface(color, paper);
  if (darker !== color) set.push(['background-color', writeColor(darker)]);
  return darker;
}

/** Of a gradient; its colours stand in its text. */
function averageOf(image: string): Color | null {
  const found = [...image.matchAll(/rgba?\([^)]*\)/g)].flatMap(([text]) => readColor(text) ?? []);
  if (found.length === 0) return null;
  const sum = (channel: 'r' | 'g' | 'b') => found.reduce((total, color) => total + color[channel], 0) / found.length;
  return { r: sum('r'), g: sum('g'), b: sum('b'), a: 1 };
}

function readLines(style: CSSStyleDeclaration, paper: Color, set: [string, string][]): void {
  for (const side of sides) {
    if (style.getPropertyValue(`border-${side}-style`) === 'none') continue;
    const color = readColor(style.getPropertyValue(`border-${side}-color`));
    if (color === null || color.a === 0) continue;
    const darker = darkenLine(color, paper);
    if (darker !== color) set.push([`border-${side}-color`, writeColor(darker)]);
  }
}

function hasOwnText(element: Element): boolean {
  if (element.localName === 'li' || element.localName === 'img') return true;
  for (let child = element.firstChild; child !== null; child = child.nextSibling) {
    if (child.nodeType === 3 && (child.nodeValue ?? '').trim() !== '') return true;
  }
  return false;
}
