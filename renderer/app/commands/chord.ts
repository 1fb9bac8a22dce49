/**
 * Keys as text: `e`, `Shift+i`, `g i`, `Mod+k`, `#`, `F5`. This file turns what a person wrote and what the keyboard
 * says into the same canonical form, so that both can be compared as strings.
 */
export type ChordPlatform = 'mac' | 'other';

export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
  readonly isComposing?: boolean;
  getModifierState?(modifier: string): boolean;
}

const modifiers = ['Mod', 'Ctrl', 'Alt', 'Shift'] as const;

const aliases: Readonly<Record<string, string>> = {
  esc: 'Escape',
  return: 'Enter',
  del: 'Delete',
  space: 'Space',
  ' ': 'Space',
  up: 'ArrowUp',
  down: 'ArrowDown',
  left: 'ArrowLeft',
  right: 'ArrowRight',
  plus: '+',
  control: 'Ctrl',
  cmd: 'Mod',
  meta: 'Mod',
};

const named = [
  'Escape',
  'Enter',
  'Tab',
  'Delete',
  'Backspace',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Space',
  'Insert',
];
const namedByLower = new Map(named.map((name) => [name.toLowerCase(), name]));

export function normalizeKeys(keys: string): string {
  return keys.trim().split(/\s+/).map(normalizeChord).join(' ');
}

function normalizeChord(chord: string): string {
  // A `+` at the end is the plus key itself.
  const parts =
    chord === '+' ? ['+'] : chord.endsWith('++') ? [...chord.slice(0, -2).split('+'), '+'] : chord.split('+');
  const held = new Set<string>();
  let key = '';
  for (const part of parts) {
    const name = aliases[part.toLowerCase()] ?? part;
    const modifier = modifiers.find((known) => known.toLowerCase() === name.toLowerCase());
    if (modifier && part !== parts.at(-1)) held.add(modifier);
    else key = normalizeKeyName(name);
  }
  return join(held, key);
}

function normalizeKeyName(key: string): string {
  if (/^f\d{1,2}$/i.test(key)) return key.toUpperCase();
  const alias = aliases[key.toLowerCase()] ?? key;
  return namedByLower.get(alias.toLowerCase()) ?? (alias.length === 1 ? alias.toLowerCase() : alias);
}

/**
 * The canonical form of a key press, or `null` when it is none for us: only modifiers, a dead key, an input method at
 * work, or AltGr, which types characters on German and other layouts.
 */
export function readKeyPress(press: KeyPress, platform: ChordPlatform): string | null {
  if (press.isComposing || press.key === 'Process' || press.key === 'Dead' || press.key === 'Unidentified') return null;
  if (press.getModifierState?.('AltGraph')) return null;
  if (/^(Control|Shift|Alt|Meta|AltGraph|CapsLock|NumLock|Fn|OS)/.test(press.key)) return null;
  // The Windows and Super keys belong to the system.
  if (platform === 'other' && press.metaKey) return null;

  const held = new Set<string>();
  if (platform === 'mac' ? press.metaKey : press.ctrlKey) held.add('Mod');
  if (platform === 'mac' && press.ctrlKey) held.add('Ctrl');
  if (press.altKey) held.add('Alt');

  const key = nameKey(press);
  // Shift made the sign (`?` on every layout): then the sign says it all. With letters and named keys it counts.
  const shiftIsInSign = key.length === 1 && key.toLowerCase() === key.toUpperCase() && !/\d/.test(key);
  if (press.shiftKey && !shiftIsInSign) held.add('Shift');
  return join(held, key);
}

function nameKey(press: KeyPress): string {
  // The digit row gives other signs on other layouts; where it is no sign we bind, the place decides.
  const digit = /^Digit(\d)$/.exec(press.code)?.[1];
  if (digit && (!press.shiftKey || press.ctrlKey || press.metaKey || press.altKey)) return digit;
  // Option writes signs on a Mac, other scripts have letters of their own: the Latin letter of that key is meant.
  const letter = /^Key([A-Z])$/.exec(press.code)?.[1];
  if (letter && press.key.length === 1 && press.key > '\u007e') return letter.toLowerCase();
  return normalizeKeyName(press.key);
}

function join(held: ReadonlySet<string>, key: string): string {
  return [...modifiers.filter((modifier) => held.has(modifier)), key].join('+');
}

/** On other platforms than a Mac, Ctrl is Mod: both spellings mean the same key. */
export function toPlatform(keys: string, platform: ChordPlatform): string {
  return platform === 'mac'
    ? normalizeKeys(keys)
    : normalizeKeys(
        keys
          .split(' ')
          .map((chord) => chord.replace(/\b(?:ctrl|control)\+/gi, 'Mod+'))
          .join(' '),
      );
}

/** A chord that types nothing, so it may also act in a text field. */
export function isSafeWhileTyping(keys: string): boolean {
  return keys.split(' ').every((chord) => /^(?:Mod|Ctrl|Alt)\+/.test(chord) || /^(?:Shift\+)?F\d{1,2}$/.test(chord));
}
