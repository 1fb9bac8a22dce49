import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Arrived } from '../threads/send-on.ts';
import { patternsOf } from './patterns.ts';

// Servers tell whole seconds, and their clocks and ours differ by this much at most, as a rule.
const skewMs = 600_000;

const readScreener = statement<{ since: number }>(
  `SELECT value ->> 'since' AS since FROM meta WHERE key = 'screener' AND value ->> 'isOn'`,
);
// Of a conversation in which anybody else wrote, or the user, the newcomer was brought in by somebody known.
const strangers = statement<{ threadId: ThreadId; address: string }>(`
  SELECT DISTINCT messages.thread_id AS "threadId", lower(messages.from_address) AS address
  FROM messages JOIN threads ON threads.id = messages.thread_id
  WHERE messages.id IN (SELECT value FROM json_each(?)) AND messages.is_own = 0
    AND messages.received_at >= ? AND threads.screened_from IS NULL AND messages.from_address <> ''
    AND NOT EXISTS (
      SELECT 1 FROM messages AS other
      WHERE other.thread_id = messages.thread_id
        AND (other.is_own = 1 OR lower(other.from_address) <> lower(messages.from_address)))`);
// Mail that still waits makes nobody known.
const isKnown = statement(`
  SELECT 1 WHERE EXISTS (SELECT 1 FROM contacts WHERE address = ? AND written_to > 0)
    OR EXISTS (SELECT 1 FROM identities WHERE address = ? COLLATE NOCASE)
    OR EXISTS (
      SELECT 1 FROM senders
      WHERE pattern IN (SELECT value FROM json_each(?)) AND (verdict = 'allowed' OR is_vip = 1))
    OR EXISTS (
      SELECT 1 FROM messages JOIN threads ON threads.id = messages.thread_id
      WHERE lower(substr(from_address, instr(from_address, '@') + 1)) = ? AND lower(from_address) = ?
        AND messages.thread_id <> ? AND threads.screened_from IS NULL)`);
const screen = statement('UPDATE threads SET screened_from = ? WHERE id = ?');

/** First mail of people nobody here knows waits outside of the inbox. Nothing is told to the server. */
export function screenArrivals(tx: WriteTx, news: readonly Arrived[]): ThreadId[] {
  const screener = readScreener(tx.db).get();
  if (screener === undefined) return [];
  const waiting = strangers(tx.db)
    .all(JSON.stringify(news.map(({ messageId }) => messageId)), screener.since - skewMs)
    .filter(({ threadId, address }) => {
      const domain = address.slice(address.indexOf('@') + 1);
      const patterns = JSON.stringify(patternsOf(address));
      return isKnown(tx.db).get(address, address, patterns, domain, address, threadId) === undefined;
    });
  for (const { threadId, address } of waiting) screen(tx.db).run(address, threadId);
  return waiting.map(({ threadId }) => threadId);
}
