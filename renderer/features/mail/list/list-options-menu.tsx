import { useLingui } from '@lingui/react/macro';
import { Rows3 } from 'lucide-react';
import type { Settings } from '#shared/contract/settings.ts';
import type { ListSort } from '#shared/contract/threads.ts';
import { runCommand } from '../../../app/commands/run-command.ts';
import { useSaveSettings, useSettings } from '../../../lib/settings.ts';
import { IconButton, Menu, type MenuEntry } from '../../../ui/index.ts';
import type { ThreadScope } from './thread-scope.ts';

/** How the rows stand and look: order, conversations or messages, density. */
export function ListOptionsMenu({ scope, hasDensity }: { scope: ThreadScope; hasDensity: boolean }) {
  const { t } = useLingui();
  const { density } = useSettings();
  const save = useSaveSettings();
  const items: readonly MenuEntry[] = [
    {
      kind: 'choice',
      id: 'sort',
      label: t`Sorted by`,
      value: scope.sort,
      options: [
        { value: 'newest', label: t`Newest first` },
        { value: 'oldest', label: t`Oldest first` },
        { value: 'sender', label: t`Sender` },
        { value: 'subject', label: t`Subject` },
        { value: 'size', label: t`Size` },
      ] satisfies { value: ListSort; label: string }[],
      onChange: (value) => runCommand(`mail.sort-${value}`),
    },
    { kind: 'separator', id: 'form' },
    {
      kind: 'check',
      id: 'flat',
      label: t`Single messages`,
      isChecked: scope.isFlat,
      onChange: () => runCommand('mail.toggle-flat'),
    },
    ...(hasDensity
      ? ([
          { kind: 'separator', id: 'look' },
          {
            kind: 'choice',
            id: 'density',
            label: t`Density`,
            value: density,
            options: [
              { value: 'comfortable', label: t`Comfortable` },
              { value: 'default', label: t`Default` },
              { value: 'compact', label: t`Compact` },
            ],
            onChange: (value) => save({ density: value as Settings['density'] }),
          },
        ] satisfies MenuEntry[])
      : []),
  ];
  return <Menu trigger={<IconButton label={t`List options`} icon={Rows3} />} items={items} align="end" />;
}
