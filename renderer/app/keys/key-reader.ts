import { isSafeWhileTyping, readKeyPress, toPlatform, type ChordPlatform, type KeyPress } from '../commands/chord.ts';
import type { Command, CommandScope, KeymapProfile } from '../commands/command.ts';
import { listKeys, type OwnKeys } from '../commands/keymap.ts';
import { isControlKey, type KeyTarget } from './key-target.ts';

/** How long a sequence such as `g i` waits for its next step. */
export const sequenceWindowMs = 1_200;

export interface KeyBinding {
  readonly command: Command;
  readonly keys: string;
}

export interface Keyboard {
  readonly commands: readonly Command[];
  readonly profile: KeymapProfile;
  readonly ownKeys: OwnKeys;
  readonly platform: ChordPlatform;
}

export type KeyOutcome =
  | { readonly kind: 'none' }
  /** The first steps of at least one sequence: these may follow. */
  | { readonly kind: 'waiting'; readonly steps: string; readonly next: readonly KeyBinding[] }
  | { readonly kind: 'run'; readonly binding: KeyBinding }
  /** A sequence was begun and the last key fits none: it is used up, so that `g x` does not select. */
  | { readonly kind: 'dropped' };

/** Later scopes win where both have the key. */
export type ActiveScopes = readonly CommandScope[];

/**
 * Turns key presses into commands. Holds the begun sequence and nothing else; time is an argument, so that tests move
 * it by hand.
 */
export function makeKeyReader() {
  let steps: readonly string[] = [];
  let lastAt = 0;

  return {
    reset() {
      steps = [];
    },
    read(press: KeyPress, at: number, target: KeyTarget, scopes: ActiveScopes, keyboard: Keyboard): KeyOutcome {
      const chord = readKeyPress(press, keyboard.platform);
      if (chord === null || target.kind === 'float') return { kind: 'none' };
      if (target.kind === 'control' && isControlKey(chord)) return { kind: 'none' };
      if (target.kind === 'typing' && !isSafeWhileTyping(chord)) return { kind: 'none' };

      if (at - lastAt > sequenceWindowMs) steps = [];
      lastAt = at;
      const typed = [...steps, chord].join(' ');
      const bindings = listBindings(keyboard, scopes, target);
      const longer = bindings.filter((binding) => binding.keys.startsWith(`${typed} `));
      if (longer.length > 0) {
        steps = typed.split(' ');
        return { kind: 'waiting', steps: typed, next: longer };
      }
      const wasWaiting = steps.length > 0;
      steps = [];
      const binding = bindings.findLast((candidate) => candidate.keys === typed);
      if (binding) return { kind: 'run', binding };
      return wasWaiting ? { kind: 'dropped' } : { kind: 'none' };
    },
  };
}

/** In the order of the scopes: the last match is the most particular one. */
function listBindings(keyboard: Keyboard, scopes: ActiveScopes, target: KeyTarget): KeyBinding[] {
  const bindings: KeyBinding[] = [];
  for (const scope of scopesFor(scopes, target)) {
    for (const command of keyboard.commands) {
      if (command.scope !== scope) continue;
      for (const keys of listKeys(command, keyboard.profile, keyboard.ownKeys)) {
        bindings.push({ command, keys: toPlatform(keys, keyboard.platform) });
      }
    }
  }
  return bindings;
}

function scopesFor(scopes: ActiveScopes, target: KeyTarget): ActiveScopes {
  if (target.kind !== 'typing') return scopes;
  return target.isEditor ? ['everywhere', 'editor'] : ['everywhere'];
}
