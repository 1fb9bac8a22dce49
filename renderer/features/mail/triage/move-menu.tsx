import { FolderInput } from 'lucide-react';
import { useCommand } from '../../../app/commands/use-command.ts';
import { IconButton, Menu } from '../../../ui/index.ts';
import { useCommandEntries } from './use-command-entries.ts';
import { setMoveMenu, useMoveMenu } from './move-menu-state.ts';

const places = ['mail.archive', 'mail.to-inbox', 'mail.spam', 'mail.trash'] as const;

/** Where the conversations could go instead. */
export function MoveMenu() {
  const isOpen = useMoveMenu((state) => state.isOpen);
  const move = useCommand('mail.move');
  const entries = useCommandEntries(places);
  return (
    <Menu
      isOpen={isOpen && move.disabledReason === undefined}
      onOpenChange={setMoveMenu}
      trigger={
        <IconButton label={move.title} icon={move.icon ?? FolderInput} keys={move.keys} disabledReason={move.disabledReason} />
      }
      items={entries}
    />
  );
}
