import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseText, splitTrailingQuote, type TextBlock } from './text-blocks.ts';

const flat = (blocks: readonly TextBlock[]): string[] =>
  blocks.flatMap((block) => (block.kind === 'quote' ? flat(block.blocks).map((text) => `>${text}`) : [block.text]));

describe('parseText', () => {
  test('parts paragraphs, keeps line ends within, finds the signature', () => {
    expect(parseText('Hallo,\n\nzwei\nZeilen\n\n-- \nAnna\nTel. 1')).toEqual([
      { kind: 'paragraph', text: 'Hallo,' },
      { kind: 'paragraph', text: 'zwei\nZeilen' },
      { kind: 'signature', text: 'Anna\nTel. 1' },
    ]);
  });

  test('nests quotes', () => {
    expect(flat(parseText('Ja.\n\n> Kommst du?\n>\n>> Am Montag?'))).toEqual(['Ja.', '>Kommst du?', '>>Am Montag?']);
  });

  test('a quoted signature mark is no signature', () => {
    expect(parseText('Ok\n\n> -- \n> Anna').some((block) => block.kind === 'signature')).toBe(false);
  });

  test('loses no word, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('Wort', '> Zitat', '>>> tief', '', '-- ', 'a  b', '>'), { maxLength: 60 }),
        (lines) => {
          const kept = flat(parseText(lines.join('\n'))).join(' ');
          for (const word of ['Wort', 'Zitat', 'tief', 'a  b']) {
            const wanted = lines.filter((line) => line.includes(word)).length;
            expect(kept.split(word).length - 1).toBe(wanted);
          }
        },
      ),
    );
  });

  test('a thousand levels of quote do not overflow', () => {
    expect(flat(parseText(`${'>'.repeat(10_000)} tief`)).join('')).toContain('tief');
  });
});

describe('splitTrailingQuote', () => {
  test('takes the lead-in along with the quote', () => {
    const { own, quoted } = splitTrailingQuote(parseText('Passt.\n\nAm Montag schrieb Anna:\n> Passt das?'));
    expect(flat(own)).toEqual(['Passt.']);
    expect(flat(quoted)).toEqual(['Am Montag schrieb Anna:', '>Passt das?']);
  });

  test('leaves answers between quotes alone', () => {
    expect(splitTrailingQuote(parseText('> Kommst du?\nJa.')).quoted).toEqual([]);
    expect(splitTrailingQuote(parseText('> nur Zitat')).quoted).toEqual([]);
  });
});
