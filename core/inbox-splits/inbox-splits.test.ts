import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { InboxSplit, SplitCondition } from '#shared/contract/inbox-splits.ts';
import type { AccountId, MailboxId, ThreadId } from '#shared/ids.ts';
import { bundleHandlers, deliverJob } from '../bundles/index.ts';
import { nextTime } from '../bundles/deliver-job.ts';
import type { JobRun } from '../context.ts';
import { senderHandlers } from '../senders/index.ts';
import { listQuery } from '../threads/list-threads.ts';
import { threadHandlers } from '../threads/index.ts';
import { addFolder, aMail, arrivalOf, store, type MailText } from '#tests/support/arrivals.ts';
import { addTestAccount, openMailbox, putMail, snapshot, type Mailbox } from '#tests/support/mailbox.ts';
import { inboxSplitHandlers, resortJob } from './index.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;
let uid = 0;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  addFolder(mailbox, account, 'Archive', 'archive');
});
afterEach(() => mailbox.close());

const command = () => mailbox.command('splits.test');
const splits = async () => inboxSplitHandlers.list({}, mailbox.query);
const save = async (wanted: (Omit<InboxSplit, 'id'> & { id: string | null })[]) =>
  inboxSplitHandlers.save({ splits: wanted }, command());
const turnOn = async (...ids: string[]) =>
  save((await splits()).map((split) => ({ ...split, isOn: split.isOn || ids.includes(split.id) })));
const own = (name: string, ...conditions: SplitCondition[]) => ({
  id: null,
  preset: null,
  name,
  isOn: true,
  conditions,
});

function arrive(mail: MailText = {}): ThreadId {
  uid += 1;
  const bytes = aMail({ id: `m${uid}@x.example`, subject: `Nr. ${uid}`, ...mail });
  const arrival = arrivalOf(bytes, { uid, receivedAt: mailbox.clock.now() });
  // A date in a header has whole seconds, and the order of a batch is the order of its dates.
  const parsed = { ...arrival.parsed, sentAt: mailbox.clock.now() };
  return store(mailbox, account, inbox, [{ ...arrival, parsed }])[0]?.threadId as ThreadId;
}
const newsletter = (mail: MailText = {}) =>
  arrive({ from: 'News <news@paper.example>', headers: ['List-Unsubscribe: <https://paper.example/x>'], ...mail });
const notice = (mail: MailText = {}) =>
  arrive({ from: 'noreply@shop.example', headers: ['Auto-Submitted: auto-generated'], ...mail });

const partsOf = (id: ThreadId) =>
  mailbox.db.read
    .all<{ view: string }>(sql`SELECT view FROM thread_views WHERE thread_id = ${id} AND view <> 'all' ORDER BY view`)
    .map(({ view }) => view);
const run = (payload: unknown = null) =>
  ({
    payload,
    cursor: null,
    cause: command().cause,
    signal: new AbortController().signal,
    advance: () => undefined,
  }) as unknown as JobRun<never>;

