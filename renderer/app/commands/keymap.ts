import type { Command, CommandScope, KeymapProfile } from './command.ts';
import { normalizeKeys } from './chord.ts';

export const keymapProfiles: readonly KeymapProfile[] = ['gmail', 'outlook', 'thunderbird', 'apple'];

/** The user's own keys, by command id; they win over the profile. An empty list unbinds. */
export type OwnKeys = Readonly<Record<string, readonly string[]>>;

type Bindable = Pick<Command, 'id' | 'keys' | 'scope'>;

export function listKeys(command: Bindable, profile: KeymapProfile, ownKeys: OwnKeys = {}): readonly string[] {
  return ownKeys[command.id] ?? command.keys?.[profile] ?? command.keys?.gmail ?? [];
}

export interface KeyConflict {
  readonly keys: string;
  readonly one: string;
  readonly other: string;
}

/**
 * Two commands that the same keys would reach at the same place, or a key that is also the first step of a
 * sequence and so would never wait for the second.
 */
export function findKeyConflicts(
  commands: readonly Bindable[],
  profile: KeymapProfile,
  ownKeys: OwnKeys = {},
): KeyConflict[] {
  const bound = commands.flatMap((command) =>
    listKeys(command, profile, ownKeys).map((keys) => ({ command, keys: normalizeKeys(keys) })),
  );
  const conflicts: KeyConflict[] = [];
  for (const [index, one] of bound.entries()) {
    for (const other of bound.slice(index + 1)) {
      if (!meet(one.command.scope, other.command.scope)) continue;
      if (one.command.id === other.command.id && one.keys !== other.keys) continue;
      if (overlap(one.keys, other.keys)) {
        conflicts.push({ keys: one.keys, one: one.command.id, other: other.command.id });
      }
    }
  }
  return conflicts;
}

/** `Mod+k` in the editor is allowed to mean "link": the editor wins over everywhere. Lists and reader never meet. */
function meet(one: CommandScope, other: CommandScope): boolean {
  if (one === other) return true;
  const pair = new Set([one, other]);
  if (pair.has('editor')) return false;
  return !(pair.has('list') && pair.has('reader'));
}

function overlap(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
