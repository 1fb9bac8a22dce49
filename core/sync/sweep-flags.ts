import { sql } from 'drizzle-orm';
import type { MailboxId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { removeRemote, setRemoteFlags, type RemoteFlags } from '../threads/ingest.ts';
import type { Follow } from './follow.ts';
import type { RemoteState } from './imap/index.ts';
import type { Turn } from './lane.ts';

const stepRows = 1_000;
const newestRows = 300;

export interface SweepResult {
  /** What is there and not here. */
  readonly missing: RemoteState[];
  readonly gone: number;
  readonly changed: number;
}

/**
 * Compares flag by flag what is here with what the open folder has, from the newest down, and follows the server
 * where they differ. The way for servers without CONDSTORE, for counters that went back, and for a repair.
 */
export async function sweepFlags(
  follow: Follow,
  turn: Turn,
  mailboxId: MailboxId,
  known: { readonly from: number; readonly to: number },
  extent: 'all' | 'newest',
  onStep: (rows: number) => void = () => {},
): Promise<SweepResult> {
  const { db, slices } = follow;
  const missing: RemoteState[] = [];
  let gone = 0;
  let changed = 0;
  let to = known.to;
  while (to >= known.from) {
    const local = readFlags(db.read, mailboxId, known.from, to, extent === 'all' ? stepRows : newestRows);
    const isLast = extent === 'newest' || local.length < stepRows;
    // Below the lowest row of this step may lie some that only the server has: the last step takes them all.
    const from = isLast && extent === 'all' ? known.from : (local.at(-1)?.uid ?? known.from);
    const here = new Map(local.map((row) => [row.uid, row.flags]));
    const differs: RemoteFlags[] = [];
    for await (const state of turn.session.fetchState({ from, to })) {
      const flags = here.get(state.uid);
      here.delete(state.uid);
      if (flags === undefined) missing.push(state);
      else if (flags !== state.flags.join(' ')) differs.push(state);
    }
    const vanished = [...here.keys()];
    await slices.write('sync.flags', differs, (tx, slice) => setRemoteFlags(tx, mailboxId, slice));
    await slices.write('sync.vanished', vanished, (tx, slice) => removeRemote(tx, mailboxId, slice));
    gone += vanished.length;
    changed += differs.length;
    onStep(local.length);
    if (isLast) break;
    to = from - 1;
  }
  return { missing, gone, changed };
}

/** Newest first. */
function readFlags(read: ReadDb, mailboxId: MailboxId, from: number, to: number, limit: number) {
  return read.all<{ uid: number; flags: string }>(sql`
    SELECT uid, flags FROM remote_messages WHERE mailbox_id = ${mailboxId} AND uid BETWEEN ${from} AND ${to}
    ORDER BY uid DESC LIMIT ${limit}`);
}
