import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import { identityOf, parseHeaders } from '../mime/index.ts';
import type { Turn } from '../sync/lane.ts';
import { findTarget, noteCopies } from './copies.ts';
import type { EffectPorts, RunningOp } from './effect.ts';
import { ensureFolder } from './ensure-folder.ts';

export interface AppendOrder {
  readonly mailboxId: MailboxId;
  /** Ours, whose copy this becomes; `null`: it comes in like any other mail. */
  readonly messageId: MessageId | null;
  readonly flags: readonly string[];
  readonly receivedAt: number;
  /** The provider may file a copy by itself: look by Message-ID in all of the folder, not only at what is new. */
  readonly mayBeThere: boolean;
}

interface Begun {
  readonly uidValidity: string;
  readonly uidNext: number;
}

/**
 * Puts one message into a folder, once: what an attempt before this one may have left there is looked for first.
 * Answers its UID; `null` where the server keeps it to itself.
 */
export async function appendOnce(
  ports: EffectPorts,
  op: Pick<RunningOp, 'progress'>,
  order: AppendOrder,
  raw: Uint8Array,
): Promise<number | null> {
  await ensureFolder(ports, order.mailboxId);
  const uid = await ports.turn(async (turn) => {
    const { path } = findTarget(ports.db.read, order.mailboxId) ?? {};
    if (path == null) throw new AppError('not-found', 'the folder is gone');
    const found = await findEarlier(turn, path, order, raw, op.progress as Begun | null);
    if (found !== null) return found;
    const { uidValidity, uidNext } = await turn.session.status(path);
    ports.write('outbox.step', (tx) => ports.saveProgress(tx, { uidValidity, uidNext } satisfies Begun));
    const appended = await turn.session.append(path, raw, order.flags, order.receivedAt);
    return appended.uid;
  });
  ports.write('outbox.appended', (tx) => {
    const { messageId, mailboxId, flags } = order;
    if (uid !== null && messageId !== null) {
      noteCopies(tx, [{ messageId, mailboxId, uid, flags: flags.toSorted().join(' ') }]);
    }
    ports.saveProgress(tx, null);
  });
  ports.onFolder(order.mailboxId);
  return uid;
}

async function findEarlier(
  turn: Turn,
  path: string,
  order: AppendOrder,
  raw: Uint8Array,
  begun: Begun | null,
): Promise<number | null> {
  if (begun === null && !order.mayBeThere) return null;
  const headers = parseHeaders(raw);
  const folder = await turn.open(path);
  if (order.mayBeThere && headers.messageId !== null) {
    const [uid] = await turn.session.findByMessageId(headers.messageId);
    if (uid !== undefined) return uid;
  }
  if (begun === null || folder.uidValidity !== begun.uidValidity) return null;
  const fresh = (await turn.session.searchUids()).filter((uid) => uid >= begun.uidNext);
  const wanted = identityOf(headers);
  let found: number | null = null;
  for await (const { uid, header } of turn.session.fetchHeaders(fresh)) {
    if (identityOf(parseHeaders(header)) === wanted) found = uid;
  }
  return found;
}
