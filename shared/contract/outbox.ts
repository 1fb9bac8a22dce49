import { z } from 'zod';
import { command, done, query } from './define.ts';
import { trouble } from './accounts.ts';
import { accountId, count, instant } from './values.ts';

/** What the servers have still to be told. Every row has a next try and a reason, or has ended. */
export const outboxItem = z.strictObject({
  id: z.number().int().min(1),
  accountId,
  /** Such as `mail.move`. */
  kind: z.string().max(60),
  state: z.enum(['pending', 'running', 'done', 'failed', 'cancelled']),
  /** How many messages it is about. */
  count,
  attempts: count,
  madeAt: instant,
  nextTryAt: instant.nullable(),
  trouble: trouble.nullable(),
});
export type OutboxItem = z.infer<typeof outboxItem>;

export const outbox = {
  /** Open and failed ones, oldest first. */
  list: query(
    z.strictObject({ limit: z.number().int().min(1).max(500).default(200) }),
    z.array(outboxItem).max(500),
    'outbox',
  ),
  retry: command(z.strictObject({ id: z.number().int().min(1) }), done),
  /** Gives it up: what the server has is shown again. */
  cancel: command(z.strictObject({ id: z.number().int().min(1) }), done),
};
