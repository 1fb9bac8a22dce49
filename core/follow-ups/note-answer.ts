import { sql } from 'drizzle-orm';
import type { FollowUpId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { remindOf } from './remind.ts';

/** A mail that came in, as far as it may be an answer. */
export interface AnswerCandidate {
  readonly threadId: ThreadId;
  readonly sentAt: number;
  readonly isOwn: boolean;
  /** Bounces, out-of-office notes, lists: nobody has answered by them. */
  readonly isAutomatic: boolean;
}

/** Clocks of other people go wrong. */
const skewMs = 10 * 60_000;

const isAnyOpen = statement<{ one: number }>(
  "SELECT 1 AS one FROM follow_ups WHERE state IN ('waiting', 'due') LIMIT 1",
);

/** Ends what waits for an answer in these conversations. Called for every batch of new mail: mostly there is nothing. */
export function noteAnswer(tx: WriteTx, candidates: readonly AnswerCandidate[]): void {
  const answers = candidates.filter(({ isOwn, isAutomatic }) => !isOwn && !isAutomatic);
  if (answers.length === 0 || isAnyOpen(tx.db).get() === undefined) return;
  const ended = tx.db.all<{ id: FollowUpId; threadId: ThreadId }>(sql`
    SELECT DISTINCT follow_ups.id, messages.thread_id AS "threadId"
    FROM json_each(${JSON.stringify(answers)}) AS answer
    JOIN messages ON messages.thread_id = answer.value ->> 'threadId'
    JOIN follow_ups ON follow_ups.rfc_id = messages.rfc_id
    WHERE follow_ups.state IN ('waiting', 'due')
      AND answer.value ->> 'sentAt' >= follow_ups.accepted_at - ${skewMs}`);
  if (ended.length === 0) return;
  const ids = JSON.stringify(ended.map(({ id }) => id));
  tx.db.run(sql`
    UPDATE follow_ups SET state = 'answered', changed_at = ${tx.now}
    WHERE id IN (SELECT value FROM json_each(${ids}))`);
  for (const threadId of new Set(ended.map((one) => one.threadId))) remindOf(tx, threadId, null);
  tx.touch('followUps', ...ended.map(({ id }) => id));
}
