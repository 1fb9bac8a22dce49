import type { CursorChange } from './cursor.ts';
import { listUids, readCursor } from './cursor.ts';
import { fetchChunk } from './fetch-chunk.ts';
import type { Folder } from './folder.ts';
import type { Follow } from './follow.ts';
import type { RemoteState } from './imap/index.ts';
import { readStates } from './refresh-folder.ts';
import { settleFolder } from './remap-folder.ts';

const newestFirst = 100;
const mostRows = 500;

/** What arrived since the folder was last followed. A flood shows its newest page before the rest. */
export async function fetchFresh(follow: Follow, folder: Folder, headersOnly: boolean): Promise<void> {
  const cursor = requireCursor(follow, folder);
  const { lane } = follow;
  const isFlood = folder.fresh.length > mostRows;
  await lane.use(async (turn) => {
    await turn.stay(folder.path, cursor.uidValidity);
    if (isFlood) {
      const newest = unknownOf(follow, folder, folder.fresh.slice(-newestFirst));
      await fetchChunk(follow, turn.session, {
        mailboxId: folder.id,
        states: newest,
        headersOnly: true,
        cursor: null,
        isNews: true,
      });
    }
    const states = takeChunk(folder.fresh, follow.pace.chunkBytes);
    const uidNext = Math.max(cursor.uidNext, (states.at(-1)?.uid ?? 0) + 1);
    await fetchChunk(follow, turn.session, {
      mailboxId: folder.id,
      states: unknownOf(follow, folder, states),
      headersOnly: headersOnly || folder.hasOrphans,
      cursor: { uidNext },
      isNews: true,
    });
  });
  if (folder.fresh.length === 0) await follow.intake.drain();
}

/** One more chunk of what is older than all that is here. */
export async function fetchOlder(follow: Follow, folder: Folder, headersOnly: boolean): Promise<void> {
  const { lane, pace } = follow;
  const cursor = requireCursor(follow, folder);
  const older = folder.older ?? [];
  const isSlim = headersOnly || folder.hasOrphans;
  const uids = older.slice(0, isSlim ? mostRows : Math.min(mostRows, Math.ceil(pace.chunkBytes / 8_000)));
  if (uids.length === 0) return;
  await lane.use(async (turn) => {
    await turn.stay(folder.path, cursor.uidValidity);
    const known = new Set(listUids(follow.db.read, folder.id, uids.at(-1), uids[0]));
    const unknown = uids.filter((uid) => !known.has(uid));
    const states = await readStates(turn, unknown);
    folder.older = older.slice(uids.length);
    const oldestUid = folder.older.length === 0 ? 1 : (uids.at(-1) ?? 1);
    // Newest first also within the chunk.
    states.sort((a, b) => b.uid - a.uid);
    await fetchChunk(follow, turn.session, {
      mailboxId: folder.id,
      states,
      headersOnly: isSlim,
      cursor: { oldestUid },
    });
  });
  if (folder.older?.length === 0) {
    await follow.intake.drain();
    await settleFolder(follow, folder);
  }
}

function requireCursor(follow: Follow, folder: Folder) {
  const cursor = readCursor(follow.db.read, folder.id);
  return { uidValidity: cursor?.uidValidity ?? '', uidNext: cursor?.uidNext ?? 1 } satisfies CursorChange;
}

/** A run that ended in the middle of a chunk left rows that its cursor does not cover. */
function unknownOf(follow: Follow, folder: Folder, states: readonly RemoteState[]): RemoteState[] {
  const [first] = states;
  if (first === undefined) return [];
  const known = new Set(listUids(follow.db.read, folder.id, first.uid, states.at(-1)?.uid));
  return states.filter(({ uid }) => !known.has(uid));
}

function takeChunk(fresh: RemoteState[], mostBytes: number): RemoteState[] {
  let bytes = 0;
  const fits = fresh.findIndex(({ sizeBytes }, index) => {
    bytes += sizeBytes;
    return index > 0 && (bytes > mostBytes || index >= mostRows);
  });
  return fresh.splice(0, fits === -1 ? fresh.length : fits);
}
