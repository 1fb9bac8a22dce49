import type { ThreadId } from '#shared/ids.ts';
import { onShellEvent } from '../lib/shell-events.ts';
import { manyId, selfTestId } from '#shared/notification-ids.ts';
import { openThread, openView } from '../state/navigate.ts';
import { runCommand } from './commands/run-command.ts';

/** A native menu or tray item is the same command as everywhere else; a clicked notification opens its conversation. */
export function followShellCommands(): () => void {
  return onShellEvent((event) => {
    if (event.type === 'command') runCommand(event.commandId);
    if (event.type === 'notification') follow(event.id, event.actionId);
  });
}

/** A notification about a conversation carries its id; what its buttons do the core does itself, but for answering. */
function follow(id: string, actionId: string | null): void {
  if (id === selfTestId) return;
  if (id === manyId) return openView('inbox');
  openThread(id as ThreadId);
  if (actionId === 'reply') runCommand('mail.reply');
}
