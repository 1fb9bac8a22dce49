import type { UndoHandler } from '../context.ts';
import { identityUndo } from './identities.ts';
import { undoRemove } from './remove-accounts.ts';
import { undoUpdate } from './update-account.ts';

export const accountUndo: Record<string, UndoHandler> = {
  'accounts.remove': undoRemove,
  'accounts.update': undoUpdate,
  ...identityUndo,
};
