import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { Copy } from './copies.ts';

/** One command: what happens to these copies of one folder. */
export interface Step {
  /** `label`: it is given the label of a folder, and stays where it is. */
  readonly mode: 'label' | 'copy' | 'move' | 'remove';
  readonly from: MailboxId;
  /** `null` for `remove`. */
  readonly to: MailboxId | null;
  readonly copies: readonly Copy[];
}

export interface MoveRules {
  readonly leaves: readonly MailboxId[];
  readonly enters: readonly MailboxId[];
}

/**
 * What has still to be done so that each message lies where the user put it, from where its copies are now. Planned
 * anew after an interruption, it leaves out what was done. A copy that has no place to go is removed only while the
 * server has another one elsewhere: no mail is ever deleted by a move.
 */
export function planSteps(messageIds: readonly MessageId[], copies: readonly Copy[], rules: MoveRules): Step[] {
  const steps = new Map<string, { mode: Step['mode']; from: MailboxId; to: MailboxId | null; copies: Copy[] }>();
  const add = (mode: Step['mode'], copy: Copy, to: MailboxId | null) => {
    const key = `${mode} ${copy.mailboxId} ${to ?? ''}`;
    const step = steps.get(key) ?? { mode, from: copy.mailboxId, to, copies: [] };
    steps.set(key, step);
    step.copies.push(copy);
  };
  const byMessage = Map.groupBy(copies, (copy) => copy.messageId);
  for (const messageId of messageIds) planMessage(byMessage.get(messageId) ?? [], rules, add);
  const order = ['copy', 'move', 'remove'];
  return [...steps.values()].toSorted((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode));
}

function planMessage(
  copies: readonly Copy[],
  { leaves, enters }: MoveRules,
  add: (mode: Step['mode'], copy: Copy, to: MailboxId | null) => void,
): void {
  const targets = enters.filter((id) => !copies.some((copy) => copy.mailboxId === id));
  const leaving = copies.filter((copy) => leaves.includes(copy.mailboxId));
  const [anchor] = [...leaving, ...copies];
  // Where none of these is left, another client was quicker: the message stays where that one put it.
  if (anchor === undefined || (leaves.length > 0 && leaving.length === 0)) return;
  leaving.forEach((copy, index) => {
    const to = targets[index] ?? enters[0];
    if (to !== undefined) add('move', copy, to);
    else if (copies.some((other) => !leaves.includes(other.mailboxId))) add('remove', copy, null);
  });
  for (const to of targets.slice(leaving.length)) add('copy', anchor, to);
}
