import { describe, expect, test } from 'vitest';
import { AppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import type { Copy } from './copies.ts';
import { mailEffects } from './effects.ts';
import type { OpRow } from './op-store.ts';
import { pickNext } from './pick-next.ts';
import { planLabelSteps } from './plan-label-steps.ts';
import { planSteps, type Step } from './plan-steps.ts';
import { judgeFailure } from './retry.ts';

const box = (name: string) => name as MailboxId;
const message = 'm' as MessageId;
const copy = (mailbox: string, uid = 1): Copy => ({ messageId: message, mailboxId: box(mailbox), uid, flags: '' });

const words = ({ mode, from, to }: Step) => `${mode} ${from}>${to ?? ''}`;

function plan(copies: Copy[], leaves: string[], enters: string[]): string[] {
  return planSteps([message], copies, { leaves: leaves.map(box), enters: enters.map(box) }).map(words);
}

/** Folders are named after their part; all others are labels. */
function planLabels(copies: string[], leaves: string[], enters: string[]): string[] {
  const parts: readonly MailboxRole[] = ['inbox', 'archive', 'sent', 'trash', 'spam'];
  const roleOf = (id: MailboxId) => parts.find((part) => part === id) ?? 'other';
  const rules = { leaves: leaves.map(box), enters: enters.map(box), roleOf };
  return planLabelSteps(
    [message],
    copies.map((name) => copy(name)),
    rules,
  ).map(words);
}

describe('what a move sends where folders are labels', () => {
  test('archiving is one label less', () => {
    expect(planLabels(['inbox', 'archive', 'work'], ['inbox'], [])).toEqual(['remove inbox>']);
    expect(planLabels(['archive', 'work'], ['inbox'], [])).toEqual([]);
  });

  test('a label more or less, or another one', () => {
    expect(planLabels(['archive'], ['archive'], ['inbox'])).toEqual(['copy archive>inbox']);
    expect(planLabels(['inbox', 'archive'], [], ['work'])).toEqual(['copy inbox>work']);
    expect(planLabels(['inbox', 'archive'], ['inbox'], ['work'])).toEqual(['move inbox>work']);
  });

  test('one move to the trash takes it from everywhere', () => {
    const places = ['archive', 'inbox', 'sent', 'work'];
    expect(planLabels(places, places, ['trash'])).toEqual(['move inbox>trash']);
    expect(planLabels(['archive'], ['archive'], ['spam'])).toEqual(['move archive>spam']);
    expect(planLabels(['trash'], ['archive'], ['trash'])).toEqual([]);
  });

  test('out of the trash it comes with all its labels', () => {
    expect(planLabels(['trash'], ['trash'], ['archive', 'inbox', 'sent', 'work'])).toEqual([
      'label trash>inbox',
      'label trash>work',
      'move trash>inbox',
    ]);
    expect(planLabels(['spam'], ['spam'], ['archive'])).toEqual(['move spam>archive']);
    expect(planLabels(['trash'], ['trash'], ['sent'])).toEqual(['move trash>sent']);
  });
});

describe('what a move sends', () => {
  test('one copy goes where it is wanted', () => {
    expect(plan([copy('inbox')], ['inbox'], ['archive'])).toEqual(['move inbox>archive']);
  });

  test('all copies leave; none is ever deleted for it', () => {
    expect(plan([copy('inbox'), copy('label')], ['inbox', 'label'], ['trash'])).toEqual([
      'move inbox>trash',
      'move label>trash',
    ]);
  });

  test('the way back spreads them again', () => {
    expect(plan([copy('trash', 1), copy('trash', 2)], ['trash'], ['inbox', 'label'])).toEqual([
      'move trash>inbox',
      'move trash>label',
    ]);
    expect(plan([copy('trash')], ['trash'], ['inbox', 'label'])).toEqual(['copy trash>label', 'move trash>inbox']);
  });

  test('a label is a second copy, and is taken away while another is left', () => {
    expect(plan([copy('inbox')], [], ['label'])).toEqual(['copy inbox>label']);
    expect(plan([copy('inbox'), copy('label')], ['label'], [])).toEqual(['remove label>']);
    expect(plan([copy('label')], ['label'], [])).toEqual([]);
  });

  test('what was done before an interruption is not done again', () => {
    expect(plan([copy('archive')], ['inbox'], ['archive'])).toEqual([]);
    expect(plan([copy('inbox'), copy('label')], [], ['label'])).toEqual([]);
  });

  test('what another client moved stays there', () => {
    expect(plan([copy('junk')], ['inbox'], ['archive'])).toEqual([]);
  });
});

describe('which op comes next', () => {
  const row = (id: number, messageIds: string[], nextTryAt = 0, kind = 'mail.flag') =>
    ({ id, kind, payload: { messageIds }, nextTryAt }) as unknown as OpRow;
  const pick = (...rows: OpRow[]) => {
    const { due, nextAt } = pickNext(rows, mailEffects, 100);
    return due?.id ?? `at ${nextAt}`;
  };

  test('is the oldest that is due', () => {
    expect(pick(row(1, ['a']), row(2, ['b']))).toBe(1);
    expect(pick(row(1, ['a'], 500), row(2, ['b'], 300))).toBe('at 300');
  });

  test('passes one that waits, but not where both are about the same message', () => {
    expect(pick(row(1, ['a'], 500), row(2, ['b']))).toBe(2);
    expect(pick(row(1, ['a'], 500), row(2, ['a', 'b']), row(3, ['b']), row(4, ['c']))).toBe(4);
    expect(pick(row(1, ['a'], 500), row(2, ['a']))).toBe('at 500');
  });

  test('never passes a change of folders', () => {
    expect(pick(row(1, [], 500, 'folder.rename'), row(2, ['b']))).toBe('at 500');
  });
});

describe('a failed attempt', () => {
  const judge = (code: ConstructorParameters<typeof AppError>[0], attempts = 1) =>
    judgeFailure(new AppError(code, 'x'), attempts);

  test('is repeated for ever where the server may change its mind', () => {
    expect(judge('server-rejected', 1)).toMatchObject({ kind: 'again', inMs: 30_000 });
    expect(judge('server-rejected', 1_000)).toMatchObject({ kind: 'again', inMs: 21_600_000 });
    expect(judge('unavailable', 3)).toMatchObject({ kind: 'again', isLineLost: false });
  });

  test('waits for the line where that was lost', () => {
    expect(judge('offline')).toMatchObject({ kind: 'again', isLineLost: true });
  });

  test('ends where no attempt can do it', () => {
    expect(judge('not-found')).toEqual({ kind: 'never' });
    expect(judge('bug', 4)).toMatchObject({ kind: 'again' });
    expect(judge('bug', 5)).toEqual({ kind: 'never' });
  });
});
