import { useLingui } from '@lingui/react';
import { useCallback } from 'react';
import { listKeys } from '../../../app/commands/keymap.ts';
import { findCommand } from '../../../app/commands/registry.ts';
import { runCommand, whyDisabled } from '../../../app/commands/run-command.ts';
import { useSettings } from '../../../lib/settings.ts';
import type { MenuEntry } from '../../../ui/index.ts';

/** Commands as a menu, `-` for a line between them: those that do something now. Asked only when it opens, on what it opens on. */
export function useCommandEntries(ids: readonly string[]): () => readonly MenuEntry[] {
  const { i18n } = useLingui();
  const { keymap, ownKeys } = useSettings();
  return useCallback(
    () =>
      ids.flatMap((id, index): MenuEntry[] => {
        if (id === '-') return [{ kind: 'separator', id: `separator-${index}` }];
        const command = findCommand(id);
        if (!command || whyDisabled(command)) return [];
        return [
          {
            id,
            label: i18n._(command.title),
            icon: command.icon,
            keys: listKeys(command, keymap, ownKeys)[0],
            run: () => runCommand(id),
          },
        ];
      }),
    [ids, i18n, keymap, ownKeys],
  );
}
