import type { MessageDescriptor } from '@lingui/core';
import type { LucideIcon } from 'lucide-react';
import type { Capability } from '#shared/contract/shell.ts';

/**
 * A command is data: button, menu, palette, shortcut and native menu all run the same object.
 * Features contribute theirs from `features/<name>/commands.ts`; `app/commands/index.ts` lists them.
 */
export type KeymapProfile = 'gmail' | 'outlook' | 'thunderbird' | 'apple';

/**
 * Where the keyboard is. `everywhere` also acts while typing (only for chords with Ctrl, Alt, Meta or a function key);
 * the others never fire in a text field.
 */
export type CommandScope = 'everywhere' | 'app' | 'list' | 'reader' | 'editor';

export type CommandGroup = 'move' | 'go' | 'sort' | 'select' | 'write' | 'view' | 'app';

export interface Command {
  /** `feature.verb`, stable: the user's own keys and the native menu refer to it. */
  readonly id: string;
  readonly title: MessageDescriptor;
  readonly group: CommandGroup;
  readonly icon?: LucideIcon;
  readonly scope: CommandScope;
  /** `e`, `Shift+i`, `g i` (one after the other), `Mod+k` (Ctrl, on macOS Command), `#`, `F5`. A missing profile takes gmail's. */
  readonly keys?: Partial<Record<KeymapProfile, readonly string[]>>;
  /** Which native menu it stands in; absent: only palette and keys. */
  readonly menu?: 'file' | 'edit' | 'view' | 'go' | 'mail' | 'help';
  /** Only where the host has it: elsewhere the command does not exist, and its keys are free. */
  readonly needs?: Capability;
  /** Hidden from the palette, such as "next conversation". */
  readonly isInPalette?: boolean;
  /** `true`, or why not: shown on the disabled button and in the palette. Read at the moment it is needed. */
  enabled?(): true | MessageDescriptor;
  run(): void | Promise<void>;
}
