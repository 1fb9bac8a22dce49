import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JobState } from '#shared/contract/events.ts';
import type { JobId, ThreadId } from '#shared/ids.ts';
import { purgeAccountJob } from '../accounts/index.ts';
import { listAccounts } from '../accounts/list-accounts.ts';
import type { JobKind } from '../context.ts';
import { Scheduler } from '../jobs/index.ts';
import { readArchive } from './archive.ts';
import { threadHandlers } from '../threads/index.ts';
import { openMailbox, snapshot, type Mailbox, wholeList } from '#tests/support/mailbox.ts';
import { memoryMail } from '#tests/support/memory-mail.ts';
import { demoHandlers, deliverDemoJob, loadDemoJob } from './index.ts';

let mailbox: Mailbox;
let scheduler: Scheduler;
const mail = memoryMail();
const { entries } = await readArchive();

beforeEach(() => {
  mailbox = openMailbox();
  scheduler = startScheduler();
});
afterEach(async () => {
  await scheduler.stop();
  await mailbox.close();
});

function startScheduler(): Scheduler {
  const { db, clock, events } = mailbox;
  const ports = { db, clock, ...mail };
  const kinds = [loadDemoJob(ports), deliverDemoJob(ports, events), purgeAccountJob(db) as JobKind];
  const started = new Scheduler({ ...mailbox, kinds });
  started.start();
  return started;
}

const open = async () => (await demoHandlers.open({}, mailbox.command('demo.open'))).jobId;
const close = async () => demoHandlers.close({}, mailbox.command('demo.close'));
const deliver = async () => (await demoHandlers.deliver({}, mailbox.command('demo.deliver'))).jobId;
const list = async (view: 'inbox' | 'all' = 'inbox') =>
  (await threadHandlers.list({ ...wholeList, view, limit: 200 }, mailbox.query)).items;
const counts = async () => (await threadHandlers.counts({}, mailbox.query)).views;
const accounts = async () => listAccounts(mailbox.query.read);

const stateOf = (id: JobId) =>
  mailbox.db.read.get<{ state: JobState; done: number; total: number }>(
    sql`SELECT state, done, total FROM jobs WHERE id = ${id}`,
  );
const ended = (id: JobId, state: JobState = 'done') => vi.waitFor(() => expect(stateOf(id).state).toBe(state), 8_000);

/** What a loaded demo is, without the ids that each load makes anew. */
async function contents() {
  const rows = await list('all');
  const ids = mailbox.db.read.all<{ rfc_id: string }>(sql`SELECT rfc_id FROM messages ORDER BY rfc_id`);
  return { rows: rows.map(({ id: _, accountId: __, ...row }) => row), ids, counts: await counts() };
}

