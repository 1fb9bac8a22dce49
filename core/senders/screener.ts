import { sql } from 'drizzle-orm';
import type { WaitingSender } from '#shared/contract/senders.ts';
import type { ReadDb, WriteTx } from '../context.ts';
import { meta } from '../db/tables/house.ts';
import { letThrough } from './let-in.ts';

const maxShown = 1_000;

export function readScreener(read: ReadDb): { isOn: boolean; waiting: WaitingSender[] } {
  const row = read.get<{ isOn: number } | undefined>(
    sql`SELECT coalesce(value ->> 'isOn', 0) AS "isOn" FROM meta WHERE key = 'screener'`,
  );
  return { isOn: row?.isOn === 1, waiting: readWaiting(read) };
}

/** Turned on, it looks at what comes from now on; turned off, all that waits is let in. */
export function setScreener(tx: WriteTx, isOn: boolean): void {
  const value = { isOn, since: tx.now };
  if (readScreener(tx.db).isOn !== isOn) {
    tx.db
      .insert(meta)
      .values({ key: 'screener', value })
      .onConflictDoUpdate({ target: meta.key, set: { value } })
      .run();
  }
  if (!isOn) letThrough(tx, null);
  tx.touch('senders');
}

/** Whoever waits, undecided ones first, then by when they wrote last. */
function readWaiting(read: ReadDb): WaitingSender[] {
  const rows = read.all<Omit<WaitingSender, 'isLater'> & { isLater: number }>(sql`
    SELECT waiting.address, waiting.conversations, newest.id AS "newestId", newest.subject, newest.snippet,
      newest.last_at AS "lastAt", coalesce(senders.verdict = 'later', 0) AS "isLater",
      coalesce((SELECT from_name FROM messages WHERE thread_id = newest.id ORDER BY sent_at DESC LIMIT 1), '') AS name
    FROM (
      SELECT threads.screened_from AS address, count(*) AS conversations, max(listed.last_at) AS last_at
      FROM thread_views AS listed JOIN threads ON threads.id = listed.thread_id
      WHERE listed.view = 'screener' AND listed.account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)
      GROUP BY threads.screened_from
    ) AS waiting
    JOIN threads AS newest ON newest.id = (
      SELECT id FROM threads WHERE screened_from = waiting.address ORDER BY last_at DESC, id DESC LIMIT 1)
    LEFT JOIN senders ON senders.pattern = waiting.address
    ORDER BY "isLater", newest.last_at DESC LIMIT ${maxShown}`);
  return rows.map((row) => ({ ...row, isLater: row.isLater === 1 }));
}
