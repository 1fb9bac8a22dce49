/** sRGB, each channel and alpha from 0 to 1. */
export interface Color {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

/** Lightness from 0 to 1, and the two axes of colour, by Björn Ottosson's Oklab: equal steps look equal. */
interface Lab {
  readonly l: number;
  readonly x: number;
  readonly y: number;
}

/** What WCAG 2 asks of text (1.4.3). */
export const minContrast = 4.5;

/** A colour as `getComputedStyle` writes it; `null` for what mail cannot say. */
export function readColor(text: string): Color | null {
  const found = /^(rgba?|oklch|oklab|color)\(\s*(?:srgb\s+)?([^)]*)\)$/.exec(text);
  if (found === null) return text === 'transparent' ? { r: 0, g: 0, b: 0, a: 0 } : null;
  const [, kind = '', inner = ''] = found;
  const [one, two, three, alpha = 1] = inner.split(/[\s,/]+/).map(readNumber);
  if (one === undefined || two === undefined || three === undefined) return null;
  if (kind === 'oklch') {
    const angle = (three * Math.PI) / 180;
    return { ...fromLab({ l: one, x: two * Math.cos(angle), y: two * Math.sin(angle) }), a: alpha };
  }
  if (kind === 'oklab') return { ...fromLab({ l: one, x: two, y: three }), a: alpha };
  const scale = kind === 'color' ? 1 : 255;
  return { r: one / scale, g: two / scale, b: three / scale, a: alpha };
}

export function writeColor({ r, g, b, a }: Color): string {
  const [red, green, blue] = [r, g, b].map((channel) => Math.round(clamp(channel) * 255));
  return `rgb(${red} ${green} ${blue} / ${Math.round(a * 1_000) / 1_000})`;
}

/** What is seen where the upper one lets the lower one through. */
export function layOver(upper: Color, lower: Color): Color {
  const mix = (above: number, below: number) => above * upper.a + below * (1 - upper.a);
  return { r: mix(upper.r, lower.r), g: mix(upper.g, lower.g), b: mix(upper.b, lower.b), a: 1 };
}

export function contrastOf(one: Color, other: Color): number {
  const [light, dark] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

export function lightnessOf(color: Color): number {
  return toLab(color).l;
}

/**
 * A surface for a dark room: white becomes the paper itself, what is a little darker than white a little lighter than
 * the paper. Dark and strong colours, such as a button's, were made for light text already and stay.
 */
export function darkenSurface(color: Color, paper: Color): Color {
  const { l, x, y } = toLab(color);
  const strength = Math.hypot(x, y);
  if (l < 0.5 || (strength > 0.09 && l < 0.72)) return color;
  const paperLab = toLab(paper);
  const lightness = paperLab.l + (1 - l) * 0.5;
  // Pale tints stay tints; the paper's own warmth shows through white.
  const keep = Math.min(1, strength / 0.02);
  const mixed = { l: lightness, x: mix(x * 0.6, paperLab.x, keep), y: mix(y * 0.6, paperLab.y, keep) };
  return { ...fromLab(mixed), a: color.a };
}

/** A line between two surfaces: as quiet as it was. */
export function darkenLine(color: Color, paper: Color): Color {
  const { l, x, y } = toLab(color);
  if (l < 0.6) return color;
  return { ...fromLab({ l: toLab(paper).l + 0.1 + (1 - l) * 0.5, x: x * 0.7, y: y * 0.7 }), a: color.a };
}

/** The same hue, as light as it takes to be read on this surface. Text that can be read stays as it is. */
export function makeReadable(text: Color, surface: Color, wanted = minContrast): Color {
  const seen = layOver(text, surface);
  if (contrastOf(seen, surface) >= wanted) return text;
  const { l, x, y } = toLab(seen);
  const isDarkSurface = luminanceOf(surface) < 0.18;
  // Black was meant to be the strongest: it becomes nearly white, grey stays between.
  const start = isDarkSurface ? Math.max(l, 1 - l * 0.75 - 0.06) : Math.min(l, 0.5);
  for (let step = 0; step <= 20; step += 1) {
    const lightness = isDarkSurface ? start + ((1 - start) * step) / 20 : start - (start * step) / 20;
    const room = 1 - Math.abs(lightness - 0.6);
    const candidate = { ...fromLab({ l: lightness, x: x * room, y: y * room }), a: 1 };
    if (contrastOf(candidate, surface) >= wanted) return candidate;
  }
  const white = { r: 1, g: 1, b: 1, a: 1 };
  const black = { r: 0, g: 0, b: 0, a: 1 };
  return contrastOf(white, surface) >= contrastOf(black, surface) ? white : black;
}

function readNumber(text: string): number | undefined {
  if (text === '') return undefined;
  if (text === 'none') return 0;
  const value = Number.parseFloat(text);
  if (Number.isNaN(value)) return undefined;
  return text.endsWith('%') ? value / 100 : value;
}

function luminanceOf({ r, g, b }: Color): number {
  return 0.2126 * toLinear(r) + 0.7152 * toLinear(g) + 0.0722 * toLinear(b);
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function fromLinear(channel: number): number {
  return clamp(channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);
}

function toLab({ r, g, b }: Color): Lab {
  const [red, green, blue] = [toLinear(r), toLinear(g), toLinear(b)];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  return {
    l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
    x: 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
    y: 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
  };
}

function fromLab({ l, x, y }: Lab): Color {
  const long = (l + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const middle = (l - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const short = (l - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return {
    r: fromLinear(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
    g: fromLinear(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
    b: fromLinear(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short),
    a: 1,
  };
}

function mix(one: number, other: number, share: number): number {
  return one * share + other * (1 - share);
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
