import { eq, sql } from 'drizzle-orm';
import type { AppContract } from '#shared/contract/index.ts';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { bundles } from '../db/tables/triage.ts';
import { resortInbox } from '../inbox-splits/index.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { moveThreads, nothingChanged, type Undoable } from '../threads/index.ts';
import { deliver, planDelivery } from './deliver-job.ts';
import { listBundles } from './list-bundles.ts';

export { deliverJob } from './deliver-job.ts';

export const bundleHandlers: HandlersOf<AppContract['bundles']> = {
  list: (_, { read }) => listBundles(read),
  set: ({ kind, isOn, deliverAt }, { write }) =>
    write((tx) => {
      setBundle(tx, kind, isOn, deliverAt);
      return {};
    }),
  archiveAll: ({ kind }, { write }) => write((tx) => archiveAll(tx, kind)),
  deliverNow: ({ kind }, { write }) =>
    write((tx) => {
      deliver(tx, kind);
      return {};
    }),
};

/** What is there when a time is chosen counts as delivered. */
function setBundle(tx: WriteTx, kind: BundleKind, isOn: boolean, deliverAt: number | null): void {
  tx.db.update(bundles).set({ isOn, deliverAt, deliveredUntil: tx.now }).where(eq(bundles.kind, kind)).run();
  if (isOn && deliverAt !== null) planDelivery(tx, kind, deliverAt);
  tx.touch('splits');
  resortInbox(tx);
}

function archiveAll(tx: WriteTx, kind: BundleKind): Undoable {
  const ids = tx.db
    .all<{ id: ThreadId }>(sql`
      SELECT thread_id AS id FROM thread_views
      WHERE view = ${`bundle-${kind}`} AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)`)
    .map(({ id }) => id);
  return ids.length === 0 ? nothingChanged : moveThreads(tx, { ids }, 'archive');
}
