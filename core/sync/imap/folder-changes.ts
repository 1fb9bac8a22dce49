import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExistsEvent, ExpungeEvent, FlagsEvent, ImapFlow } from 'imapflow';
import { readFlags, readModseq } from './rows.ts';
import type { FolderChange } from './types.ts';
import { isUid } from './uid-sets.ts';

export interface Vanishings {
  /** What VANISHED names from now on until `stop`. */
  collect(): { readonly uids: number[]; stop(): void };
}

export interface FolderChanges extends Vanishings {
  listen(listener: (change: FolderChange) => void): () => void;
  /** imapflow waits for it, one UID at a time. */
  readonly expungeHandler: (event: ExpungeEvent) => Promise<void>;
  attach(client: ImapFlow): void;
}

/** `VANISHED 1:4294967295` is a short line: beyond this many the server is not telling about a folder. */
const mostVanished = 2_000_000;

export function createFolderChanges(): FolderChanges {
  const listeners = new Set<(change: FolderChange) => void>();
  let collected: number[] | undefined;
  let expunged = 0;
  let giveUp: () => void = () => {};
  const tell = (change: FolderChange) => {
    for (const listener of listeners) listener(change);
  };

  return {
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },

    collect() {
      const uids: number[] = [];
      collected = uids;
      expunged = 0;
      return {
        uids,
        stop() {
          if (collected === uids) collected = undefined;
        },
      };
    },

    async expungeHandler({ path, uid, earlier }) {
      expunged += 1;
      if (expunged > mostVanished) giveUp();
      // imapflow walks a whole range between two turns of the loop.
      if (expunged % 500 === 0) await nextTurn();
      // What went while the folder was open comes without EARLIER, also as the answer to our question.
      if (isUid(uid)) collected?.push(uid);
      if (!earlier) tell({ kind: 'expunge', path, uid: isUid(uid) ? uid : null });
    },

    attach(client) {
      giveUp = () => client.close();
      client.on('mailboxOpen', () => {
        expunged = 0;
      });
      client.on('exists', ({ path, count }: ExistsEvent) => tell({ kind: 'exists', path, count }));
      client.on('flags', ({ path, uid, flags, modseq }: FlagsEvent) =>
        tell({
          kind: 'flags',
          path,
          uid: isUid(uid) ? uid : null,
          flags: readFlags(flags),
          modseq: readModseq(modseq),
        }),
      );
    },
  };
}
