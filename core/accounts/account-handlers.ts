import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Account, Server } from '#shared/contract/accounts.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { secrets } from '../db/tables/house.ts';
import { accounts } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { countUnreadInbox } from '../threads/index.ts';
import { insertAccount, serverColumns } from './insert-account.ts';
import { passwordName, passwordPrefix } from './password.ts';
import { guessPreset } from './presets.ts';
import { removeAccounts, undoRemove } from './remove-accounts.ts';
import { checkServer } from './server-shape.ts';

type Row = typeof accounts.$inferSelect;

interface UpdateUndo {
  readonly id: AccountId;
  readonly before: Partial<Pick<Row, 'name' | 'mark'>>;
  readonly after: Partial<Pick<Row, 'name' | 'mark'>>;
}

export const accountHandlers: HandlersOf<AppContract['accounts']> = {
  list: (_, { read }) => listAccounts(read),

  guess: ({ address }) => {
    const preset = guessPreset(address);
    if (preset === null) return null;
    const { domains: _, ...guess } = preset;
    return guess;
  },

  add: (input, { write }) => {
    const incoming = checkServer(input.incoming, 'incoming');
    const outgoing = checkServer(input.outgoing, 'outgoing');
    const address = input.address.trim();
    const name = cleanLine(input.name) || address;
    return write((tx) => {
      const id = addAccount(tx, { kind: 'imap', address, name, incoming, outgoing });
      const secret = { value: input.password, changedAt: tx.now };
      tx.db
        .insert(secrets)
        .values({ name: passwordName(id), ...secret })
        .onConflictDoUpdate({ target: secrets.name, set: secret })
        .run();
      return { id };
    });
  },

  update: ({ id, ...wanted }, { write }) =>
    write((tx) => {
      const row = tx.db.select().from(accounts).where(isLive(id)).get();
      if (row === undefined) throw new AppError('not-found', 'no such account');
      const name = wanted.name === undefined ? row.name : cleanLine(wanted.name);
      if (name === '') throw new AppError('invalid-input', 'an account needs a name', { field: 'name' });
      const after = changesOf(row, { name, mark: wanted.mark ?? row.mark });
      if (Object.keys(after).length === 0) return { undo: null, count: 0 };
      tx.db.update(accounts).set(after).where(eq(accounts.id, id)).run();
      tx.touch('accounts', id);
      const before = changesOf({ ...row, ...after }, row);
      const payload: UpdateUndo = { id, before, after };
      return { undo: tx.undoable('accounts.update', 1, 'accounts.update', payload), count: 1 };
    }),

  remove: ({ id }, { write }) =>
    write((tx) => {
      const count = tx.db.select({ id: accounts.id }).from(accounts).where(isLive(id)).all().length;
      if (count === 0) throw new AppError('not-found', 'no such account');
      return removeAccounts(tx, [id], 'accounts.remove');
    }),
};

export const accountUndo: Record<string, UndoHandler> = {
  'accounts.remove': undoRemove,
  'accounts.update': (tx, payload) => {
    const { id, before, after } = payload as UpdateUndo;
    const row = tx.db.select().from(accounts).where(eq(accounts.id, id)).get();
    // What was changed once more since then keeps the newer word.
    if (row === undefined || Object.keys(changesOf(row, after)).length > 0) return;
    tx.db.update(accounts).set(before).where(eq(accounts.id, id)).run();
    tx.touch('accounts', id);
  },
};

function listAccounts(read: ReadDb): Account[] {
  const unread = countUnreadInbox(read);
  const hasPassword = sql<number>`EXISTS (SELECT 1 FROM secrets WHERE secrets.name = ${passwordPrefix} || accounts.id)`;
  return read
    .select({ row: accounts, hasPassword })
    .from(accounts)
    .where(isNull(accounts.removedAt))
    .orderBy(asc(accounts.createdAt), asc(accounts.id))
    .all()
    .map(({ row, ...secret }) => ({
      id: row.id,
      address: row.address,
      name: row.name,
      mark: row.mark,
      kind: row.kind,
      incoming: asServer(row.incomingHost, row.incomingPort, row.incomingSecurity),
      outgoing: asServer(row.outgoingHost, row.outgoingPort, row.outgoingSecurity),
      hasPassword: secret.hasPassword === 1,
      unread: unread.get(row.id) ?? 0,
    }));
}

/** A removed account of this address comes back with all it had, under the new settings. */
function addAccount(tx: WriteTx, account: Parameters<typeof insertAccount>[1]): AccountId {
  const known = tx.db
    .select({ id: accounts.id, removedAt: accounts.removedAt })
    .from(accounts)
    .where(sql`${accounts.address} = ${account.address} COLLATE NOCASE`)
    .get();
  if (known === undefined) return insertAccount(tx, account);
  if (known.removedAt === null) throw new AppError('conflict', 'this account is here already', { id: known.id });
  const { kind, address, name } = account;
  tx.db
    .update(accounts)
    .set({ kind, address, name, ...serverColumns(account), removedAt: null })
    .where(eq(accounts.id, known.id))
    .run();
  tx.touch('accounts', known.id);
  tx.touch('threads');
  return known.id;
}

function isLive(id: AccountId) {
  return and(eq(accounts.id, id), isNull(accounts.removedAt));
}

function changesOf(row: Row, wanted: Partial<Pick<Row, 'name' | 'mark'>>): UpdateUndo['after'] {
  return {
    ...(wanted.name !== undefined && wanted.name !== row.name ? { name: wanted.name } : {}),
    ...(wanted.mark !== undefined && wanted.mark !== row.mark ? { mark: wanted.mark } : {}),
  };
}

function asServer(host: string | null, port: number | null, security: Server['security'] | null): Server | null {
  return host === null || port === null || security === null ? null : { host, port, security };
}
