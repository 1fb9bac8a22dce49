import type { MessageDescriptor } from '@lingui/core';
import { showError } from '../../lib/notices.ts';
import type { Command } from './command.ts';
import { findCommand } from './registry.ts';
import { noteUse } from './recent.ts';

/** Why the command does nothing now; `null` when it would act. */
export function whyDisabled(command: Command): MessageDescriptor | null {
  const answer = command.enabled?.() ?? true;
  return answer === true ? null : answer;
}

/** Runs by id whatever asked for it: button, menu, palette, shortcut, native menu. */
export function runCommand(id: string): void {
  const command = findCommand(id);
  if (!command || whyDisabled(command)) return;
  noteUse(id);
  try {
    void Promise.resolve(command.run()).catch(showError);
  } catch (error) {
    showError(error);
  }
}
