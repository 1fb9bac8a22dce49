import type { I18n, MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { MenuGroup } from '#shared/contract/shell.ts';
import { normalizeKeys } from './chord.ts';
import type { Command, KeymapProfile } from './command.ts';
import { listKeys, type OwnKeys } from './keymap.ts';
import { listCommands } from './registry.ts';
import { whyDisabled } from './run-command.ts';

type Role = NonNullable<Command['menu']>;

const titles: Readonly<Record<Role, MessageDescriptor>> = {
  file: msg`File`,
  edit: msg`Edit`,
  view: msg`View`,
  go: msg`Go`,
  mail: msg`Mail`,
  help: msg`Help`,
};
const order: readonly Role[] = ['file', 'edit', 'view', 'go', 'mail', 'help'];

export function buildMenu(i18n: I18n, profile: KeymapProfile, ownKeys: OwnKeys): MenuGroup[] {
  const commands = listCommands();
  return order
    .map((role) => ({
      role,
      title: i18n._(titles[role]),
      items: commands
        .filter((command) => command.menu === role)
        .map((command) => ({
          id: command.id,
          title: i18n._(command.title).slice(0, 100),
          accelerator: toAccelerator(listKeys(command, profile, ownKeys)),
          isEnabled: whyDisabled(command) === null,
        })),
    }))
    .filter((group) => group.items.length > 0);
}

/** What one wants without looking at the window. */
const inTray = ['drafts.new', 'mail.go-inbox', 'app.settings'];

export function buildTray(i18n: I18n): MenuGroup['items'] {
  return inTray.flatMap((id) => {
    const command = listCommands().find((candidate) => candidate.id === id);
    return command ? [{ id, title: i18n._(command.title), accelerator: null, isEnabled: true }] : [];
  });
}

/** Electron's spelling of the first key that is one chord. Single letters and sequences have none there. */
export function toAccelerator(keys: readonly string[]): string | null {
  const chord = keys
    .map(normalizeKeys)
    .find((candidate) => !candidate.includes(' ') && /^(?:Mod|Ctrl|Alt)\+|^F\d/.test(candidate));
  if (!chord) return null;
  return chord
    .split('+')
    .map((part) =>
      part === 'Mod' ? 'CommandOrControl' : (names[part] ?? (part.length === 1 ? part.toUpperCase() : part)),
    )
    .join('+');
}

const names: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};
