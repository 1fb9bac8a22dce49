/** The platform decides what a modifier is called; `mac` draws signs, the others use words. */
export type KeyPlatform = 'mac' | 'other';

/** Names of the keys that differ by language. */
export type KeyNames = Readonly<Record<'mod' | 'alt' | 'shift' | 'enter' | 'escape' | 'space' | 'delete' | 'up' | 'down' | 'left' | 'right', string>>;

const macSigns: KeyNames = {
  mod: '⌘',
  alt: '⌥',
  shift: '⇧',
  enter: '↵',
  escape: 'esc',
  space: '␣',
  delete: '⌫',
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
};

const aliases: Readonly<Record<string, keyof KeyNames>> = {
  mod: 'mod',
  alt: 'alt',
  shift: 'shift',
  enter: 'enter',
  escape: 'escape',
  esc: 'escape',
  space: 'space',
  delete: 'delete',
  backspace: 'delete',
  arrowup: 'up',
  up: 'up',
  arrowdown: 'down',
  down: 'down',
  arrowleft: 'left',
  left: 'left',
  arrowright: 'right',
  right: 'right',
};

/**
 * Splits `Mod+Shift+K` or `g i` into the caps to draw: one inner list per step of the sequence.
 * `+` joins a chord, a space separates steps; a literal plus is written `Plus`.
 */
export function listKeyCaps(keys: string, names: KeyNames, platform: KeyPlatform): string[][] {
  return keys
    .trim()
    .split(/\s+/)
    .map((step) => step.split('+').map((key) => nameCap(key, platform === 'mac' ? macSigns : names)));
}

function nameCap(key: string, names: KeyNames): string {
  const lower = key.toLowerCase();
  if (lower === 'plus') return '+';
  if (lower === 'ctrl') return names === macSigns ? '⌃' : names.mod;
  const alias = aliases[lower];
  if (alias) return names[alias];
  return key.length === 1 ? key.toUpperCase() : key;
}

/** The form `aria-keyshortcuts` wants; a sequence has none, so it is left out there. */
export function toAriaKeys(keys: string, platform: KeyPlatform): string | undefined {
  const steps = keys.trim().split(/\s+/);
  if (steps.length !== 1 || !steps[0]) return undefined;
  return steps[0]
    .split('+')
    .map((key) => (key.toLowerCase() === 'mod' ? (platform === 'mac' ? 'Meta' : 'Control') : key))
    .map((key) => (key.toLowerCase() === 'ctrl' ? 'Control' : key))
    .join('+');
}
