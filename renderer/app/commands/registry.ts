import { hasCapability } from '../../lib/host.ts';
import type { Command } from './command.ts';

/**
 * All commands by id. `index.ts` fills it once at the start from the features' lists; everything else only reads,
 * so a feature can run or show any command without importing the feature that owns it.
 */
const commands = new Map<string, Command>();

export function registerCommands(list: readonly Command[]): void {
  for (const command of list) {
    if (commands.has(command.id)) throw new Error(`two commands are called ${command.id}`);
    commands.set(command.id, command);
  }
}

/** Those that exist in this host. */
export function listCommands(): readonly Command[] {
  return [...commands.values()].filter(isOffered);
}

export function findCommand(id: string): Command | undefined {
  const command = commands.get(id);
  return command && isOffered(command) ? command : undefined;
}

function isOffered({ needs }: Command): boolean {
  return needs === undefined || hasCapability(needs);
}
