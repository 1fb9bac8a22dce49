import type { WriteTx } from '../context.ts';
import { removeRemote, setRemoteFlags, type RemoteFlags } from '../threads/ingest.ts';
import { countUids, listUids, moveCursor, readCursor, type CursorChange, type FolderCursor } from './cursor.ts';
import { fetchChunk } from './fetch-chunk.ts';
import type { Folder } from './folder.ts';
import type { Follow } from './follow.ts';
import type { OpenFolder, RemoteState } from './imap/index.ts';
import type { Turn } from './lane.ts';
import { beginAnew, hasOrphans, settleFolder } from './remap-folder.ts';
import { sweepFlags } from './sweep-flags.ts';

const pageRows = 150;
const sweepEveryMs = 15 * 60_000;

/** Brings a folder up to what the server has now, as far as it was followed before; begins it when it never was. */
export async function refreshFolder(follow: Follow, folder: Folder): Promise<void> {
  // Rows on their way would look as if they were missing.
  await follow.intake.drain();
  folder.isDirty = false;
  await follow.order.pass(() =>
    follow.lane.use(async (turn) => {
      const remote = await openFolder(turn, folder.path);
      const cursor = readCursor(follow.db.read, folder.id);
      if (cursor === null || cursor.oldestUid === null || cursor.uidValidity !== remote.uidValidity) {
        if (cursor !== null) await beginAnew(follow, folder);
        folder.hasOrphans = hasOrphans(follow.db.read, folder.id);
        await fetchFirstPage(follow, turn, folder, remote);
        return;
      }
      await followChanges(follow, turn, folder, remote, cursor);
    }),
  );
}

/** Old servers keep the next UID to themselves (RFC 3501, 6.3.1 allows it): it is one more than the highest. */
async function openFolder(turn: Turn, path: string): Promise<OpenFolder> {
  const remote = await turn.open(path);
  if (remote.uidNext > 0) return remote;
  const uids = remote.exists === 0 ? [] : await turn.session.searchUids();
  return { ...remote, uidNext: (uids.at(-1) ?? 0) + 1 };
}

/** The newest messages of a folder, by their headers: what the list shows at once. */
async function fetchFirstPage(follow: Follow, turn: Turn, folder: Folder, remote: OpenFolder): Promise<void> {
  const uids = remote.exists === 0 ? [] : (await turn.session.searchUids()).filter((uid) => uid < remote.uidNext);
  uids.sort((a, b) => b - a);
  const page = uids.slice(0, pageRows);
  folder.older = uids.slice(pageRows);
  folder.fresh = [];
  folder.sweepAt = follow.clock.now() + sweepEveryMs;
  const cursor: CursorChange = {
    uidValidity: remote.uidValidity,
    uidNext: remote.uidNext,
    highestModseq: remote.highestModseq,
    oldestUid: folder.older.length === 0 ? 1 : (page.at(-1) ?? 1),
    serverCount: remote.exists,
    syncedAt: follow.clock.now(),
    trouble: null,
  };
  const states = await readStates(turn, page);
  // Copies that the outbox made here before the folder was ever looked at.
  const made = new Set(listUids(follow.db.read, folder.id));
  const unknown = states.filter(({ uid }) => !made.has(uid));
  await fetchChunk(follow, turn.session, { mailboxId: folder.id, states: unknown, headersOnly: true, cursor });
  await follow.intake.drain();
  const known = states.filter(({ uid }) => made.has(uid));
  await follow.slices.write('sync.flags', known, (tx, slice) => setRemoteFlags(tx, folder.id, slice));
  if (folder.older.length === 0) await settleFolder(follow, folder);
}

export async function readStates(turn: Turn, uids: readonly number[]): Promise<RemoteState[]> {
  if (uids.length === 0) return [];
  const wanted = new Set(uids);
  const states: RemoteState[] = [];
  const range = { from: Math.min(...uids), to: Math.max(...uids) };
  for await (const state of turn.session.fetchState(range)) if (wanted.has(state.uid)) states.push(state);
  return states;
}

