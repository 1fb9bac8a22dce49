import { useLingui } from '@lingui/react';
import type { LucideIcon } from 'lucide-react';
import { useSettings } from '../../lib/settings.ts';
import { useViewState } from '../../state/view-state.ts';
import { listKeys } from './keymap.ts';
import { findCommand } from './registry.ts';
import { runCommand, whyDisabled } from './run-command.ts';

export interface BoundCommand {
  readonly title: string;
  readonly icon: LucideIcon | undefined;
  /** The first of its keys, to show beside the title. */
  readonly keys: string | undefined;
  readonly disabledReason: string | undefined;
  run(): void;
}

/** A command as a button or menu item shows it: in the user's language, with the user's keys. */
export function useCommand(id: string): BoundCommand {
  const { i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  // `enabled` reads the view state itself; this makes the button look again when it changes.
  useViewState();
  const command = findCommand(id);
  if (!command) throw new Error(`no command is called ${id}`);
  const reason = whyDisabled(command);
  return {
    title: i18n._(command.title),
    icon: command.icon,
    keys: listKeys(command, keymap, ownKeys)[0],
    disabledReason: reason ? i18n._(reason) : undefined,
    run: () => runCommand(id),
  };
}
