import { sql } from 'drizzle-orm';
import type { RawStore } from '../raw/index.ts';
import { forgetRaw } from '../threads/ingest.ts';
import { syncCause } from './cause.ts';
import { countUids, moveCursor, readCursor } from './cursor.ts';
import { fetchChunk } from './fetch-chunk.ts';
import type { Folder } from './folder.ts';
import type { Follow } from './follow.ts';
import { requireSame } from './lane.ts';
import { sweepFlags } from './sweep-flags.ts';

const hashesAtOnce = 500;

/**
 * Compares a folder with the server, uid by uid and flag by flag, and its messages with the raw store. What differs is
 * mended by itself; nothing that is here is fetched again.
 */
export async function verifyFolder(
  follow: Follow,
  raw: RawStore,
  folder: Folder,
  onStep: (done: number) => void,
): Promise<void> {
  const { db, account, clock, order, lane, intake } = follow;
  let done = 0;
  const step = (rows: number) => {
    done += rows;
    onStep(done);
  };
  await order.pass(() =>
    lane.use(async (turn) => {
      const remote = await turn.open(folder.path);
      const cursor = readCursor(db.read, folder.id);
      // A folder that never was begun, or begins anew, has nothing yet that could be wrong.
      if (cursor === null || cursor.oldestUid === null || cursor.uidValidity === null) return;
      requireSame(remote, cursor.uidValidity);
      const known = { from: cursor.oldestUid, to: (cursor.uidNext ?? 1) - 1 };
      const { missing } = await sweepFlags(follow, turn, folder.id, known, 'all', step);
      const chunk = { mailboxId: folder.id, states: missing, headersOnly: true, cursor: null };
      await fetchChunk(follow, turn.session, chunk);
      await intake.drain();
    }),
  );
  await findLostBodies(follow, raw, folder);
  db.write(syncCause(account.id, 'sync.verified', clock.now()), (tx) =>
    moveCursor(tx, folder.id, { verifiedAt: tx.now, trouble: null }),
  );
}

/** How many steps of progress there are to come. */
export function countToVerify(follow: Pick<Follow, 'db'>, folder: Pick<Folder, 'id'>): number {
  return countUids(follow.db.read, folder.id);
}

async function findLostBodies({ db, account, clock }: Follow, raw: RawStore, folder: Folder): Promise<void> {
  let after = 0;
  for (;;) {
    const rows = db.read.all<{ uid: number; hash: string }>(sql`
      SELECT uid, raw_hash AS hash FROM remote_messages JOIN messages ON messages.id = message_id
      WHERE mailbox_id = ${folder.id} AND uid > ${after} AND raw_hash IS NOT NULL ORDER BY uid LIMIT ${hashesAtOnce}`);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.uid;
    const hashes = [...new Set(rows.map(({ hash }) => hash))];
    const here = new Set(await raw.has(hashes));
    const lost = hashes.filter((hash) => !here.has(hash));
    if (lost.length === 0) continue;
    db.write(syncCause(account.id, 'sync.lostBody', clock.now()), (tx) => {
      for (const hash of lost) forgetRaw(tx, hash);
    });
  }
}
