import { AppError } from '#shared/errors.ts';
import { largestUid, longestUidSet } from './limits.ts';
import type { UidRange } from './types.ts';

export interface UidChunk {
  readonly uids: readonly number[];
  /** `1:4,7`, short enough for any server. */
  readonly set: string;
}

export function isUid(value: number | undefined): value is number {
  return value !== undefined && Number.isInteger(value) && value >= 1 && value <= largestUid;
}

/** Ascending and without doubles, at most `size` each, and each short enough to stand in one command. */
export function chunkUids(uids: readonly number[], size: number): UidChunk[] {
  const sorted = sortUids(uids);
  const chunks: UidChunk[] = [];
  let start = 0;
  let set = '';
  let at = 0;
  while (at < sorted.length) {
    const end = endOfRun(sorted, at, start + size);
    const run = formatRun(sorted[at] ?? 0, sorted[end - 1] ?? 0);
    if (set !== '' && set.length + 1 + run.length > longestUidSet) {
      chunks.push({ uids: sorted.slice(start, at), set });
      start = at;
      set = '';
      continue;
    }
    set = set === '' ? run : `${set},${run}`;
    at = end;
    if (at - start === size || at === sorted.length) {
      chunks.push({ uids: sorted.slice(start, at), set });
      start = at;
      set = '';
    }
  }
  return chunks;
}

function sortUids(uids: readonly number[]): number[] {
  if (!uids.every(isUid)) throw new AppError('invalid-input', 'not a UID');
  const sorted = Uint32Array.from(uids).toSorted();
  return [...sorted].filter((uid, index) => uid !== sorted[index - 1]);
}

/** Where the consecutive UIDs that begin at `at` end, not beyond `limit`. */
function endOfRun(sorted: readonly number[], at: number, limit: number): number {
  let end = at + 1;
  while (end < sorted.length && end < limit && sorted[end] === (sorted[end - 1] ?? 0) + 1) end += 1;
  return end;
}

function formatRun(first: number, last: number): string {
  return first === last ? String(first) : `${first}:${last}`;
}

/** The commands that a range takes, and which UIDs of the answers were asked for. */
export function planRange(range: UidRange, size: number): { sets: string[]; includes(uid: number): boolean } {
  if (isList(range)) {
    const chunks = chunkUids(range, size);
    const wanted = new Set(range);
    return { sets: chunks.map(({ set }) => set), includes: (uid) => wanted.has(uid) };
  }
  const { from, to } = range;
  if (!isUid(from) || (to !== null && !isUid(to))) throw new AppError('invalid-input', 'not a range of UIDs');
  const last = to ?? largestUid;
  // `9:*` in a folder whose last message is 5 answers that message (RFC 9051 section 9): the filter is not for show.
  return { sets: from > last ? [] : [`${from}:${to ?? '*'}`], includes: (uid) => uid >= from && uid <= last };
}

function isList(range: UidRange): range is readonly number[] {
  return Array.isArray(range);
}
