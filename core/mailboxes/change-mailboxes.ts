import { and, eq, sql } from 'drizzle-orm';
import type { Mailbox, MailboxRole } from '#shared/contract/mailboxes.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts, mailboxes } from '../db/tables/mail.ts';
import type { FolderOps } from '../outbox/index.ts';
import { checkName, parentOf } from './folder-name.ts';

export type MailboxRow = typeof mailboxes.$inferSelect;

export function requireMailbox(tx: WriteTx, id: MailboxId): MailboxRow {
  const row = tx.db.select().from(mailboxes).where(eq(mailboxes.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such folder');
  return row;
}

export function createMailbox(
  tx: WriteTx,
  wanted: { accountId: AccountId; parentId: MailboxId | null; name: string },
): MailboxId {
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, wanted.accountId)).get();
  if (account === undefined) throw new AppError('not-found', 'no such account');
  const parent = wanted.parentId === null ? null : requireMailbox(tx, wanted.parentId);
  if (parent !== null && parent.accountId !== wanted.accountId) {
    throw new AppError('invalid-input', 'a folder of another account', { field: 'parentId' });
  }
  const delimiter = parent?.delimiter ?? delimiterOf(tx, wanted.accountId);
  if (parent !== null && (parent.path === null || delimiter === null)) {
    throw new AppError('not-allowed', 'this folder can hold no others', { field: 'parentId' });
  }
  const name = checkName(wanted.name, delimiter);
  const before = parent === null ? prefixOf(tx, wanted.accountId, delimiter) : `${parent.path}${delimiter}`;
  const path = before + name;
  requireFree(tx, wanted.accountId, path);
  const id = newId<MailboxId>(tx.now);
  tx.db.insert(mailboxes).values({ id, accountId: wanted.accountId, role: 'other', name, path, delimiter }).run();
  tx.touch('mailboxes', id);
  if (account.kind === 'imap') queueFolder(tx, wanted.accountId, 'folder.create', { mailboxId: id, path });
  return id;
}

/** Its own path and those of all that lies below; ids stay. Answers the key of what the server is told. */
export function renameMailbox(tx: WriteTx, row: MailboxRow, to: string, inverseOf: string | null): string | null {
  const from = row.path;
  if (from === null) throw new AppError('not-allowed', 'the server does not know this folder yet');
  requireFree(tx, row.accountId, to);
  const name = to.slice(parentOf(to, row.delimiter).length);
  tx.db.update(mailboxes).set({ path: to, name }).where(eq(mailboxes.id, row.id)).run();
  if (row.delimiter !== null) {
    const below = from + row.delimiter;
    tx.db.run(sql`
      UPDATE mailboxes SET path = ${to + row.delimiter} || substr(path, length(${below}) + 1)
      WHERE account_id = ${row.accountId} AND substr(path, 1, length(${below})) = ${below}`);
  }
  tx.touch('mailboxes', row.id);
  return queueFolder(tx, row.accountId, 'folder.rename', { mailboxId: row.id, from, to }, inverseOf);
}

export function removeMailbox(tx: WriteTx, row: MailboxRow, inverseOf: string | null): string | null {
  const below = `${row.path}${row.delimiter}`;
  const isUsed = tx.db.get(sql`
    SELECT 1 FROM message_mailboxes WHERE mailbox_id = ${row.id}
    UNION ALL SELECT 1 FROM remote_messages WHERE mailbox_id = ${row.id}
    UNION ALL SELECT 1 FROM mailboxes WHERE account_id = ${row.accountId} AND ${row.delimiter} IS NOT NULL
      AND substr(path, 1, length(${below})) = ${below} LIMIT 1`);
  if (isUsed !== undefined) throw new AppError('not-allowed', 'the folder is not empty', { cause: 'not-empty' });
  tx.db.delete(mailboxes).where(eq(mailboxes.id, row.id)).run();
  tx.touch('mailboxes', row.id);
  if (row.path === null) return null;
  return queueFolder(tx, row.accountId, 'folder.remove', { mailboxId: row.id, path: row.path }, inverseOf);
}

/** The part moves from whoever played it. Answers who that was. */
export function giveRole(tx: WriteTx, row: MailboxRow, role: MailboxRole): MailboxId | null {
  const isHolder = and(eq(mailboxes.accountId, row.accountId), eq(mailboxes.role, role));
  const holder =
    role === 'other' ? undefined : tx.db.select({ id: mailboxes.id }).from(mailboxes).where(isHolder).get();
  if (holder !== undefined) tx.db.update(mailboxes).set({ role: 'other' }).where(eq(mailboxes.id, holder.id)).run();
  tx.db.update(mailboxes).set({ role }).where(eq(mailboxes.id, row.id)).run();
  tx.touch('mailboxes', row.id, ...(holder === undefined ? [] : [holder.id]));
  return holder?.id ?? null;
}

export function queueFolder<Kind extends keyof FolderOps>(
  tx: WriteTx,
  accountId: AccountId,
  kind: Kind,
  payload: FolderOps[Kind],
  inverseOf: string | null = null,
): string | null {
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, accountId)).get();
  if (account?.kind !== 'imap') return null;
  const key = newId(tx.now);
  tx.queueRemote({ accountId, kind, payload, key, ...(inverseOf === null ? {} : { inverseOf }) });
  return key;
}

function requireFree(tx: WriteTx, accountId: AccountId, path: string): void {
  const isTaken = and(eq(mailboxes.accountId, accountId), eq(mailboxes.path, path));
  const taken: Pick<Mailbox, 'id'> | undefined = tx.db
    .select({ id: mailboxes.id })
    .from(mailboxes)
    .where(isTaken)
    .get();
  if (taken !== undefined) throw new AppError('conflict', 'a folder of this name is here already', { field: 'name' });
}

function delimiterOf(tx: WriteTx, accountId: AccountId): string | null {
  const row = tx.db.get<{ delimiter: string } | undefined>(
    sql`SELECT delimiter FROM mailboxes WHERE account_id = ${accountId} AND delimiter IS NOT NULL LIMIT 1`,
  );
  return row?.delimiter ?? null;
}

/** Some servers keep everything below the inbox: then new folders belong there too. */
function prefixOf(tx: WriteTx, accountId: AccountId, delimiter: string | null): string {
  if (delimiter === null) return '';
  const prefix = `INBOX${delimiter}`;
  const others = tx.db.get<{ all_below: number | null }>(sql`
    SELECT min(upper(substr(path, 1, length(${prefix}))) = ${prefix}) AS all_below FROM mailboxes
    WHERE account_id = ${accountId} AND path IS NOT NULL AND upper(path) <> 'INBOX'`);
  return others.all_below === 1 ? prefix : '';
}
