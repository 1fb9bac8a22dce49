import { sql } from 'drizzle-orm';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';

export interface FollowedMail {
  readonly messageId: MessageId;
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly subject: string;
}

/** The copy of a mail that was sent, once the sync has met it. */
export function findFollowedMail(
  read: Pick<ReadDb, 'get'>,
  { accountId, rfcId }: { readonly accountId: AccountId | null; readonly rfcId: string | null },
): FollowedMail | null {
  if (accountId === null || rfcId === null) return null;
  return (
    read.get<FollowedMail | undefined>(sql`
      SELECT id AS "messageId", thread_id AS "threadId", account_id AS "accountId", subject FROM messages
      WHERE account_id = ${accountId} AND rfc_id = ${rfcId} AND gone_at IS NULL ORDER BY is_own DESC, id LIMIT 1`) ??
    null
  );
}
