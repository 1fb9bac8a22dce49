import type { AppContract } from '#shared/contract/index.ts';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { UndoHandler } from '../context.ts';
import { countDrafts } from '../drafts/index.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { countThreads } from './count-threads.ts';
import { setRead, setStarred, undoFlag } from './flag-threads.ts';
import { listThreads } from './list-threads.ts';
import { moveThreads, undoMove } from './move-threads.ts';
import { readThread } from './read-thread.ts';

export const threadHandlers: HandlersOf<AppContract['threads']> = {
  list: (input, { read }) => listThreads(read, input),
  counts: (_, { read }) => ({ ...countThreads(read), drafts: countDrafts(read) }),
  get: ({ id }, { read }) => readThread(read, id),
  find: (input, { readSlow, signal }) => readSlow<ThreadRow[]>('threads.find', input, signal),
  move: ({ ids, to }, { write }) => write((tx) => moveThreads(tx, ids, to)),
  setRead: ({ ids, isRead, canUndo = true }, { write }) => write((tx) => setRead(tx, ids, isRead, canUndo)),
  setStarred: ({ ids, isStarred }, { write }) => write((tx) => setStarred(tx, ids, isStarred)),
};

export const threadUndo: Record<string, UndoHandler> = {
  'threads.move': undoMove,
  'threads.flag': undoFlag,
};
