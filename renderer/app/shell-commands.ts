import type { ThreadId } from '#shared/ids.ts';
import { onShellEvent } from '../lib/shell-events.ts';
import { openThread } from '../state/navigate.ts';
import { runCommand } from './commands/run-command.ts';

/** A native menu or tray item is the same command as everywhere else; a clicked notification opens its conversation. */
export function followShellCommands(): () => void {
  return onShellEvent((event) => {
    if (event.type === 'command') runCommand(event.commandId);
    // A notification about a conversation carries its id; what its buttons do the core does itself.
    if (event.type === 'notification' && event.actionId === null && event.id !== 'self-test') {
      openThread(event.id as ThreadId);
    }
  });
}
