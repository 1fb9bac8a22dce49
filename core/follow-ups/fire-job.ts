import { and, eq, lte, sql } from 'drizzle-orm';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Db, EventBus, JobKind, WriteTx } from '../context.ts';
import { followUps } from '../db/tables/writing.ts';
import { findFollowedMail, type FollowedMail } from './find-mail.ts';
import { fireKind, planFire } from './plan-fire.ts';
import { remindOf } from './remind.ts';

/** Its copy may not be here yet when it is due: looked for again this much later. */
const againMs = 15 * 60_000;

interface Due extends FollowedMail {
  readonly dueAt: number;
}

/** Those whose time has come stand on top of the inbox, and are told of. */
export function fireFollowUpsJob(db: Db, events: EventBus): JobKind {
  return {
    kind: fireKind,
    maxAttempts: 5,
    run: async ({ cause }) => {
      const due = db.write(cause, (tx) => fire(tx));
      const news: AppEvent[] = due.map(({ threadId, accountId, subject, recipients, dueAt }) => ({
        type: 'attention',
        isWoken: true,
        threadId,
        accountId,
        from: recipients,
        subject,
        at: dueAt,
        causes: [cause.correlationId],
      }));
      if (news.length > 0) events.publish(news);
    },
  };
}

function fire(tx: WriteTx): Due[] {
  const rows = tx.db
    .select()
    .from(followUps)
    .where(and(eq(followUps.state, 'waiting'), lte(followUps.dueAt, tx.now)))
    .orderBy(followUps.dueAt)
    .limit(500)
    .all();
  const due: Due[] = [];
  for (const row of rows) {
    const { id, dueAt, acceptedAt } = row;
    const mail = findFollowedMail(tx.db, row);
    if (mail === null) {
      planFire(tx, id, tx.now + againMs);
      continue;
    }
    // An answer that came in while its mail was not known yet.
    const isAnswered = wasAnswered(tx, mail, acceptedAt ?? 0);
    tx.db
      .update(followUps)
      .set({ state: isAnswered ? 'answered' : 'due', changedAt: tx.now })
      .where(eq(followUps.id, id))
      .run();
    tx.touch('followUps', id);
    if (isAnswered) continue;
    remindOf(tx, mail.threadId, tx.now);
    due.push({ ...mail, dueAt: dueAt ?? tx.now });
  }
  return due;
}

function wasAnswered(tx: WriteTx, { threadId }: FollowedMail, acceptedAt: number): boolean {
  const answer = tx.db.get(sql`
    SELECT 1 FROM messages WHERE thread_id = ${threadId} AND is_own = 0 AND is_automatic = 0 AND gone_at IS NULL
      AND sent_at > ${acceptedAt}
      AND NOT EXISTS (SELECT 1 FROM delivery_failures WHERE bounce_message_id = messages.id) LIMIT 1`);
  return answer !== undefined;
}
