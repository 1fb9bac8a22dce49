import { FolderInput } from 'lucide-react';
import { useCommand } from '../../../app/commands/use-command.ts';
import { IconButton, Menu } from '../../../ui/index.ts';
import { useCommandEntries } from './use-command-entries.ts';

const places = ['mail.archive', 'mail.to-inbox', 'mail.spam', 'mail.trash'] as const;

/** Where the conversations could go instead. */
export function MoveMenu() {
  const move = useCommand('mail.move');
  const entries = useCommandEntries(places);
  return (
    <Menu
      trigger={<IconButton data-opens="move" label={move.title} icon={move.icon ?? FolderInput} keys={move.keys} />}
      items={entries}
    />
  );
}
