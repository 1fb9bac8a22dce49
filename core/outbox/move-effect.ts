import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { RemoteOps } from '../threads/remote.ts';
import type { Turn } from '../sync/lane.ts';
import { awaitCopies, unknownFolder } from './await-copies.ts';
import { chunked } from './chunked.ts';
import { findCopies, findTarget, forgetCopies, noteCopies, type Copy } from './copies.ts';
import type { Effect, EffectPorts } from './effect.ts';
import { ensureFolder } from './ensure-folder.ts';
import { planSteps, type Step } from './plan-steps.ts';
import { settleStep, type BegunStep } from './settle-step.ts';

type MovePayload = RemoteOps['mail.move'];

/**
 * Repeating a move blindly would copy twice. So what is about to be sent is written down first, with the number the
 * next message of the target will get; after an interruption whatever came in from there on shows how far it went.
 */
export const moveEffect: Effect<MovePayload> = {
  count: ({ messageIds }) => messageIds.length,
  messageIds: ({ messageIds }) => messageIds,
  async run(op, ports) {
    const { payload, progress } = op;
    if (progress !== null) await ports.turn((turn) => settleStep(ports, turn, progress as BegunStep));
    awaitCopies(ports, op, payload.messageIds, payload.leaves);
    for (const mailboxId of payload.enters) await ensureFolder(ports, mailboxId);
    for (const ids of chunked(payload.messageIds)) await ports.turn((turn) => moveSome(ports, turn, payload, ids));
    for (const mailboxId of [...payload.leaves, ...payload.enters]) ports.onFolder(mailboxId);
  },
};

async function moveSome(
  ports: EffectPorts,
  turn: Turn,
  { leaves, enters }: MovePayload,
  ids: readonly MessageId[],
): Promise<void> {
  const { hasLabels } = turn.session.quirks;
  const holdsAll = (id: MailboxId) => hasLabels && findTarget(ports.db.read, id)?.role === 'archive';
  const copies = findCopies(ports.db.read, ids);
  for (const step of planSteps(ids, copies, { leaves, enters, holdsAll })) await takeStep(ports, turn, step);
}

async function takeStep(ports: EffectPorts, turn: Turn, step: Step): Promise<void> {
  const { db } = ports;
  const from = findTarget(db.read, step.from);
  if (from?.path == null) return;
  if (from.uidValidity === null) throw unknownFolder(ports, step.from);
  const to = step.to === null ? null : findTarget(db.read, step.to);
  if (step.to !== null && to?.path == null) throw new AppError('not-found', 'the target folder is gone');
  const status = to?.path == null ? null : await turn.session.status(to.path);
  const begun: BegunStep = {
    mode: step.mode,
    from: { id: step.from, uidValidity: from.uidValidity },
    to:
      step.to === null || status === null
        ? null
        : { id: step.to, uidValidity: status.uidValidity, uidNext: status.uidNext },
    copies: step.copies.map(({ messageId, uid, flags }) => ({ messageId, uid, flags })),
  };
  await turn.stay(from.path, from.uidValidity);
  ports.write('outbox.step', (tx) => ports.saveProgress(tx, begun));
  const uids = step.copies.map(({ uid }) => uid);
  if (step.mode === 'remove' || to?.path == null) {
    if (turn.session.quirks.hasLabels) await turn.session.setLabels(uids, { remove: [labelOf(from)] });
    else await turn.session.remove(uids);
    await settleStep(ports, turn, begun);
    return;
  }
  const moved = step.mode === 'move' ? await turn.session.move(uids, to.path) : await turn.session.copy(uids, to.path);
  if (moved === null || uids.some((uid) => !moved.has(uid))) {
    await settleStep(ports, turn, begun);
    return;
  }
  noteDone(ports, step, to.id, moved);
}

/** The server named every new UID: nothing has to be looked for. */
function noteDone(ports: EffectPorts, step: Step, to: MailboxId, moved: ReadonlyMap<number, number>): void {
  const made = step.copies.flatMap((copy): Copy[] => {
    const uid = moved.get(copy.uid);
    return uid === undefined ? [] : [{ ...copy, mailboxId: to, uid }];
  });
  ports.write('outbox.moved', (tx) => {
    noteCopies(tx, made);
    if (step.mode === 'move')
      forgetCopies(
        tx,
        step.from,
        step.copies.map(({ uid }) => uid),
      );
    ports.saveProgress(tx, null);
  });
}

function labelOf({ role, path }: { role: string; path: string | null }): string {
  return role === 'inbox' ? '\\Inbox' : (path ?? '');
}