describe('tabs', () => {
  test('are off at first: nothing but the inbox is kept', async () => {
    expect((await splits()).map(({ id, isOn }) => [id, isOn])).toEqual([
      ['important', false],
      ['newsletters', false],
      ['notifications', false],
    ]);
    expect(partsOf(newsletter())).toEqual(['inbox']);
  });

  test('what is there is sorted at once, what comes later as it comes, and the undo leaves no trace', async () => {
    const [person, news, auto] = [arrive(), newsletter(), notice()];
    const before = snapshot(mailbox);
    const turned = await turnOn('newsletters', 'notifications');
    expect([person, news, auto].map(partsOf)).toEqual([
      ['inbox', 'split-rest'],
      ['inbox', 'split-newsletters'],
      ['inbox', 'split-notifications'],
    ]);
    expect(partsOf(newsletter())).toEqual(['inbox', 'split-newsletters']);
    const { parts } = await threadHandlers.counts({}, mailbox.query);
    expect(parts).toContainEqual({ part: 'split-newsletters', accountId: account, total: 2, unread: 2 });
    mailbox.undo(turned.undo);
    await threadHandlers.move({ ids: [news], to: 'archive' }, command());
    mailbox.undo(null);
    expect(snapshot(mailbox)['inbox_splits']).toEqual(before['inbox_splits']);
    expect([person, news, auto].map(partsOf)).toEqual([['inbox'], ['inbox'], ['inbox']]);
  });

  test('the first that fits has it, and an answer by a person takes it out of the notifications', async () => {
    await senderHandlers.setVip({ patterns: ['@shop.example'], isVip: true }, command());
    await turnOn('important', 'notifications');
    const vip = notice();
    const auto = notice({ from: 'noreply@bank.example', id: 'root@bank.example' });
    expect([vip, auto].map(partsOf)).toEqual([
      ['inbox', 'split-important'],
      ['inbox', 'split-notifications'],
    ]);
    mailbox.clock.advance(1_000);
    arrive({ from: 'Kim <kim@bank.example>', references: ['root@bank.example'] });
    expect(partsOf(auto)).toEqual(['inbox', 'split-rest']);
    const unvip = await senderHandlers.setVip({ patterns: ['@shop.example'], isVip: false }, command());
    expect(partsOf(vip)).toEqual(['inbox', 'split-notifications']);
    mailbox.undo(unvip.undo);
    expect(partsOf(vip)).toEqual(['inbox', 'split-important']);
  });

  test('conditions of every kind, also turned round', async () => {
    const other = addTestAccount(mailbox, 'imap', 'second@office.example');
    const anna = arrive({ from: 'anna@team.berg.example' });
    const toList = arrive({ to: 'Team <team@office.example>', from: 'kim@x.example' });
    const rest = newsletter();
    const cases: [SplitCondition[], ThreadId[]][] = [
      [[{ field: 'from', values: ['@berg.example'] }], [anna]],
      [[{ field: 'from', values: ['ANNA@team.berg.example', 'kim@x.example'] }], [anna, toList]],
      [[{ field: 'from', values: ['@erg.example'] }], []],
      [[{ field: 'toMe' }], [anna, rest]],
      [[{ field: 'toMe', isNot: true }], [toList]],
      [[{ field: 'list', isNot: true }, { field: 'toMe' }], [anna]],
      [[{ field: 'attachment' }], []],
      [[{ field: 'account', accountId: other }], []],
      [[{ field: 'folder', mailboxId: inbox }], [anna, toList, rest]],
    ];
    const ours = await splits();
    for (const [conditions, expected] of cases) {
      await save([...ours, own('Mine', ...conditions)]);
      const id = (await splits()).at(-1)?.id ?? '';
      const found = [anna, toList, rest].filter((thread) => partsOf(thread).includes(`split-${id}`));
      expect(found, JSON.stringify(conditions)).toEqual(expected);
    }
  });

  test('ours can be turned off and moved, not taken away, renamed or made to mean something else', async () => {
    const ours = await splits();
    await expect(save(ours.slice(1))).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(save([...ours, own('  ', { field: 'list' })])).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(save([...ours, { ...own('x', { field: 'list' }), id: 'gone' }])).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(save([...ours, { ...own('x', { field: 'list' }), preset: 'important' }])).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await save(ours.toReversed().map((split) => ({ ...split, name: 'Ha', conditions: [{ field: 'attachment' }] })));
    expect(await splits()).toEqual(ours.toReversed());
  });

  test('a large inbox is sorted by a job, whole', async () => {
    const ids = mailbox.write((tx) => Array.from({ length: 1_201 }, () => putMail(tx, account, null, {})));
    await turnOn('newsletters');
    await resortJob(mailbox.db).run(run());
    const { parts } = await threadHandlers.counts({}, mailbox.query);
    expect(parts).toEqual([expect.objectContaining({ part: 'split-rest', total: ids.length })]);
  }, 60_000);

  test('a tab is paged by the index of its view', () => {
    const query = listQuery({ view: 'split-rest', accountId: null, unreadOnly: false, limit: 50, after: null });
    const plan = mailbox.db.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`).map(({ detail }) => detail);
    expect(plan.join()).toContain('thread_views_list (view=?)');
    expect(plan.join()).not.toContain('TEMP B-TREE');
  });
});

describe('bundles', () => {
  const set = async (deliverAt: number | null = null) =>
    bundleHandlers.set({ kind: 'newsletters', isOn: true, deliverAt }, command());
  const newsletters = async () =>
    (await bundleHandlers.list({}, mailbox.query)).find(({ kind }) => kind === 'newsletters');

  test('one row for all of a kind, opened as a list, archived as one and back', async () => {
    const ids = [newsletter({ from: 'A <a@paper.example>' }), newsletter({ from: 'B <b@paper.example>' })];
    const person = arrive();
    await set();
    expect(ids.map(partsOf)).toEqual([['bundle-newsletters'], ['bundle-newsletters']]);
    expect(partsOf(person)).toEqual(['inbox']);
    expect(await newsletters()).toMatchObject({ total: 2, unread: 2, waiting: 0, senderCount: 2 });
    const before = snapshot(mailbox);
    const archived = await bundleHandlers.archiveAll({ kind: 'newsletters' }, command());
    expect(archived.count).toBe(2);
    expect(await newsletters()).toMatchObject({ total: 0, lastAt: null });
    mailbox.undo(archived.undo);
    expect(snapshot(mailbox)).toEqual(before);
    expect((await bundleHandlers.archiveAll({ kind: 'notifications' }, command())).undo).toBeNull();
    await bundleHandlers.set({ kind: 'newsletters', isOn: false, deliverAt: null }, command());
    expect(ids.map(partsOf)).toEqual([['inbox'], ['inbox']]);
  });

  test('what is pinned stands by itself', async () => {
    const id = newsletter();
    await set();
    await threadHandlers.setPinned({ ids: [id], isPinned: true }, command());
    expect(partsOf(id)).toEqual(['inbox']);
  });

  test('once a day: what comes waits, and stands there after the hour, or when asked for', async () => {
    const first = newsletter();
    await set(18 * 60);
    mailbox.clock.advance(1_000);
    const second = newsletter();
    expect([first, second].map(partsOf)).toEqual([['bundle-newsletters'], ['held-newsletters']]);
    expect(await newsletters()).toMatchObject({ total: 1, waiting: 1 });
    const planned = mailbox.db.read.all<{ at: number }>(
      sql`SELECT run_at AS at FROM jobs WHERE kind = 'bundles.deliver'`,
    );
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect(planned).toEqual([{ at: nextTime(mailbox.clock.now(), 18 * 60, zone) }]);
    mailbox.clock.advance(24 * 3_600_000);
    await deliverJob(mailbox.db).run(run({ kind: 'newsletters', deliverAt: 18 * 60 }));
    expect(partsOf(second)).toEqual(['bundle-newsletters']);
    mailbox.clock.advance(1_000);
    const third = newsletter();
    await deliverJob(mailbox.db).run(run({ kind: 'newsletters', deliverAt: 7 * 60 }));
    expect(partsOf(third)).toEqual(['held-newsletters']);
    await bundleHandlers.deliverNow({ kind: 'newsletters' }, command());
    expect(partsOf(third)).toEqual(['bundle-newsletters']);
  });

  test('the hour is that of the wall, also over a change of the clocks', () => {
    const zone = 'Europe/Berlin';
    const at = (text: string) => Date.parse(text);
    expect(nextTime(at('2026-03-28T18:30:00+01:00'), 18 * 60, zone)).toBe(at('2026-03-29T18:00:00+02:00'));
    expect(nextTime(at('2026-03-28T17:30:00+01:00'), 18 * 60, zone)).toBe(at('2026-03-28T18:00:00+01:00'));
    expect(nextTime(at('2026-03-28T18:00:00+01:00'), 18 * 60, zone)).toBe(at('2026-03-29T18:00:00+02:00'));
  });
});
