import { AppError } from '#shared/errors.ts';
import type { ImapSession } from './types.ts';
import { chunkUids, isUid } from './uid-sets.ts';
import type { Vanishings } from './folder-changes.ts';
import type { Wire } from './wire.ts';

type Searches = Pick<ImapSession, 'searchUids' | 'findByMessageId' | 'vanishedSince'>;

/** As many mails with one Message-ID as are looked at; more are a mailing accident. */
const mostCandidates = 200;

export function createSearches(wire: Wire, vanishings: Vanishings): Searches {
  const { client, quirks } = wire;
  return {
    async searchUids() {
      const uids = await wire.run('search', () => client.search({ all: true }, { uid: true }));
      return uids.filter(isUid).toSorted((a, b) => a - b);
    },

    async findByMessageId(messageId) {
      const id = messageId.replaceAll(/^<|>$/g, '');
      if (id === '' || id.length > 998 || /[\s\p{Cc}]/u.test(id))
        throw new AppError('invalid-input', 'not a Message-ID');
      const candidates = await wire.run('search', () => client.search({ header: { 'message-id': id } }, { uid: true }));
      // SEARCH finds parts of words: `1@a` is also in `<11@a.example>`.
      const found: number[] = [];
      const query = { uid: true, headers: ['message-id'] };
      for (const { set } of chunkUids(candidates.filter(isUid).slice(-mostCandidates), quirks.fetchChunk)) {
        for await (const row of wire.rows('fetch', () => client.fetch(set, query, { uid: true }))) {
          const ids: string[] = row.headers?.toString('latin1').match(/[^\s<>]+/g) ?? [];
          if (isUid(row.uid) && ids.includes(id)) found.push(row.uid);
        }
      }
      return [...new Set(found)].toSorted((a, b) => a - b);
    },

    async vanishedSince(modseq) {
      if (!quirks.canQresync) return null;
      const gone = vanishings.collect();
      try {
        const options = { uid: true, changedSince: BigInt(modseq) };
        const rows = wire.rows('fetch', () => client.fetch('1:*', { uid: true }, options));
        let next = await rows.next();
        while (!next.done) {
          next = await rows.next();
        }
      } finally {
        gone.stop();
      }
      return [...new Set(gone.uids)].toSorted((a, b) => a - b);
    },
  };
}
