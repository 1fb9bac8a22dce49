import { sql } from 'drizzle-orm';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import type { Db, EventBus, JobKind, WriteTx } from '../context.ts';
import { listed, moveAlong } from '../threads/index.ts';
import { awake, readSnoozes, wakeJobKind, writeSnoozes, type Snooze } from './snooze-rows.ts';

const bite = 200;

interface Woken {
  readonly threadId: ThreadId;
  readonly accountId: AccountId;
  readonly senders: string;
  readonly subject: string;
}

/**
 * Wakes what is due. One job per time of waking: the scheduler runs it then, or at the next start, and whatever it finds
 * due it wakes, so a job too many does no harm.
 */
export function wakeJob(db: Db, events: EventBus): JobKind {
  return {
    kind: wakeJobKind,
    maxAttempts: 5,
    run: async ({ cause, signal }) => {
      while (!signal.aborted && db.write(cause, (tx) => wakeDue(tx, events)) === bite);
    },
  };
}

function wakeDue(tx: WriteTx, events: EventBus): number {
  const due = readSnoozes(tx, sql`snoozed_until <= ${tx.now} AND woke_at IS NULL LIMIT ${bite}`);
  if (due.length === 0) return 0;
  const inInbox = new Set(
    tx.db
      .all<{ id: ThreadId }>(
        sql`SELECT DISTINCT messages.thread_id AS id FROM messages
        JOIN message_mailboxes ON message_mailboxes.message_id = messages.id
        JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
        WHERE messages.thread_id IN ${listed(due.map(({ id }) => id))} AND mailboxes.role = 'inbox'`,
      )
      .map(({ id }) => id),
  );
  // It lay in the inbox and was put away by another program: nobody waits for it any more.
  const isDone = ({ id, snoozedInInbox }: Snooze) => snoozedInInbox === 1 && !inInbox.has(id);
  const waking = due.filter((snooze) => !isDone(snooze));
  const outside = waking.filter(({ id }) => !inInbox.has(id)).map(({ id }) => id);
  if (outside.length > 0) moveAlong(tx, { ids: outside }, 'inbox');
  writeSnoozes(tx, [
    ...waking.map((snooze) => ({ ...snooze, wokeAt: tx.now })),
    ...due.filter(isDone).map(({ id }) => awake(id)),
  ]);
  announce(tx, events, waking);
  return due.length;
}

function announce(tx: WriteTx, events: EventBus, waking: readonly Snooze[]): void {
  const news = tx.db.all<Woken>(sql`
    SELECT id AS "threadId", account_id AS "accountId", senders, subject FROM threads
    WHERE id IN ${listed(waking.map(({ id }) => id))} ORDER BY last_at`);
  const causes = [tx.cause.correlationId];
  const at = tx.now;
  tx.afterCommit(() =>
    events.publish(
      news.map(({ senders, ...one }) => {
        const [from = ''] = (JSON.parse(senders) as string[]).filter((name) => name !== '');
        return { type: 'attention', ...one, from, at, causes, isWoken: true };
      }),
    ),
  );
}
