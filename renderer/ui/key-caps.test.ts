import { describe, expect, it } from 'vitest';
import { listKeyCaps, toAriaKeys, type KeyNames } from './key-caps.ts';

const german: KeyNames = {
  mod: 'Strg',
  ctrl: 'Strg',
  alt: 'Alt',
  shift: '⇧',
  enter: '↵',
  escape: 'Esc',
  space: 'Leertaste',
  tab: 'Tab',
  delete: 'Entf',
  backspace: '⌫',
  home: 'Pos1',
  end: 'Ende',
  pageup: 'Bild↑',
  pagedown: 'Bild↓',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

describe('listKeyCaps', () => {
  it.each([
    ['Mod+k', [['Strg', 'K']]],
    ['g i', [['G'], ['I']]],
    ['Shift+i', [['⇧', 'I']]],
    ['#', [['#']]],
    ['Mod++', [['Strg', '+']]],
    ['+', [['+']]],
    ['F5', [['F5']]],
    ['Mod+Shift+ArrowUp', [['Strg', '⇧', '↑']]],
    ['Delete', [['Entf']]],
  ])('draws %s', (keys, caps) => {
    expect(listKeyCaps(keys, german, 'other')).toEqual(caps);
  });

  it('draws signs on a Mac', () => {
    expect(listKeyCaps('Mod+Shift+k', german, 'mac')).toEqual([['⌘', '⇧', 'K']]);
  });
});

describe('toAriaKeys', () => {
  it('names the modifier of the platform', () => {
    expect(toAriaKeys('Mod+k', 'other')).toBe('Control+k');
    expect(toAriaKeys('Mod+k', 'mac')).toBe('Meta+k');
    expect(toAriaKeys('Mod++', 'other')).toBe('Control+Plus');
  });

  it('leaves sequences out: ARIA has no form for them', () => {
    expect(toAriaKeys('g i', 'other')).toBeUndefined();
  });
});
