import { toPlatform, type ChordPlatform } from '../commands/chord.ts';
import type { Command, KeymapProfile } from '../commands/command.ts';
import { listKeys, type OwnKeys } from '../commands/keymap.ts';

export interface PressedKeys {
  readonly steps: string;
  /** Commands that these keys run, or that begin with them. */
  readonly ids: ReadonlySet<string>;
}

/** The last two presses when they are a sequence together, else the last one alone. */
export function findPressed(
  pressed: readonly string[],
  commands: readonly Command[],
  profile: KeymapProfile,
  ownKeys: OwnKeys,
  platform: ChordPlatform,
): PressedKeys {
  const last = pressed.at(-1);
  if (last === undefined) return { steps: '', ids: new Set() };
  const idsOf = (steps: string) =>
    new Set(
      commands
        .filter((command) =>
          listKeys(command, profile, ownKeys).some((keys) => {
            const known = toPlatform(keys, platform);
            return known === steps || known.startsWith(`${steps} `);
          }),
        )
        .map((command) => command.id),
    );
  const both = pressed.slice(-2).join(' ');
  const together = pressed.length > 1 ? idsOf(both) : new Set<string>();
  return together.size > 0 ? { steps: both, ids: together } : { steps: last, ids: idsOf(last) };
}
