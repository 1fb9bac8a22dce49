import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { Copy } from './copies.ts';
import type { MoveRules, Step } from './plan-steps.ts';

export interface LabelRules extends Pick<MoveRules, 'leaves' | 'enters'> {
  readonly roleOf: (id: MailboxId) => MailboxRole | null;
}

/**
 * The same where a message is one thing with labels, and its folders are what it wears (Gmail). It lies in the archive
 * whatever happens, until it goes to trash or spam: there it loses all labels with the one move, and out of there it
 * gets its labels before it leaves, because nothing else could name it in between. That it was sent stays true.
 */
export function planLabelSteps(messageIds: readonly MessageId[], copies: readonly Copy[], rules: LabelRules): Step[] {
  const steps = new Map<string, { mode: Step['mode']; from: MailboxId; to: MailboxId | null; copies: Copy[] }>();
  const add = (mode: Step['mode'], copy: Copy, to: MailboxId | null) => {
    const key = `${mode} ${copy.mailboxId} ${to ?? ''}`;
    const step = steps.get(key) ?? { mode, from: copy.mailboxId, to, copies: [] };
    steps.set(key, step);
    step.copies.push(copy);
  };
  const byMessage = Map.groupBy(copies, (copy) => copy.messageId);
  for (const messageId of messageIds) planMessage(byMessage.get(messageId) ?? [], rules, add);
  const order = ['label', 'copy', 'move', 'remove'];
  return [...steps.values()].toSorted((a, b) => order.indexOf(a.mode) - order.indexOf(b.mode));
}

function planMessage(
  copies: readonly Copy[],
  { leaves, enters, roleOf }: LabelRules,
  add: (mode: Step['mode'], copy: Copy, to: MailboxId | null) => void,
): void {
  const isAway = (id: MailboxId) => ['trash', 'spam'].includes(roleOf(id) ?? '');
  const holdsAll = (id: MailboxId) => roleOf(id) === 'archive';
  const leaving = copies.filter((copy) => leaves.includes(copy.mailboxId));
  if (copies.length === 0 || (leaves.length > 0 && leaving.length === 0)) return;
  const targets = enters.filter((id) => !copies.some((copy) => copy.mailboxId === id));
  const away = enters.find(isAway);
  if (away !== undefined) {
    const from = leaving.find((copy) => !holdsAll(copy.mailboxId)) ?? leaving[0] ?? copies[0];
    if (from !== undefined && targets.includes(away)) add('move', from, away);
    return;
  }
  const worn = targets.filter((id) => !holdsAll(id) && roleOf(id) !== 'sent');
  const comesBack = leaving.find((copy) => isAway(copy.mailboxId));
  if (comesBack !== undefined) {
    for (const to of worn) add('label', comesBack, to);
    const to = worn[0] ?? targets[0];
    if (to !== undefined) add('move', comesBack, to);
    return;
  }
  const movable = leaving.filter(({ mailboxId }) => !holdsAll(mailboxId) && roleOf(mailboxId) !== 'sent');
  movable.forEach((copy, index) => {
    const to = worn[index];
    if (to === undefined) add('remove', copy, null);
    else add('move', copy, to);
  });
  const [anchor] = [...movable, ...leaving, ...copies];
  for (const to of worn.slice(movable.length)) if (anchor !== undefined) add('copy', anchor, to);
}