async function followChanges(
  follow: Follow,
  turn: Turn,
  folder: Folder,
  remote: OpenFolder,
  cursor: FolderCursor,
): Promise<void> {
  const oldest = cursor.oldestUid ?? 1;
  const next = cursor.uidNext ?? 1;
  const known = { from: oldest, to: next - 1 };
  // A counter that goes back tells of a restored backup or a broken server: nothing it says of changes counts.
  const wentBack = remote.uidNext < next || isLess(remote.highestModseq, cursor.highestModseq);
  if (wentBack) follow.log.warn({ folder: folder.id }, 'a cursor of the server went back');
  if (known.to >= known.from) await followFlags(follow, turn, folder, { remote, cursor, known, wentBack });

  folder.fresh = [];
  if (remote.uidNext > next) {
    const range = { from: next, to: remote.uidNext - 1 };
    for await (const state of turn.session.fetchState(range)) if (isWithin(state, range)) folder.fresh.push(state);
    folder.fresh.sort((a, b) => a.uid - b.uid);
    await leaveOutMade(follow, folder, range);
  }
  await followVanished(follow, turn, folder, { remote, oldest, next: Math.min(next, remote.uidNext), wentBack });
  await follow.slices.write(
    'sync.cursor',
    [],
    () => {},
    (tx: WriteTx) =>
      moveCursor(tx, folder.id, {
        highestModseq: remote.highestModseq,
        serverCount: remote.exists,
        syncedAt: follow.clock.now(),
        trouble: null,
        // What is new moves the counter when it is here.
        ...(folder.fresh.length === 0 || remote.uidNext < next ? { uidNext: remote.uidNext } : {}),
      }),
  );
}

/** The outbox put these there and knows them already. */
async function leaveOutMade(follow: Follow, folder: Folder, range: { from: number; to: number }): Promise<void> {
  const made = new Set(listUids(follow.db.read, folder.id, range.from, range.to));
  if (made.size === 0) return;
  const known = folder.fresh.filter(({ uid }) => made.has(uid));
  folder.fresh = folder.fresh.filter(({ uid }) => !made.has(uid));
  await follow.slices.write('sync.flags', known, (tx, slice) => setRemoteFlags(tx, folder.id, slice));
}

interface Known {
  readonly from: number;
  readonly to: number;
}

async function followFlags(
  follow: Follow,
  turn: Turn,
  folder: Folder,
  at: { remote: OpenFolder; cursor: FolderCursor; known: Known; wentBack: boolean },
): Promise<void> {
  const { remote, cursor, known, wentBack } = at;
  const since = cursor.highestModseq;
  if (remote.highestModseq === null || since === null || wentBack) {
    const now = follow.clock.now();
    const isWhole = wentBack || now >= folder.sweepAt;
    if (isWhole) folder.sweepAt = now + sweepEveryMs;
    await sweepFlags(follow, turn, folder.id, known, isWhole ? 'all' : 'newest');
    return;
  }
  if (remote.highestModseq === since) return;
  const changed: RemoteFlags[] = [];
  for await (const { uid, flags, modseq } of turn.session.fetchState(known, since)) {
    if (uid >= known.from && uid <= known.to) changed.push({ uid, flags, modseq });
  }
  await follow.slices.write('sync.flags', changed, (tx, slice) => setRemoteFlags(tx, folder.id, slice));
}

/** Counting is enough to know that nothing is gone; only when the count is off are UIDs compared. */
async function followVanished(
  follow: Follow,
  turn: Turn,
  folder: Folder,
  at: { remote: OpenFolder; oldest: number; next: number; wentBack: boolean },
): Promise<void> {
  const { remote, oldest, next, wentBack } = at;
  if (oldest <= 1) folder.older ??= [];
  const here = countUids(follow.db.read, folder.id) + folder.fresh.length + (folder.older?.length ?? 0);
  if (folder.older !== null && here === remote.exists && !wentBack) return;

  const there = (await turn.session.searchUids()).filter((uid) => uid < remote.uidNext);
  const server = new Set(there);
  const local = new Set(listUids(follow.db.read, folder.id));
  const gone = [...local].filter((uid) => !server.has(uid));
  await follow.slices.write('sync.vanished', gone, (tx, slice) => removeRemote(tx, folder.id, slice));
  folder.older = there.filter((uid) => uid < oldest && !local.has(uid)).sort((a, b) => b - a);
  if (folder.older.length > 0) folder.hasOrphans ||= hasOrphans(follow.db.read, folder.id);
  folder.fresh = folder.fresh.filter(({ uid }) => server.has(uid));
  const missing = there.filter((uid) => uid >= oldest && uid < next && !local.has(uid));
  folder.fresh.unshift(...(await readStates(turn, missing)));
}

function isWithin({ uid }: RemoteState, { from, to }: Known): boolean {
  return uid >= from && uid <= to;
}

function isLess(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && BigInt(a) < BigInt(b);
}
