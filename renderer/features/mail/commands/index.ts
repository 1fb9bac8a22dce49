import type { Command } from '../../../app/commands/command.ts';
import { answerCommands } from './answer-commands.ts';
import { folderCommands } from './folder-commands.ts';
import { bodyCommands } from '../reader/html/body-commands.ts';
import { messageCommands } from '../reader/message-commands.ts';
import { trustCommands } from '../reader/trust/trust-commands.ts';
import { goCommands } from './go-commands.ts';
import { inboxCommands } from './inbox-commands.ts';
import { listCommands } from './list-commands.ts';
import { selectCommands } from './select-commands.ts';
import { sortCommands } from './sort-commands.ts';
import { triageCommands } from './triage-commands.ts';
import { walkCommands } from './walk-commands.ts';

export const mailCommands: readonly Command[] = [
  ...walkCommands,
  ...answerCommands,
  ...triageCommands,
  ...sortCommands,
  ...inboxCommands,
  ...selectCommands,
  ...goCommands,
  ...listCommands,
  ...bodyCommands,
  ...trustCommands,
  ...messageCommands,
  ...folderCommands,
];
