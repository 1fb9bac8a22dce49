import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';
import { countUnreadInbox } from '../threads/index.ts';
import { asServer } from './login.ts';

export function listAccounts(read: ReadDb): Account[] {
  const unread = countUnreadInbox(read);
  const hasSecret = sql<number>`EXISTS (
    SELECT 1 FROM secrets WHERE secrets.name IN ('account:' || ${accounts.id}, 'oauth:' || ${accounts.id})
  )`;
  return read
    .select({ row: accounts, hasSecret })
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
      login: row.login ?? row.address,
      auth: row.auth,
      state: row.state,
      isPaused: row.isPaused,
      keepDays: row.keepDays,
      maxConnections: row.maxConnections,
      trouble: row.trouble,
      hasSecret: secret.hasSecret === 1,
      unread: unread.get(row.id) ?? 0,
    }));
}

export function isLive(id: AccountId) {
  return and(eq(accounts.id, id), isNull(accounts.removedAt));
}
