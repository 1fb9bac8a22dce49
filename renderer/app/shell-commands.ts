import { onShellEvent } from '../lib/shell-events.ts';
import { runCommand } from './commands/run-command.ts';

/** A native menu or tray item is the same command as everywhere else. */
export function followShellCommands(): () => void {
  return onShellEvent((event) => {
    if (event.type === 'command') runCommand(event.commandId);
  });
}
