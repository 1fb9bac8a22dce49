import { z } from 'zod';
import { stream, nothing } from './define.ts';
import { topic } from './topics.ts';
import { accountId, correlationId, count, instant, jobId, shortText, threadId } from './values.ts';

export const jobState = z.enum(['pending', 'running', 'done', 'failed', 'cancelled']);
export type JobState = z.infer<typeof jobState>;

/** Events say what changed, never the rows. `causes` are the correlation ids of the calls, jobs or syncs behind them. */
export const appEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('changed'),
    topic,
    /** Which rows; empty means "too many to name, take all as changed". */
    ids: z.array(z.string().max(64)).max(500),
    causes: z.array(correlationId).max(20),
  }),
  z.strictObject({
    type: z.literal('jobProgress'),
    jobId,
    kind: z.string().max(60),
    state: jobState,
    done: count,
    total: count.nullable(),
    causes: z.array(correlationId).max(20),
  }),
  z.strictObject({
    type: z.literal('attention'),
    /** New mail that the user asked to be told about; the text a notification shows. */
    threadId,
    accountId,
    from: shortText,
    subject: shortText,
    at: instant,
    /** It slept until now, or waited for an answer that did not come. */
    isWoken: z.boolean().optional(),
    causes: z.array(correlationId).max(20),
  }),
]);
export type AppEvent = z.infer<typeof appEvent>;

export const events = {
  /** Batches, one per tick at most. After a reconnect nothing is replayed: the client re-runs its live queries. */
  subscribe: stream(nothing, z.array(appEvent).max(2_000)),
};
