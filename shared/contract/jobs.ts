import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { jobState } from './events.ts';
import { count, instant, jobId, shortText } from './values.ts';

export const job = z.strictObject({
  id: jobId,
  kind: z.string().max(60),
  state: jobState,
  done: count,
  total: count.nullable(),
  runAt: instant,
  attempts: count,
  /** Why the last attempt failed, in our error codes. */
  error: shortText.nullable(),
});
export type Job = z.infer<typeof job>;

export const jobs = {
  list: query(nothing, z.array(job).max(200), 'jobs'),
  cancel: command(z.strictObject({ id: jobId }), done),
};
