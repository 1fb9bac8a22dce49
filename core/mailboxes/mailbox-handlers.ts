import { and, eq } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import type { MailboxId, ThreadId } from '#shared/ids.ts';
import type { UndoHandler, WriteTx } from '../context.ts';
import { mailboxes, type MailboxRole } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { refreshMailbox } from '../threads/ingest.ts';
import {
  createMailbox,
  giveRole,
  queueFolder,
  removeMailbox,
  renameMailbox,
  requireMailbox,
  type MailboxRow,
} from './change-mailboxes.ts';
import { checkName, parentOf } from './folder-name.ts';
import { listMailboxes } from './list-mailboxes.ts';

interface RenameUndo {
  readonly id: MailboxId;
  readonly from: string;
  readonly to: string;
  readonly remoteKey: string | null;
}

interface RemoveUndo {
  readonly row: MailboxRow;
  readonly remoteKey: string | null;
}

interface RoleUndo {
  readonly id: MailboxId;
  readonly before: MailboxRole;
  readonly after: MailboxRole;
  readonly holderId: MailboxId | null;
}

export const mailboxHandlers: HandlersOf<AppContract['mailboxes']> = {
  list: (_input, { read }) => listMailboxes(read),

  create: (input, { write }) => write((tx) => ({ id: createMailbox(tx, input) })),

  rename: ({ id, name }, { write }) =>
    write((tx) => {
      const row = requireMailbox(tx, id);
      if (row.role === 'inbox') throw new AppError('not-allowed', 'the inbox keeps its name');
      const from = row.path ?? '';
      const to = parentOf(from, row.delimiter) + checkName(name, row.delimiter);
      if (to === from) return { undo: null, count: 0 };
      const remoteKey = renameMailbox(tx, row, to, null);
      const undo: RenameUndo = { id, from, to, remoteKey };
      return { undo: tx.undoable('mailboxes.rename', 1, 'mailboxes.rename', undo), count: 1 };
    }),

  remove: ({ id }, { write }) =>
    write((tx) => {
      const row = requireMailbox(tx, id);
      if (row.role !== 'other') throw new AppError('not-allowed', 'this folder plays a part', { role: row.role });
      const undo: RemoveUndo = { row, remoteKey: removeMailbox(tx, row, null) };
      return { undo: tx.undoable('mailboxes.remove', 1, 'mailboxes.remove', undo), count: 1 };
    }),

  setRole: ({ id, role }, { write }) =>
    write((tx) => {
      const row = requireMailbox(tx, id);
      if (row.role === role) return { undo: null, count: 0 };
      if (row.role === 'inbox' || role === 'inbox') throw new AppError('not-allowed', 'the inbox is the inbox');
      const holderId = giveRole(tx, row, role);
      refreshAll(tx, holderId === null ? [id] : [id, holderId]);
      const undo: RoleUndo = { id, before: row.role, after: role, holderId };
      return { undo: tx.undoable('mailboxes.setRole', 1, 'mailboxes.setRole', undo), count: 1 };
    }),

  setSynced: ({ id, isSynced }, { write }) =>
    write((tx) => {
      const row = requireMailbox(tx, id);
      if (row.isSynced === isSynced) return { undo: null, count: 0 };
      setSynced(tx, id, isSynced);
      const undo = tx.undoable('mailboxes.setSynced', 1, 'mailboxes.setSynced', { id, before: row.isSynced });
      return { undo, count: 1 };
    }),
};

/** What is no longer as the undone call left it stays. */
export const mailboxUndo: Record<string, UndoHandler> = {
  'mailboxes.rename': (tx, payload) => {
    const { id, from, to, remoteKey } = payload as RenameUndo;
    const row = tx.db
      .select()
      .from(mailboxes)
      .where(and(eq(mailboxes.id, id), eq(mailboxes.path, to)))
      .get();
    if (row !== undefined) renameMailbox(tx, row, from, remoteKey);
  },
  'mailboxes.remove': (tx, payload) => {
    const { row, remoteKey } = payload as RemoveUndo;
    const back = tx.db.insert(mailboxes).values(row).onConflictDoNothing().run();
    if (back.changes === 0) return;
    tx.touch('mailboxes', row.id);
    if (row.path === null) return;
    queueFolder(tx, row.accountId, 'folder.create', { mailboxId: row.id, path: row.path }, remoteKey);
  },
  'mailboxes.setRole': (tx, payload) => {
    const { id, before, after, holderId } = payload as RoleUndo;
    const row = tx.db
      .select()
      .from(mailboxes)
      .where(and(eq(mailboxes.id, id), eq(mailboxes.role, after)))
      .get();
    if (row === undefined) return;
    giveRole(tx, row, before);
    const holder =
      holderId === null ? undefined : tx.db.select().from(mailboxes).where(eq(mailboxes.id, holderId)).get();
    if (holder !== undefined) giveRole(tx, holder, after);
    refreshAll(tx, holder === undefined ? [id] : [id, holder.id]);
  },
  'mailboxes.setSynced': (tx, payload) => {
    const { id, before } = payload as { id: MailboxId; before: boolean };
    setSynced(tx, id, before);
  },
};

function setSynced(tx: WriteTx, id: MailboxId, isSynced: boolean): void {
  const changed = tx.db.update(mailboxes).set({ isSynced }).where(eq(mailboxes.id, id)).returning().all();
  tx.touch('mailboxes', id);
  // The owner of the account begins anew with what is followed now.
  for (const { accountId } of changed) tx.touch('accounts', accountId);
}

function refreshAll(tx: WriteTx, ids: readonly MailboxId[]): void {
  for (const id of ids) {
    let from: ThreadId | null = null;
    do from = refreshMailbox(tx, id, from);
    while (from !== null);
  }
}
