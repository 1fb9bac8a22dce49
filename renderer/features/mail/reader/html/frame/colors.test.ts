import { describe, expect, test } from 'vitest';
import {
  contrastOf,
  darkenLine,
  darkenSurface,
  layOver,
  lightnessOf,
  makeReadable,
  minContrast,
  readColor,
  writeColor,
  type Color,
} from './colors.ts';

const color = (text: string): Color => readColor(text) ?? expect.fail(text);
const paper = color('oklch(0.236 0.007 58)');
const hex = (value: number): Color => ({
  r: ((value >> 16) & 255) / 255,
  g: ((value >> 8) & 255) / 255,
  b: (value & 255) / 255,
  a: 1,
});
/** Every sixth step of each channel. */
const many = Array.from({ length: 6 ** 3 }, (_, at) =>
  hex(((Math.floor(at / 36) * 51) << 16) | (((Math.floor(at / 6) % 6) * 51) << 8) | ((at % 6) * 51)),
);

test.each([
  ['rgb(255, 0, 51)', 'rgb(255 0 51 / 1)'],
  ['rgba(0, 0, 0, 0.5)', 'rgb(0 0 0 / 0.5)'],
  ['rgb(0 128 0 / 0.25)', 'rgb(0 128 0 / 0.25)'],
  ['oklch(1 0 0)', 'rgb(255 255 255 / 1)'],
  ['oklch(0.62796 0.25768 29.234)', 'rgb(255 0 0 / 1)'],
  ['color(srgb 1 0.5 0)', 'rgb(255 128 0 / 1)'],
  ['transparent', 'rgb(0 0 0 / 0)'],
])('reads %s', (text, written) => expect(writeColor(color(text))).toBe(written));

test('does not guess', () => {
  for (const text of ['red', '', 'rgb(1, 2)', 'url(x)', 'hsl(1 2% 3%)']) expect(readColor(text)).toBeNull();
});

test('knows the contrast of black on white', () => {
  expect(contrastOf(hex(0), hex(0xffffff))).toBeCloseTo(21);
  expect(contrastOf(hex(0x777777), hex(0xffffff))).toBeCloseTo(4.48, 1);
});

describe('on dark paper', () => {
  test('every text can be read on every surface', () => {
    for (const surface of many) {
      const dark = layOver(darkenSurface(surface, paper), paper);
      for (const text of many) {
        const seen = layOver(makeReadable(text, dark), dark);
        expect(contrastOf(seen, dark), `${writeColor(text)} on ${writeColor(surface)}`).toBeGreaterThanOrEqual(
          minContrast,
        );
      }
    }
  });

  test('no surface is bright', () => {
    for (const surface of many) {
      const strong = lightnessOf(darkenSurface(surface, paper));
      expect(strong, writeColor(surface)).toBeLessThan(0.75);
    }
  });

  test('white is the paper itself, and what was darker than white is lighter than it', () => {
    const white = darkenSurface(hex(0xffffff), paper);
    expect(writeColor(white)).toBe(writeColor(paper));
    const grey = lightnessOf(darkenSurface(hex(0xf0f0f0), paper));
    expect(grey).toBeGreaterThan(lightnessOf(paper));
    expect(grey).toBeLessThan(0.4);
  });

  test('a button keeps its colour, black stays black', () => {
    for (const value of [0x0b57d0, 0xc8102e, 0x000000, 0x222222]) {
      expect(darkenSurface(hex(value), paper)).toEqual(hex(value));
    }
  });

  test('a line is quieter than text', () => {
    const line = darkenLine(hex(0xdddddd), paper);
    expect(contrastOf(line, paper)).toBeLessThan(minContrast);
    expect(contrastOf(line, paper)).toBeGreaterThan(1.1);
  });

  test('text that can be read stays, red stays red', () => {
    const light = hex(0xffffff);
    expect(makeReadable(light, paper)).toBe(light);
    const red = makeReadable(hex(0xcc0000), paper);
    expect(red.r).toBeGreaterThan(red.g + 0.2);
    expect(red.r).toBeGreaterThan(red.b + 0.2);
  });
});
