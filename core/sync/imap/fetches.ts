import type { FetchQueryObject } from 'imapflow';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../../context.ts';
import { sourcePieceBytes } from './limits.ts';
import { ownBytes, readState } from './rows.ts';
import type { ImapSession, RemoteState } from './types.ts';
import { chunkUids, isUid, planRange } from './uid-sets.ts';
import type { Wire } from './wire.ts';

type Fetches = Pick<ImapSession, 'fetchState' | 'fetchHeaders' | 'fetchSources' | 'fetchSource'>;

/** Larger than any provider takes; what still comes then comes from a server that never ends. */
const mostSourceBytes = 200 * 1024 * 1024;

export function createFetches(wire: Wire, clock: Clock): Fetches {
  const { client, quirks } = wire;

  /** Rows of whole chunks; a UID that nobody asked for, or one for the second time, is left out. */
  async function* fetchParts(
    uids: readonly number[],
    query: FetchQueryObject,
    read: (row: { source?: Buffer; headers?: Buffer }) => Buffer | undefined,
  ): AsyncGenerator<{ uid: number; part: Buffer }, void, undefined> {
    for (const chunk of chunkUids(uids, quirks.fetchChunk)) {
      const missing = new Set(chunk.uids);
      for await (const row of wire.rows('fetch', () => client.fetch(chunk.set, query, { uid: true }))) {
        const part = read(row);
        // Where a server says NIL, for what has just been expunged, imapflow has `false`; and no mail is empty.
        if (!part || part.length === 0 || !missing.delete(row.uid)) continue;
        yield { uid: row.uid, part };
      }
    }
  }

  return {
    async *fetchState(range, changedSince): AsyncGenerator<RemoteState, void, undefined> {
      const { sets, includes } = planRange(range, quirks.fetchChunk * 4);
      const query: FetchQueryObject = { uid: true, flags: true, size: true, internalDate: true };
      if (quirks.hasLabels) Object.assign(query, { threadId: true, labels: true });
      const options = { uid: true, ...(changedSince === undefined ? {} : { changedSince: BigInt(changedSince) }) };
      for (const set of sets) {
        for await (const row of wire.rows('fetch', () => client.fetch(set, query, options))) {
          if (!isUid(row.uid) || !includes(row.uid)) continue;
          const state = readState(row, clock.now());
          if (state !== null) yield state;
        }
      }
    },

    async *fetchHeaders(uids) {
      for await (const { uid, part } of fetchParts(uids, { uid: true, headers: true }, (row) => row.headers)) {
        yield { uid, header: ownBytes(part) };
      }
    },

    async *fetchSources(uids) {
      for await (const { uid, part } of fetchParts(uids, { uid: true, source: true }, (row) => row.source)) {
        yield { uid, source: ownBytes(part) };
      }
    },

    async fetchSource(uid, maxBytes = mostSourceBytes) {
      if (!isUid(uid)) throw new AppError('invalid-input', 'not a UID');
      const pieces: Uint8Array[] = [];
      let length = 0;
      while (length < maxBytes) {
        const want = Math.min(sourcePieceBytes, maxBytes - length);
        const query = { uid: true, source: { start: length, maxLength: want } };
        let piece: Buffer | undefined;
        for await (const row of wire.rows('fetch', () => client.fetch(String(uid), query, { uid: true }))) {
          if (row.uid === uid && row.source) piece = row.source;
        }
        if (piece === undefined) {
          // Expunged in between: half a message is none.
          if (length === 0 || !(await isThere(uid))) return null;
          break;
        }
        if (piece.length > want) {
          // Some servers do not know parts and send the whole message.
          if (length > 0) throw new AppError('server-rejected', 'fetch: no parts', { cause: 'broken-answer' });
          return ownBytes(piece.subarray(0, maxBytes));
        }
        pieces.push(piece);
        length += piece.length;
        if (piece.length < want) break;
      }
      return new Uint8Array(Buffer.concat(pieces, length));
    },
  };

  async function isThere(uid: number): Promise<boolean> {
    for await (const row of wire.rows('fetch', () => client.fetch(String(uid), { uid: true }, { uid: true }))) {
      if (row.uid === uid) return true;
    }
    return false;
  }
}
