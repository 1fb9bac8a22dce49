import type { MailboxId, MessageId } from '#shared/ids.ts';
import { identityOf, parseHeaders } from '../mime/index.ts';
import { readIdentities } from './identities.ts';
import type { Turn } from '../sync/lane.ts';
import type { Step } from './plan-steps.ts';
import { labelOf } from './labels.ts';
import { findTarget, forgetCopies, noteCopies, type Copy } from './copies.ts';
import type { EffectPorts } from './effect.ts';

/** What was written down before a command went out. */
export interface BegunStep {
  readonly mode: Step['mode'];
  readonly from: { readonly id: MailboxId; readonly uidValidity: string };
  /** With the number that the next message there was to get. */
  readonly to: { readonly id: MailboxId; readonly uidValidity: string; readonly uidNext: number } | null;
  readonly copies: readonly { readonly messageId: MessageId; readonly uid: number; readonly flags: string }[];
}

/**
 * Finds out how far a command went, from what the server has now: whatever of it is new in the target and gone from the
 * source was moved; what is in both was copied and not yet deleted, and is deleted now; the rest never happened. Every
 * part that is left to be done is planned anew.
 */
export async function settleStep(ports: EffectPorts, turn: Turn, step: BegunStep): Promise<void> {
  const made = step.to === null ? new Map<number, Copy>() : await findMade(ports, turn, step, step.to);
  if (made.size > 0) ports.write('outbox.found', (tx) => noteCopies(tx, [...made.values()]));
  if (step.mode !== 'copy') await settleSource(ports, turn, step, new Set(made.keys()));
  ports.write('outbox.settled', (tx) => ports.saveProgress(tx, null));
}

async function settleSource(
  ports: EffectPorts,
  turn: Turn,
  step: BegunStep,
  copied: ReadonlySet<number>,
): Promise<void> {
  const { path } = findTarget(ports.db.read, step.from.id) ?? {};
  if (path == null) return;
  const folder = await turn.open(path);
  // Under a new UIDVALIDITY the numbers are those of other mail: the folder begins anew by itself.
  if (folder.uidValidity !== step.from.uidValidity) return;
  const there = new Set(await turn.session.searchUids());
  const uids = step.copies.map(({ uid }) => uid);
  const left = uids.filter((uid) => there.has(uid) && copied.has(uid));
  // A label more is no copy: nothing is left over.
  if (left.length > 0 && !turn.session.quirks.hasLabels) await turn.session.remove(left);
  if (left.length > 0 && turn.session.quirks.hasLabels) {
    await turn.session.setLabels(left, {
      remove: [await labelOf(turn, findTarget(ports.db.read, step.from.id) ?? { role: 'other', path })],
    });
  }
  const gone = uids.filter((uid) => !there.has(uid) || copied.has(uid));
  ports.write('outbox.left', (tx) => forgetCopies(tx, step.from.id, gone));
}

/** By the UID of the source: the copy that the command made of it. */
async function findMade(
  ports: EffectPorts,
  turn: Turn,
  step: BegunStep,
  to: NonNullable<BegunStep['to']>,
): Promise<Map<number, Copy>> {
  const made = new Map<number, Copy>();
  const { path } = findTarget(ports.db.read, to.id) ?? {};
  if (path == null) return made;
  const folder = await turn.open(path);
  if (folder.uidValidity !== to.uidValidity) return made;
  const fresh = (await turn.session.searchUids()).filter((uid) => uid >= to.uidNext);
  if (fresh.length === 0) return made;
  const identities = readIdentities(
    ports.db.read,
    step.copies.map(({ messageId }) => messageId),
  );
  const waiting = Map.groupBy(step.copies, ({ messageId }) => identities.get(messageId) ?? '');
  for await (const { uid, header } of turn.session.fetchHeaders(fresh)) {
    const copy = waiting.get(identityOf(parseHeaders(header)))?.shift();
    if (copy !== undefined) made.set(copy.uid, { ...copy, uid, mailboxId: to.id });
  }
  return made;
}
