import { accountCommands } from '../../features/accounts/index.ts';
import { attachmentCommands } from '../../features/attachments/index.ts';
import { demoCommands } from '../../features/demo/index.ts';
import { draftCommands } from '../../features/drafts/index.ts';
import { mailCommands } from '../../features/mail/index.ts';
import { undoCommands } from '../../features/undo/index.ts';
import { appCommands } from './app-commands.ts';
import type { Command } from './command.ts';
import { viewCommands } from './view-commands.ts';

/** Every command of the app. A feature with commands is one line here. */
export const allCommands: readonly Command[] = [
  ...mailCommands,
  ...draftCommands,
  ...attachmentCommands,
  ...undoCommands,
  ...accountCommands,
  ...demoCommands,
  ...viewCommands,
  ...appCommands,
];
