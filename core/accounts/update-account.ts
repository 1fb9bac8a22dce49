import { eq } from 'drizzle-orm';
import type { Server } from '#shared/contract/accounts.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId } from '#shared/ids.ts';
import { cleanLine } from '#shared/model/line.ts';
import type { UndoHandler, WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';
import { nothingChanged, type Undoable } from '../threads/index.ts';
import { isLive } from './list-accounts.ts';
import { checkServer } from './server-shape.ts';

type Row = typeof accounts.$inferSelect;
type Changes = Partial<Omit<Row, 'id' | 'createdAt'>>;

export interface AccountChanges {
  readonly id: AccountId;
  readonly name?: string | undefined;
  readonly mark?: number | undefined;
  readonly login?: string | undefined;
  readonly incoming?: Server | undefined;
  readonly outgoing?: Server | undefined;
  readonly keepDays?: number | null | undefined;
  readonly maxConnections?: number | undefined;
}

interface UpdateUndo {
  readonly id: AccountId;
  readonly before: Changes;
  readonly after: Changes;
}

export function updateAccount(tx: WriteTx, { id, ...wanted }: AccountChanges): Undoable {
  return change(tx, id, 'accounts.update', (row) => ({
    ...(wanted.name === undefined ? {} : { name: requireName(wanted.name) }),
    ...(wanted.mark === undefined ? {} : { mark: wanted.mark }),
    ...(wanted.login === undefined ? {} : { login: wanted.login === row.address ? null : wanted.login }),
    ...(wanted.incoming === undefined ? {} : incomingColumns(checkServer(wanted.incoming, 'incoming'))),
    ...(wanted.outgoing === undefined ? {} : outgoingColumns(checkServer(wanted.outgoing, 'outgoing'))),
    ...(wanted.keepDays === undefined ? {} : { keepDays: wanted.keepDays }),
    ...(wanted.maxConnections === undefined ? {} : { maxConnections: wanted.maxConnections }),
  }));
}

/** A disabled account keeps all it has and talks to nobody. */
export function setEnabled(tx: WriteTx, id: AccountId, isEnabled: boolean): Undoable {
  return change(tx, id, isEnabled ? 'accounts.enable' : 'accounts.disable', ({ state }) => {
    if (isEnabled) return state === 'disabled' ? { state: 'active' } : {};
    return { state: 'disabled' };
  });
}

export const undoUpdate: UndoHandler = (tx, payload) => {
  const { id, before, after } = payload as UpdateUndo;
  const row = tx.db.select().from(accounts).where(eq(accounts.id, id)).get();
  // What was changed once more since then keeps the newer word.
  if (row === undefined || Object.keys(pickChanges(row, after)).length > 0) return;
  tx.db.update(accounts).set(before).where(eq(accounts.id, id)).run();
  tx.touch('accounts', id);
};

function change(tx: WriteTx, id: AccountId, label: string, plan: (row: Row) => Changes): Undoable {
  const row = tx.db.select().from(accounts).where(isLive(id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such account');
  const after = pickChanges(row, plan(row));
  if (Object.keys(after).length === 0) return nothingChanged;
  tx.db.update(accounts).set(after).where(eq(accounts.id, id)).run();
  tx.touch('accounts', id);
  const before = Object.fromEntries(Object.keys(after).map((key) => [key, row[key as keyof Row]])) as Changes;
  const payload: UpdateUndo = { id, before, after };
  return { undo: tx.undoable(label, 1, 'accounts.update', payload), count: 1 };
}

function pickChanges(row: Row, wanted: Changes): Changes {
  const entries = Object.entries(wanted).filter(([key, value]) => row[key as keyof Row] !== value);
  return Object.fromEntries(entries) as Changes;
}

function requireName(text: string): string {
  const name = cleanLine(text);
  if (name === '') throw new AppError('invalid-input', 'an account needs a name', { field: 'name' });
  return name;
}

function incomingColumns({ host, port, security }: Server) {
  return { incomingHost: host, incomingPort: port, incomingSecurity: security };
}

function outgoingColumns({ host, port, security }: Server) {
  return { outgoingHost: host, outgoingPort: port, outgoingSecurity: security };
}
