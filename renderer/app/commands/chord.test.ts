import { describe, expect, test } from 'vitest';
import { isSafeWhileTyping, normalizeKeys, readKeyPress, toPlatform, type KeyPress } from './chord.ts';

type Held = Partial<Pick<KeyPress, 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing'>> & {
  altGraph?: boolean;
};

function press(key: string, code: string, { altGraph = false, ...held }: Held = {}): KeyPress {
  return {
    key,
    code,
    ctrlKey: false,
    altKey: false,
    shiftKey: false,
    metaKey: false,
    ...held,
    getModifierState: (modifier) => modifier === 'AltGraph' && altGraph,
  };
}

test.each([
  ['e', 'e'],
  ['E', 'e'],
  ['shift+I', 'Shift+i'],
  ['g i', 'g i'],
  ['Shift+Mod+K', 'Mod+Shift+k'],
  ['cmd+k', 'Mod+k'],
  ['esc', 'Escape'],
  ['Mod+enter', 'Mod+Enter'],
  ['f5', 'F5'],
  ['Shift+f10', 'Shift+F10'],
  ['+', '+'],
  ['Mod++', 'Mod++'],
  ['* a', '* a'],
  ['Alt+ArrowLeft', 'Alt+ArrowLeft'],
])('%s is written %s', (written, canonical) => expect(normalizeKeys(written)).toBe(canonical));

describe('what the keyboard says', () => {
  test('letters come from the sign, so that a German Z is a Z', () => {
    expect(readKeyPress(press('z', 'KeyY'), 'other')).toBe('z');
    expect(readKeyPress(press('I', 'KeyI', { shiftKey: true }), 'other')).toBe('Shift+i');
  });

  test('caps lock is not Shift', () => {
    expect(readKeyPress(press('E', 'KeyE'), 'other')).toBe('e');
  });

  test('signs are themselves on every layout', () => {
    expect(readKeyPress(press('#', 'Backslash'), 'other')).toBe('#');
    expect(readKeyPress(press('#', 'Digit3', { shiftKey: true }), 'other')).toBe('#');
    expect(readKeyPress(press('?', 'Minus', { shiftKey: true }), 'other')).toBe('?');
    expect(readKeyPress(press('*', 'BracketRight', { shiftKey: true }), 'other')).toBe('*');
    expect(readKeyPress(press('!', 'Digit1', { shiftKey: true }), 'other')).toBe('!');
  });

  test('digits come from the place, so that they work on a French keyboard', () => {
    expect(readKeyPress(press('&', 'Digit1'), 'other')).toBe('1');
    expect(readKeyPress(press('1', 'Digit1', { ctrlKey: true }), 'other')).toBe('Mod+1');
    expect(readKeyPress(press('!', 'Digit1', { ctrlKey: true, shiftKey: true }), 'other')).toBe('Mod+Shift+1');
  });

  test('a keypad without num lock moves, it does not count', () => {
    expect(readKeyPress(press('End', 'Numpad1'), 'other')).toBe('End');
    expect(readKeyPress(press('1', 'Numpad1'), 'other')).toBe('1');
  });

  test('other scripts use the Latin letter of the key', () => {
    expect(readKeyPress(press('о', 'KeyJ'), 'other')).toBe('j');
    expect(readKeyPress(press('∂', 'KeyD', { altKey: true }), 'mac')).toBe('Alt+d');
  });

  test('Mod is Ctrl, on a Mac the command key', () => {
    expect(readKeyPress(press('k', 'KeyK', { ctrlKey: true }), 'other')).toBe('Mod+k');
    expect(readKeyPress(press('k', 'KeyK', { metaKey: true }), 'mac')).toBe('Mod+k');
    expect(readKeyPress(press('k', 'KeyK', { ctrlKey: true }), 'mac')).toBe('Ctrl+k');
    expect(readKeyPress(press('k', 'KeyK', { metaKey: true }), 'other')).toBeNull();
  });

  test('nothing for AltGr, dead keys, input methods and bare modifiers', () => {
    expect(readKeyPress(press('@', 'KeyQ', { ctrlKey: true, altKey: true, altGraph: true }), 'other')).toBeNull();
    expect(readKeyPress(press('Dead', 'Equal'), 'other')).toBeNull();
    expect(readKeyPress(press('e', 'KeyE', { isComposing: true }), 'other')).toBeNull();
    expect(readKeyPress(press('Process', 'KeyE'), 'other')).toBeNull();
    expect(readKeyPress(press('Shift', 'ShiftLeft', { shiftKey: true }), 'other')).toBeNull();
    expect(readKeyPress(press('AltGraph', 'AltRight'), 'other')).toBeNull();
  });
});

test('Ctrl and Mod are one key but on a Mac', () => {
  expect(toPlatform('Ctrl+k', 'other')).toBe('Mod+k');
  expect(toPlatform('Ctrl+k', 'mac')).toBe('Ctrl+k');
});

test('only chords that type nothing are safe while typing', () => {
  for (const keys of ['Mod+k', 'Mod+Shift+n', 'Alt+ArrowLeft', 'F6', 'Shift+F6'])
    expect(isSafeWhileTyping(keys)).toBe(true);
  for (const keys of ['e', 'Shift+i', 'g i', '#', 'Enter', 'Escape', 'Delete'])
    expect(isSafeWhileTyping(keys)).toBe(false);
});
