import type { AppContract } from '#shared/contract/index.ts';
import type { UndoHandler } from '../context.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { endSnooze, snoozeThreads, undoSnooze } from './snooze-threads.ts';

export { wakeJob } from './wake-job.ts';

export const snoozeHandlers: HandlersOf<AppContract['snooze']> = {
  set: ({ ids, until }, { write }) => write((tx) => snoozeThreads(tx, ids, until)),
  end: ({ ids }, { write }) => write((tx) => endSnooze(tx, ids)),
};

export const snoozeUndo: Record<string, UndoHandler> = { 'threads.snooze': undoSnooze };
