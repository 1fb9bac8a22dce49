import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { RemoteOps } from '../threads/remote.ts';
import type { Turn } from '../sync/lane.ts';
import { awaitCopies, unknownFolder } from './await-copies.ts';
import { chunked } from './chunked.ts';
import { findCopies, findTarget, forgetAllCopies, forgetCopies, noteCopies, type Copy, type Target } from './copies.ts';
import type { Effect, EffectPorts } from './effect.ts';
import { ensureFolder } from './ensure-folder.ts';
import { labelOf } from './labels.ts';
import { planLabelSteps } from './plan-label-steps.ts';
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
  const copies = findCopies(ports.db.read, ids);
  const roleOf = (id: MailboxId) => findTarget(ports.db.read, id)?.role ?? null;
  const steps = turn.session.quirks.hasLabels
    ? planLabelSteps(ids, copies, { leaves, enters, roleOf })
    : planSteps(ids, copies, { leaves, enters });
  for (const step of steps) await takeStep(ports, turn, step);
}

async function takeStep(ports: EffectPorts, turn: Turn, step: Step): Promise<void> {
  const { db } = ports;
  const from = findTarget(db.read, step.from);
  if (from?.path == null) return;
  if (from.uidValidity === null) throw unknownFolder(ports, step.from);
  const to = step.to === null ? null : findTarget(db.read, step.to);
  if (step.to !== null && to?.path == null) throw new AppError('not-found', 'the target folder is gone');
  if (step.mode === 'label' && to !== null) {
    // Twice is as good as once, and the folder's own copy is found by looking.
    await turn.stay(from.path, from.uidValidity);
    await turn.session.setLabels(
      step.copies.map(({ uid }) => uid),
      { add: [await labelOf(turn, to)] },
    );
    return;
  }
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
    if (turn.session.quirks.hasLabels) await turn.session.setLabels(uids, { remove: [await labelOf(turn, from)] });
    else await turn.session.remove(uids);
    await settleStep(ports, turn, begun);
    return;
  }
  const moved = step.mode === 'move' ? await turn.session.move(uids, to.path) : await turn.session.copy(uids, to.path);
  if (moved === null || uids.some((uid) => !moved.has(uid))) {
    await settleStep(ports, turn, begun);
    // A session that has not heard of new mail yet moves none of it and says OK. It has heard by now.
    if (step.mode === 'move' && isAnyLeft(ports, step)) {
      throw new AppError('conflict', 'the server did not move all of it', { cause: 'moving' });
    }
    return;
  }
  noteDone(ports, step, to, moved, turn.session.quirks.hasLabels);
}

function isAnyLeft({ db }: EffectPorts, { from, copies }: Step): boolean {
  const uids = new Set(copies.map(({ uid }) => uid));
  const ids = copies.map(({ messageId }) => messageId);
  return findCopies(db.read, ids).some(({ mailboxId, uid }) => mailboxId === from && uids.has(uid));
}

/** The server named every new UID: nothing has to be looked for. */
function noteDone(
  ports: EffectPorts,
  step: Step,
  to: Target,
  moved: ReadonlyMap<number, number>,
  hasLabels: boolean,
): void {
  const made = step.copies.flatMap((copy): Copy[] => {
    const uid = moved.get(copy.uid);
    return uid === undefined ? [] : [{ ...copy, mailboxId: to.id, uid }];
  });
  // With its labels it has left all folders there are.
  const hasLeftAll = hasLabels && (to.role === 'trash' || to.role === 'spam');
  ports.write('outbox.moved', (tx) => {
    if (hasLeftAll) forgetAllCopies(tx, made);
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