describe('open', () => {
  test('loads four accounts and all their mail, with progress', async () => {
    const id = await open();
    await ended(id);
    expect((await accounts()).map(({ name, kind, mark, hasSecret }) => ({ name, kind, mark, hasSecret }))).toEqual([
      { name: 'Studio Oelke', kind: 'demo', mark: 1, hasSecret: false },
      { name: 'Chor Querklang', kind: 'demo', mark: 2, hasSecret: false },
      { name: 'Familie', kind: 'demo', mark: 3, hasSecret: false },
      { name: 'Feldkamp Architektur', kind: 'demo', mark: 4, hasSecret: false },
    ]);
    expect(stateOf(id)).toMatchObject({ done: entries.length, total: entries.length });
    const progress = mailbox.events.published.filter((event) => event.type === 'jobProgress');
    expect(progress.some((event) => event.state === 'running' && event.total === entries.length)).toBe(true);
    const inSpam = entries.filter(({ place }) => place === 'spam').length;
    expect(await counts()).toMatchObject({ spam: { total: inSpam }, trash: { total: 2 } });
    expect((await counts()).all.total).toBeGreaterThan(120);
    expect((await counts()).starred.total).toBeGreaterThan(3);
    expect((await counts()).inbox.unread).toBeGreaterThan(5);
    expect(mailbox.events.published.filter((event) => event.type === 'attention')).toEqual([]);
  });

  test('makes conversations, with one row per mail and the dates in words', async () => {
    await ended(await open());
    const salz = (await list()).find((row) => row.subject === 'Ausstellung „Salz“: Vitrinen in Raum 2');
    expect(salz).toMatchObject({ messageCount: 12, isUnread: true, hasAttachment: true });
    const { messages } = await threadHandlers.get({ id: salz?.id as ThreadId }, mailbox.query);
    expect(messages).toHaveLength(12);
    expect(messages[0]?.attachments[0]).toMatchObject({ name: 'Objektliste_Raum2_v3.xlsx', sizeBytes: 65_536 });
    expect(messages.map((message) => message.text).join()).not.toMatch(/\{\{|\}\}/);
    expect(messages.every((message) => message.sentAt < mailbox.clock.now())).toBe(true);
  });

  test('twice is once', async () => {
    await ended(await open());
    const before = snapshot(mailbox);
    mailbox.clock.advance(86_400_000);
    await ended(await open());
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('while one is loading, it is the one that answers', async () => {
    const id = await open();
    expect(await open()).toBe(id);
    await ended(id);
  });

  test('stopped half way and started again, it is what it would have been in one go', async () => {
    await ended(await open());
    const whole = await contents();
    await scheduler.stop();
    await mailbox.close();

    mailbox = openMailbox();
    scheduler = startScheduler();
    const id = await open();
    await vi.waitFor(() => expect(stateOf(id).done).toBeGreaterThan(10), { interval: 1 });
    await scheduler.stop();
    expect(stateOf(id)).toMatchObject({ state: 'pending' });
    expect(stateOf(id).done).toBeLessThan(entries.length);
    // The clock goes on meanwhile; the dates are still those of the begin.
    mailbox.clock.sleep(86_400_000);
    scheduler = startScheduler();
    await ended(id);
    expect(await contents()).toEqual(whole);
  });
});

describe('close', () => {
  test('takes all of it away, and undo brings all of it back', async () => {
    await ended(await open());
    const before = snapshot(mailbox);
    const closed = await close();
    expect(closed.count).toBe(4);
    expect([await accounts(), await list('all')]).toEqual([[], []]);
    mailbox.undo(closed.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('without a demo there is nothing to close', async () => expect(await close()).toEqual({ undo: null, count: 0 }));

  test('in the middle of loading, loading ends', async () => {
    const id = await open();
    await vi.waitFor(() => expect(stateOf(id).done).toBeGreaterThan(5), { interval: 1 });
    await close();
    await ended(id);
    expect(stateOf(id).done).toBeLessThan(entries.length);
    expect(await list('all')).toEqual([]);
  });

  test('opened anew, it has the dates of today and nothing double', async () => {
    await ended(await open());
    const before = await contents();
    const closed = await close();
    mailbox.clock.advance(3 * 86_400_000);
    await ended(await open());
    const after = await contents();
    expect(after.ids).toEqual(before.ids);
    expect(after.counts).toEqual(before.counts);
    expect(after.rows[0]?.lastAt).toBe((before.rows[0]?.lastAt ?? 0) + 3 * 86_400_000);
    const reopened = snapshot(mailbox);
    mailbox.undo(closed.undo);
    expect(snapshot(mailbox)).toEqual(reopened);
  });
});

describe('deliver', () => {
  const attentions = () => mailbox.events.published.filter((event) => event.type === 'attention');

  test('lets one mail arrive after the other, unread, on top, and says so', async () => {
    await ended(await open());
    const { inbox } = await counts();
    await ended(await deliver());
    const [first] = await list();
    expect(first).toMatchObject({ subject: 'Zweiter Aufbautag', isUnread: true, lastAt: mailbox.clock.now() });
    expect(attentions()).toEqual([
      expect.objectContaining({
        threadId: first?.id,
        accountId: first?.accountId,
        from: 'Tischlerei Jansen & Töchter',
        subject: 'Zweiter Aufbautag',
      }),
    ]);
    expect(await counts()).toMatchObject({ inbox: { total: inbox.total + 1, unread: inbox.unread + 1 } });

    mailbox.clock.advance(60_000);
    await ended(await deliver());
    const [second] = await list();
    expect(second).toMatchObject({ subject: 'Mama wird siebzig (nicht weitersagen)', messageCount: 6, isUnread: true });
    // It answers in a conversation that was unread already.
    expect((await counts()).inbox).toEqual({ total: inbox.total + 1, unread: inbox.unread + 1 });
  });

  test('after the last prepared mail it begins again', async () => {
    await ended(await open());
    for (let index = 0; index < 7; index += 1) {
      mailbox.clock.advance(1_000);
      await ended(await deliver());
    }
    expect(
      attentions()
        .map((event) => event.subject)
        .at(-1),
    ).toBe('Zweiter Aufbautag');
    expect(attentions()).toHaveLength(7);
  });

  test('several at once arrive each on its own', async () => {
    await ended(await open());
    const ids = [await deliver(), await deliver(), await deliver()];
    for (const id of ids) await ended(id);
    expect(new Set(attentions().map((event) => event.subject)).size).toBe(3);
  });

  test('a job that runs again delivers nothing twice', async () => {
    await ended(await open());
    const id = await deliver();
    await ended(id);
    const before = await contents();
    await scheduler.stop();
    mailbox.write((tx) => void tx.db.run(sql`UPDATE jobs SET state = 'running', ended_at = NULL WHERE id = ${id}`));
    scheduler = startScheduler();
    await ended(id);
    expect(await contents()).toEqual(before);
  });

  test('without a demo there is nobody to deliver to', async () => {
    await expect(deliver()).rejects.toMatchObject({ code: 'not-found' });
  });
});
