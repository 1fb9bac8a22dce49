/** The platform decides what a modifier is called; `mac` draws signs, the others use words. */
export type KeyPlatform = 'mac' | 'other';

/** Names of the keys that differ by language. */
export type KeyNames = Readonly<Record<KeyWord, string>>;

type KeyWord =
  | 'mod'
  | 'ctrl'
  | 'alt'
  | 'shift'
  | 'enter'
  | 'escape'
  | 'space'
  | 'tab'
  | 'delete'
  | 'backspace'
  | 'home'
  | 'end'
  | 'pageup'
  | 'pagedown'
  | 'up'
  | 'down'
  | 'left'
  | 'right';

const macSigns: KeyNames = {
  mod: '⌘',
  ctrl: '⌃',
  alt: '⌥',
  shift: '⇧',
  enter: '↵',
  escape: 'esc',
  space: '␣',
  tab: '⇥',
  delete: '⌦',
  backspace: '⌫',
  home: '↖',
  end: '↘',
  pageup: '⇞',
  pagedown: '⇟',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const aliases: Readonly<Record<string, KeyWord>> = {
  control: 'ctrl',
  meta: 'mod',
  esc: 'escape',
  return: 'enter',
  del: 'delete',
  arrowup: 'up',
  arrowdown: 'down',
  arrowleft: 'left',
  arrowright: 'right',
};

/**
 * Splits `Mod+Shift+K` or `g i` into the caps to draw: one inner list per step of the sequence.
 * `+` joins a chord, a space separates steps; a `+` at the end is the plus key.
 */
export function listKeyCaps(keys: string, names: KeyNames, platform: KeyPlatform): string[][] {
  return keys
    .trim()
    .split(/\s+/)
    .map((step) => splitChord(step).map((key) => nameCap(key, platform === 'mac' ? macSigns : names)));
}

function splitChord(chord: string): string[] {
  // A `+` at the end is the plus key itself.
  return chord.endsWith('+') ? [...chord.slice(0, -1).split('+').filter(Boolean), '+'] : chord.split('+');
}

function nameCap(key: string, names: KeyNames): string {
  const lower = key.toLowerCase();
  if (lower === 'plus') return '+';
  const word = aliases[lower] ?? lower;
  if (isKeyWord(word, names)) return names[word];
  return key.length === 1 ? key.toUpperCase() : key;
}

function isKeyWord(word: string, names: KeyNames): word is KeyWord {
  return Object.hasOwn(names, word);
}

/** The form `aria-keyshortcuts` wants; a sequence has none, so it is left out there. */
export function toAriaKeys(keys: string, platform: KeyPlatform): string | undefined {
  const steps = keys.trim().split(/\s+/);
  if (steps.length !== 1 || !steps[0]) return undefined;
  return splitChord(steps[0])
    .map((key) => (key.toLowerCase() === 'mod' ? (platform === 'mac' ? 'Meta' : 'Control') : key))
    .map((key) => (key.toLowerCase() === 'ctrl' ? 'Control' : key))
    .map((key) => (key === '+' ? 'Plus' : key))
    .join('+');
}
