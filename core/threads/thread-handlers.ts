import type { AppContract } from '#shared/contract/index.ts';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { UndoHandler } from '../context.ts';
import { countDrafts } from '../drafts/index.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { countThreads } from './count-threads.ts';
import { explainThread } from './explain-thread.ts';
import { setRead, setStarred, undoFlag } from './flag-threads.ts';
import type { IdPage } from './list-ids.ts';
import { isPlain, listPlain } from './list-narrowed.ts';
import type { Page } from './list-threads.ts';
import { moveThreads, moveToFolder, setLabel, undoMove } from './move-threads.ts';
import { setMuted, undoMute } from './mute-threads.ts';
import { setPinned, undoPin } from './pin-threads.ts';
import { readThread } from './read-thread.ts';
import { mergeThreads, splitThread, undoRegroup } from './split-threads.ts';

export const threadHandlers: HandlersOf<AppContract['threads']> = {
  list: (input, { read, readSlow, signal }) =>
    isPlain(input) ? listPlain(read, input) : readSlow<Page>('threads.list', input, signal),
  listIds: (input, { readSlow, signal }) => readSlow<IdPage>('threads.listIds', input, signal),
  counts: (_, { read }) => ({ ...countThreads(read), drafts: countDrafts(read) }),
  get: ({ id }, { read, raw }) => readThread(read, raw, id),
  find: (input, { readSlow, signal }) => readSlow<ThreadRow[]>('threads.find', input, signal),
  explain: ({ id }, { read }) => explainThread(read, id),
  move: ({ to, ...chosen }, { write }) => write((tx) => moveThreads(tx, chosen, to)),
  moveTo: ({ mailboxId, ...chosen }, { write }) => write((tx) => moveToFolder(tx, chosen, mailboxId)),
  setLabel: ({ mailboxId, isSet, ...chosen }, { write }) => write((tx) => setLabel(tx, chosen, mailboxId, isSet)),
  setRead: ({ isRead, canUndo = true, ...chosen }, { write }) => write((tx) => setRead(tx, chosen, isRead, canUndo)),
  setStarred: ({ isStarred, ...chosen }, { write }) => write((tx) => setStarred(tx, chosen, isStarred)),
  setPinned: ({ ids, isPinned }, { write }) => write((tx) => setPinned(tx, ids, isPinned)),
  setMuted: ({ ids, isMuted }, { write }) => write((tx) => setMuted(tx, ids, isMuted)),
  split: ({ id, messageIds }, { write }) => write((tx) => splitThread(tx, id, messageIds)),
  merge: ({ ids }, { write }) => write((tx) => mergeThreads(tx, ids)),
};

export const threadUndo: Record<string, UndoHandler> = {
  'threads.move': undoMove,
  'threads.flag': undoFlag,
  'threads.mute': undoMute,
  'threads.pin': undoPin,
  'threads.regroup': undoRegroup,
};
