import { and, asc, eq, sql } from 'drizzle-orm';
import type { Identity } from '#shared/contract/identities.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type AccountId, type IdentityId } from '#shared/ids.ts';
import { cleanLine, cleanText } from '#shared/model/line.ts';
import type { ReadDb, UndoHandler, WriteTx } from '../context.ts';
import { identities } from '../db/tables/engine.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { nothingChanged, type Undoable } from '../threads/index.ts';
import { planOwnMail } from '../threads/own-mail-job.ts';

type Row = typeof identities.$inferSelect;

interface IdentityUndo {
  readonly accountId: AccountId;
  /** All identities of the account as they were; a handful at most. */
  readonly before: Row[];
  readonly after: Row[];
}

export const identityHandlers: HandlersOf<AppContract['identities']> = {
  list: (_, { read }) => listIdentities(read),

  add: ({ accountId, address, name }, { write }) =>
    write((tx) => {
      requireAccount(tx, accountId);
      return { id: insertIdentity(tx, accountId, address, name) };
    }),

  update: ({ id, ...wanted }, { write }) =>
    write((tx) =>
      change(tx, id, 'identities.update', () => {
        if (wanted.address !== undefined) requireFree(tx, id, wanted.address);
        const clean = {
          ...wanted,
          ...(wanted.name === undefined ? {} : { name: cleanLine(wanted.name) }),
          ...(wanted.signatureNew === undefined ? {} : { signatureNew: cleanText(wanted.signatureNew) }),
          ...(wanted.signatureReply === undefined ? {} : { signatureReply: cleanText(wanted.signatureReply) }),
        };
        if (Object.keys(clean).length > 0) tx.db.update(identities).set(clean).where(eq(identities.id, id)).run();
      }),
    ),

  remove: ({ id }, { write }) =>
    write((tx) =>
      change(tx, id, 'identities.remove', (row, all) => {
        if (all.length === 1) throw new AppError('conflict', 'an account needs an identity');
        tx.db.delete(identities).where(eq(identities.id, row.id)).run();
      }),
    ),

  makeFirst: ({ id }, { write }) =>
    write((tx) =>
      change(tx, id, 'identities.makeFirst', (row, all) => {
        const order = [row, ...all.filter((other) => other.id !== row.id)];
        order.forEach(({ id: each }, position) =>
          tx.db.update(identities).set({ position }).where(eq(identities.id, each)).run(),
        );
      }),
    ),
};

export const identityUndo: Record<string, UndoHandler> = {
  identities: (tx, payload) => {
    const { accountId, before, after } = payload as IdentityUndo;
    // What was changed once more since then keeps the newer word.
    if (JSON.stringify(readAll(tx.db, accountId)) !== JSON.stringify(after)) return;
    tx.db.delete(identities).where(eq(identities.accountId, accountId)).run();
    for (const row of before) tx.db.insert(identities).values(row).run();
    if (addressesOf(before) !== addressesOf(after)) planOwnMail(tx);
    tx.touch('identities', accountId);
  },
};

/** A new account writes under its own address; one that came back keeps the names it had. */
export function addFirstIdentity(tx: WriteTx, accountId: AccountId, address: string, name: string): void {
  if (readAll(tx.db, accountId).length === 0) insertIdentity(tx, accountId, address, name);
}

export function listIdentities(read: ReadDb): Identity[] {
  return read
    .select()
    .from(identities)
    .where(sql`account_id IN (SELECT id FROM accounts WHERE removed_at IS NULL)`)
    .orderBy(asc(identities.accountId), asc(identities.position))
    .all()
    .map(({ position: _, ...identity }) => identity);
}

function insertIdentity(tx: WriteTx, accountId: AccountId, address: string, name: string): IdentityId {
  requireFree(tx, null, address, accountId);
  const id = newId<IdentityId>(tx.now);
  const position = readAll(tx.db, accountId).length;
  tx.db
    .insert(identities)
    .values({ id, accountId, position, address, name: cleanLine(name) })
    .run();
  planOwnMail(tx);
  tx.touch('identities', id);
  return id;
}

function change(tx: WriteTx, id: IdentityId, label: string, apply: (row: Row, all: Row[]) => void): Undoable {
  const row = tx.db.select().from(identities).where(eq(identities.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such identity');
  const before = readAll(tx.db, row.accountId);
  apply(row, before);
  const after = readAll(tx.db, row.accountId);
  if (JSON.stringify(before) === JSON.stringify(after)) return nothingChanged;
  if (addressesOf(before) !== addressesOf(after)) planOwnMail(tx);
  tx.touch('identities', id);
  const payload: IdentityUndo = { accountId: row.accountId, before, after };
  return { undo: tx.undoable(label, 1, 'identities', payload), count: 1 };
}

function addressesOf(rows: readonly Row[]): string {
  return rows
    .map(({ address }) => address.toLowerCase())
    .toSorted()
    .join();
}

function readAll(read: Pick<WriteTx['db'], 'select'>, accountId: AccountId): Row[] {
  return read
    .select()
    .from(identities)
    .where(eq(identities.accountId, accountId))
    .orderBy(asc(identities.position), asc(identities.id))
    .all();
}

function requireAccount(tx: WriteTx, accountId: AccountId): void {
  if (readAll(tx.db, accountId).length === 0) throw new AppError('not-found', 'no such account');
}

function requireFree(tx: WriteTx, id: IdentityId | null, address: string, account?: AccountId): void {
  const accountId =
    account ??
    tx.db
      .select()
      .from(identities)
      .where(eq(identities.id, id ?? ('' as IdentityId)))
      .get()?.accountId;
  if (accountId === undefined) throw new AppError('not-found', 'no such identity');
  const known = tx.db
    .select({ id: identities.id })
    .from(identities)
    .where(and(eq(identities.accountId, accountId), sql`${identities.address} = ${address} COLLATE NOCASE`))
    .get();
  if (known !== undefined && known.id !== id)
    throw new AppError('conflict', 'this address is there already', { field: 'address' });
}
