import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Measures the tokens as they are written, in all four themes: README of the visual language, section 3. */
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');

type Theme = { name: string; scheme: 'light' | 'dark'; isHigh: boolean };
const themes: readonly Theme[] = [
  { name: 'light', scheme: 'light', isHigh: false },
  { name: 'dark', scheme: 'dark', isHigh: false },
  { name: 'high contrast, light', scheme: 'light', isHigh: true },
  { name: 'high contrast, dark', scheme: 'dark', isHigh: true },
];

type Rgb = [number, number, number];

/** OKLCH to linear sRGB (Björn Ottosson's matrices), clipped to the gamut as a screen does. */
function toLinearRgb(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function clip(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function measureRatio(one: Rgb, other: Rgb): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The declarations of one block, `:root` or `[data-contrast='high']`: name to its light and dark colour. */
function readColors(selector: string): Map<string, Record<Theme['scheme'], Rgb>> {
  const colors = new Map<string, Record<Theme['scheme'], Rgb>>();
  const blocks = tokens.split('\n}').filter((block) =>
    block
      .trimStart()
      .split('\n')
      .some((line) => line === `${selector} {`),
  );
  const number = String.raw`([\d.]+)`;
  const color = String.raw`oklch\(${number} ${number} ${number}(?: / [\d.]+)?\)`;
  const declaration = new RegExp(String.raw`--([\w-]+): light-dark\(${color}, ${color}\)`, 'g');
  for (const [, name = '', ...values] of blocks.join('\n').matchAll(declaration)) {
    const [l1 = 0, c1 = 0, h1 = 0, l2 = 0, c2 = 0, h2 = 0] = values.map(Number);
    colors.set(name, { light: toLinearRgb(l1, c1, h1), dark: toLinearRgb(l2, c2, h2) });
  }
  return colors;
}

const normal = readColors(':root');
const high = readColors("[data-contrast='high']");

function readColor(name: string, { scheme, isHigh }: Theme): Rgb {
  const found = (isHigh ? high.get(name) : undefined) ?? normal.get(name);
  if (!found) throw new Error(`No token --${name} in tokens.css`);
  return found[scheme];
}

const grounds = ['bg', 'surface', 'raised', 'sunken'];
const rowGrounds = [...grounds, 'hover', 'active', 'selected', 'selected-idle'];

/** Foreground, grounds it stands on, least ratio. 4.5 for words, 3 for shapes that carry meaning. */
const textPairs: readonly [string, readonly string[]][] = [
  ['text', [...rowGrounds, 'chip', 'mark', 'warn-soft', 'danger-soft', 'info-soft', 'ok-soft', 'accent-soft']],
  ['text-2', [...rowGrounds, 'chip']],
  ['text-3', rowGrounds],
  ['accent-text', [...grounds, 'selected', 'accent-soft', 'hover']],
  ['on-accent', ['accent', 'accent-hover']],
  ['on-danger', ['danger-fill', 'danger-fill-hover']],
  ['danger', [...grounds, 'selected', 'danger-soft']],
  ['warn', [...grounds, 'warn-soft']],
  ['ok', [...grounds, 'ok-soft']],
  ['info', [...grounds, 'info-soft']],
];

const shapePairs: readonly [string, readonly string[]][] = [
  ['line-control', [...grounds, 'selected']],
  ['focus', rowGrounds],
  ['unread', rowGrounds],
  ['accent', grounds],
  ['mark-line', ['raised', 'surface', 'mark']],
  ['tag-1', rowGrounds],
  ['tag-2', rowGrounds],
  ['tag-3', rowGrounds],
  ['tag-4', rowGrounds],
  ['tag-5', rowGrounds],
  ['tag-6', rowGrounds],
];

function findTooLow(pairs: readonly [string, readonly string[]][], least: number, theme: Theme): string[] {
  return pairs.flatMap(([front, backs]) =>
    backs.flatMap((back) => {
      const ratio = measureRatio(readColor(front, theme), readColor(back, theme));
      return ratio < least ? [`${front} on ${back}: ${ratio.toFixed(2)}`] : [];
    }),
  );
}

describe.each(themes)('contrast, $name', (theme) => {
  it('keeps words at 4.5 and more', () => {
    expect(findTooLow(textPairs, theme.isHigh ? 7 : 4.5, theme)).toEqual([]);
  });

  it('keeps meaningful shapes at 3 and more', () => {
    expect(findTooLow(shapePairs, 3, theme)).toEqual([]);
  });
});

describe('the measure itself', () => {
  it('agrees with the published figures', () => {
    const [light, dark] = [themes[0], themes[1]];
    if (!light || !dark) throw new Error('There are four themes');
    const ratio = (front: string, back: string, theme: Theme) =>
      measureRatio(readColor(front, theme), readColor(back, theme));
    expect(ratio('text', 'raised', light)).toBeCloseTo(15.7, 1);
    expect(ratio('text', 'raised', dark)).toBeCloseTo(13.1, 1);
    expect(ratio('on-accent', 'accent', light)).toBeCloseTo(7.3, 1);
    expect(ratio('text', 'mark', dark)).toBeCloseTo(7.2, 1);
  });

  it('knows every theme of every colour', () => {
    expect(normal.size).toBeGreaterThan(40);
    expect(high.size).toBeGreaterThan(25);
    expect([...high.keys()].filter((name) => !normal.has(name))).toEqual([]);
  });
});
