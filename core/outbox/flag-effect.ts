import type { MailboxId, MessageId } from '#shared/ids.ts';
import { setRemoteFlags } from '../threads/ingest.ts';
import type { RemoteOps } from '../threads/remote.ts';
import { awaitCopies, unknownFolder } from './await-copies.ts';
import { chunked } from './chunked.ts';
import { findCopies, findTarget } from './copies.ts';
import type { Effect, EffectPorts } from './effect.ts';

type FlagPayload = RemoteOps['mail.flag'];

/** Setting a flag that is set is nothing: this op may be repeated as often as need be. */
export const flagEffect: Effect<FlagPayload> = {
  count: ({ messageIds }) => messageIds.length,
  messageIds: ({ messageIds }) => messageIds,
  async run(op, ports) {
    const { payload } = op;
    awaitCopies(ports, op, payload.messageIds, []);
    for (const ids of chunked(payload.messageIds)) await flagSome(ports, payload, ids);
  },
};

async function flagSome(ports: EffectPorts, payload: FlagPayload, ids: readonly MessageId[]): Promise<void> {
  const { isAdded, flag } = imapFlag(payload);
  await ports.turn(async (turn) => {
    for (const [mailboxId, copies] of Map.groupBy(findCopies(ports.db.read, ids), (copy) => copy.mailboxId)) {
      const folder = findTarget(ports.db.read, mailboxId);
      if (folder?.path == null) continue;
      if (folder.uidValidity === null) throw unknownFolder(ports, mailboxId);
      await turn.stay(folder.path, folder.uidValidity);
      const uids = copies.map(({ uid }) => uid);
      await turn.session.setFlags(uids, isAdded ? { add: [flag] } : { remove: [flag] });
      const changes = copies.map(({ uid, flags }) => ({ uid, flags: changed(flags, flag, isAdded), modseq: null }));
      await noteFlags(ports, mailboxId, changes);
    }
  });
}

async function noteFlags(
  { slices }: EffectPorts,
  mailboxId: MailboxId,
  changes: readonly { uid: number; flags: string[]; modseq: null }[],
): Promise<void> {
  await slices.write('outbox.flags', changes, (tx, slice) => setRemoteFlags(tx, mailboxId, slice));
}

function imapFlag({ flag, value }: FlagPayload): { flag: string; isAdded: boolean } {
  return flag === 'isUnread' ? { flag: '\\Seen', isAdded: !value } : { flag: '\\Flagged', isAdded: value };
}

function changed(flags: string, flag: string, isAdded: boolean): string[] {
  const others = flags.split(' ').filter((one) => one !== '' && one.toLowerCase() !== flag.toLowerCase());
  return (isAdded ? [...others, flag] : others).toSorted();
}
