import type { CopyResponseObject } from 'imapflow';
import { AppError } from '#shared/errors.ts';
import { checkPath } from './folder-paths.ts';
import { longestFlag } from './limits.ts';
import type { FlagChange, ImapSession, OnChunk } from './types.ts';
import { chunkUids, isUid, type UidChunk } from './uid-sets.ts';
import type { Wire } from './wire.ts';

type Changes = Pick<ImapSession, 'setFlags' | 'setLabels' | 'move' | 'copy' | 'remove' | 'append'>;

const byUid = { uid: true, silent: true } as const;

export function createMessageChanges(wire: Wire): Changes {
  const { client, quirks } = wire;
  const chunksOf = (uids: readonly number[]) => chunkUids(uids, quirks.changeChunk);

  async function store(uids: readonly number[], change: FlagChange, useLabels: boolean): Promise<void> {
    for (const { set } of chunksOf(uids)) {
      const { add = [], remove = [] } = change;
      if (add.length > 0) {
        await wire.run('store', () => client.messageFlagsAdd(set, [...add], { ...byUid, useLabels }));
      }
      if (remove.length > 0) {
        await wire.run('store', () => client.messageFlagsRemove(set, [...remove], { ...byUid, useLabels }));
      }
    }
  }

  /** Where there is no MOVE. Never imapflow's own way, which ends in an EXPUNGE of everything that is marked. */
  async function moveByCopy({ uids, set }: UidChunk, toPath: string): Promise<CopyResponseObject> {
    const copied = await wire.run('copy', () => client.messageCopy(set, toPath, { uid: true }));
    await removeChunk({ uids, set });
    return copied;
  }

  async function removeChunk({ uids, set }: UidChunk): Promise<'expunged' | 'marked'> {
    if (client.capabilities.has('UIDPLUS')) {
      await wire.run('expunge', () => client.messageDelete(set, byUid));
      return 'expunged';
    }
    const ours = new Set(uids);
    await wire.run('store', () => client.messageFlagsAdd(set, ['\\Deleted'], byUid));
    const marked = await wire.run('search', () => client.search({ deleted: true }, { uid: true }));
    if (marked.some((uid) => !ours.has(uid))) return 'marked';
    await wire.run('expunge', () => client.messageDelete(set, byUid));
    return 'expunged';
  }

  async function transfer(
    uids: readonly number[],
    onChunk: OnChunk | undefined,
    run: (chunk: UidChunk) => Promise<CopyResponseObject>,
  ): Promise<Map<number, number> | null> {
    let all: Map<number, number> | null = new Map();
    for (const chunk of chunksOf(uids)) {
      const moved = readUidMap(await run(chunk), chunk);
      onChunk?.(chunk.uids, moved);
      if (moved === null) all = null;
      else for (const [from, to] of moved) all?.set(from, to);
    }
    return all;
  }

  return {
    async setFlags(uids, change) {
      const add = (change.add ?? []).map(checkFlag);
      const remove = (change.remove ?? []).map(checkFlag);
      if (client.mailbox && client.mailbox.readOnly) {
        throw new AppError('server-rejected', 'store: read-only', { cause: 'read-only' });
      }
      const kept = keptFlags();
      const refused = kept === null ? [] : add.filter((flag) => !kept.has(flag.toLowerCase()));
      await store(uids, { add: add.filter((flag) => !refused.includes(flag)), remove }, false);
      return refused;
    },

    async setLabels(uids, change) {
      if (!client.capabilities.has('X-GM-EXT-1')) {
        throw new AppError('server-rejected', 'store: no labels', { cause: 'not-supported' });
      }
      await store(uids, { add: change.add?.map(checkPath), remove: change.remove?.map(checkPath) }, true);
    },

    move(uids, toPath, onChunk) {
      checkPath(toPath);
      const canMove = client.capabilities.has('MOVE');
      return transfer(uids, onChunk, (chunk) =>
        canMove
          ? wire.run('move', () => client.messageMove(chunk.set, toPath, { uid: true }))
          : moveByCopy(chunk, toPath),
      );
    },

    copy(uids, toPath, onChunk) {
      checkPath(toPath);
      return transfer(uids, onChunk, ({ set }) =>
        wire.run('copy', () => client.messageCopy(set, toPath, { uid: true })),
      );
    },

    async remove(uids) {
      let outcome: 'expunged' | 'marked' = 'expunged';
      for (const chunk of chunksOf(uids)) {
        if ((await removeChunk(chunk)) === 'marked') outcome = 'marked';
      }
      return outcome;
    },

    async append(path, raw, flags = [], receivedAt) {
      checkPath(path);
      const date = receivedAt === undefined ? undefined : new Date(receivedAt);
      const stored = await wire.run('append', () => client.append(path, raw, flags.map(checkFlag), date));
      // Without UIDPLUS imapflow guesses by position, and another client may have been quicker.
      if (!stored.uidValidity || !isUid(stored.uid)) return { uid: null, uidValidity: null };
      return { uid: stored.uid, uidValidity: String(stored.uidValidity) };
    },
  };

  /** In lower case; `null`: all. */
  function keptFlags(): Set<string> | null {
    const permanent = client.mailbox ? client.mailbox.permanentFlags : undefined;
    if (permanent === undefined || permanent.has('\\*')) return null;
    return new Set([...permanent].map((flag) => flag.toLowerCase()));
  }
}

/** RFC 9051 section 9: an atom, with a backslash before those of the system. */
const flagForm = /^\\?[^\u0000-\u0020\u007f-\uffff(){%*"\\\]]+$/;

function checkFlag(flag: string): string {
  if (!flagForm.test(flag) || flag.length > longestFlag || /^\\recent$/i.test(flag)) {
    throw new AppError('invalid-input', 'not a flag');
  }
  return flag;
}

/** Only pairs that can be true: a UIDVALIDITY of 0 and UIDs that were not asked for come from broken servers. */
function readUidMap(moved: CopyResponseObject, chunk: UidChunk): Map<number, number> | null {
  if (!moved.uidValidity || moved.uidMap === undefined) return null;
  const asked = new Set(chunk.uids);
  return new Map([...moved.uidMap].filter(([from, to]) => asked.has(from) && isUid(to)));
}
