import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { count, instant, shortText, undoable } from './values.ts';

export const bundleKind = z.enum(['newsletters', 'notifications']);
export type BundleKind = z.infer<typeof bundleKind>;

export const bundle = z.strictObject({
  kind: bundleKind,
  isOn: z.boolean(),
  /** Minutes after midnight at which it comes once a day; `null` is at once. */
  deliverAt: z.number().int().min(0).max(1_439).nullable(),
  total: count,
  unread: count,
  /** What came since and waits for the next time. */
  waiting: count,
  /** Of the newest of it. */
  senders: z.array(shortText).max(4),
  senderCount: count,
  subjects: z.array(shortText).max(3),
  lastAt: instant.nullable(),
});
export type Bundle = z.infer<typeof bundle>;

export const bundles = {
  list: query(nothing, z.array(bundle).max(2), 'splits', 'threads'),
  set: command(
    z.strictObject({ kind: bundleKind, isOn: z.boolean(), deliverAt: bundle.shape.deliverAt.default(null) }),
    done,
  ),
  archiveAll: command(z.strictObject({ kind: bundleKind }), undoable),
  /** What waits comes now. */
  deliverNow: command(z.strictObject({ kind: bundleKind }), done),
};
