import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanLine, cleanText, clip } from './line.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 300 });

describe('cleanLine', () => {
  test('makes one line of what controls, hides or turns text', () => {
    expect(cleanLine('Rechnung\r\nBcc: x@evil.example')).toBe('Rechnung Bcc: x@evil.example');
    expect(cleanLine('gnp.\u202efdp.exe')).toBe('gnp.fdp.exe');
    expect(cleanLine('a\u0000b\u0085c')).toBe('a b c');
    expect(cleanLine('half \ud83d emoji')).toBe('half \ufffd emoji');
  });

  test('leaves nothing to clean, whatever came in', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const line = cleanLine(text);
        expect(line.isWellFormed()).toBe(true);
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/);
        expect(cleanLine(line)).toBe(line);
      }),
    );
  });
});

test('cleanText keeps lines and tabs and nothing else that controls', () => {
  expect(cleanText('a\r\nb\rc\u2028d\te\u0000f')).toBe('a\nb\nc\nd\tef');
  fc.assert(
    fc.property(anyText, (text) => {
      expect(cleanText(cleanText(text))).toBe(cleanText(text));
    }),
  );
});

describe('clip', () => {
  test('cuts with a mark, never through a character', () => {
    expect(clip('Gespräch', 20)).toBe('Gespräch');
    expect(clip('Gespräch mit Anna', 9)).toBe('Gespräch…');
    expect(clip('ab😀cd', 4)).toBe('ab…');
  });

  test('holds the bound and stays well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 2, max: 60 }), (text, max) => {
        const cut = clip(text.toWellFormed(), max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });
});
