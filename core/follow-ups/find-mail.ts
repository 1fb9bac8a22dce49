import { sql } from 'drizzle-orm';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import { nameOf, type MailAddress } from '#shared/model/address.ts';
import { clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';

export interface FollowedMail {
  readonly messageId: MessageId;
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly subject: string;
  /** Whose answer is waited for, as people are called. */
  readonly recipients: string;
}

type Row = Omit<FollowedMail, 'recipients'> & { readonly to: string };

/** The copy of a mail that was sent, once the sync has met it. */
export function findFollowedMail(
  read: Pick<ReadDb, 'get'>,
  { accountId, rfcId }: { readonly accountId: AccountId | null; readonly rfcId: string | null },
): FollowedMail | null {
  if (accountId === null || rfcId === null) return null;
  const row = read.get<Row | undefined>(sql`
    SELECT id AS "messageId", thread_id AS "threadId", account_id AS "accountId", subject, to_list AS "to"
    FROM messages WHERE account_id = ${accountId} AND rfc_id = ${rfcId} AND gone_at IS NULL
    ORDER BY is_own DESC, id LIMIT 1`);
  if (row === undefined) return null;
  const { to, ...mail } = row;
  const names = (JSON.parse(to) as MailAddress[]).slice(0, 3).map(nameOf);
  return { ...mail, recipients: clip(names.join(', '), 200) };
}
