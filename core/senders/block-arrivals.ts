import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { sendOn, type Arrived, type Sending } from '../threads/send-on.ts';
import type { Place } from '../threads/arrival.ts';
import { patternsOf } from './patterns.ts';
import type { BlockPlace } from '#shared/contract/senders.ts';

const anyBlocked = statement(`SELECT 1 FROM senders WHERE verdict = 'blocked' LIMIT 1`);
const findBlocks = statement<{ pattern: string; blockTo: BlockPlace; changedAt: number }>(`
  SELECT pattern, block_to AS "blockTo", changed_at AS "changedAt" FROM senders
  WHERE verdict = 'blocked' AND pattern IN (SELECT value FROM json_each(?))`);
const findAllowed = statement<{ pattern: string }>(`
  SELECT pattern FROM senders WHERE verdict = 'allowed' AND pattern IN (SELECT value FROM json_each(?))`);
const newsOf = statement<Sending & { address: string; receivedAt: number }>(`
  SELECT id AS "messageId", thread_id AS "threadId", sent_at AS "sentAt", from_address AS address,
    received_at AS "receivedAt"
  FROM messages WHERE id IN (SELECT value FROM json_each(?)) AND is_own = 0`);

// Servers' clocks and ours differ by this much at most, as a rule.
const skewMs = 600_000;

/**
 * New mail of blocked senders leaves the inbox unseen, here and on the server. What came before the block is the user's
 * to move. Whoever was let in by address comes through although the domain is blocked.
 */
export function blockArrivals(
  tx: WriteTx,
  place: Place,
  news: readonly Arrived[],
): { messageIds: ReadonlySet<MessageId>; threadIds: readonly ThreadId[] } {
  if (anyBlocked(tx.db).get() === undefined) return { messageIds: new Set(), threadIds: [] };
  const mails = newsOf(tx.db).all(JSON.stringify(news.map(({ messageId }) => messageId)));
  const wanted = JSON.stringify([...new Set(mails.flatMap(({ address }) => patternsOf(address)))]);
  const blocks = new Map(
    findBlocks(tx.db)
      .all(wanted)
      .map((row) => [row.pattern, row]),
  );
  const allowed = new Set(
    findAllowed(tx.db)
      .all(wanted)
      .map((row) => row.pattern),
  );
  const blocked = mails.flatMap((mail) => {
    const patterns = patternsOf(mail.address);
    const [whole = ''] = patterns;
    if (allowed.has(whole)) return [];
    const block = patterns.map((pattern) => blocks.get(pattern)).find((row) => row !== undefined);
    return block === undefined || mail.receivedAt < block.changedAt - skewMs ? [] : [{ mail, to: block.blockTo }];
  });
  for (const to of ['trash', 'spam'] as const) {
    sendOn(
      tx,
      place,
      blocked.filter((one) => one.to === to).map((one) => one.mail),
      to,
    );
  }
  return {
    messageIds: new Set(blocked.map(({ mail }) => mail.messageId)),
    threadIds: [...new Set(blocked.map(({ mail }) => mail.threadId))],
  };
}
