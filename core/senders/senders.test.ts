import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, MailboxId, ThreadId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { threadHandlers } from '../threads/index.ts';
import { addFolder, aMail, arrivalOf, store, type MailText } from '#tests/support/arrivals.ts';
import { addTestAccount, openMailbox, snapshot, type Mailbox } from '#tests/support/mailbox.ts';
import { senderHandlers } from './index.ts';
import { isFromAny, patternsOf } from './patterns.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;
let uid = 0;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  for (const role of ['trash', 'spam', 'archive', 'sent'] satisfies MailboxRole[]) {
    addFolder(mailbox, account, role, role);
  }
});
afterEach(() => mailbox.close());

const command = () => mailbox.command('senders.test');
const block = async (patterns: string[], to: 'trash' | 'spam' = 'trash', withExisting = false) =>
  senderHandlers.block({ patterns, to, withExisting }, command());
const setScreener = async (isOn: boolean) => senderHandlers.setScreener({ isOn }, command());
const letIn = async (address: string, verdict: 'allowed' | 'later') =>
  senderHandlers.letIn({ address, verdict }, command());
const screener = async () => senderHandlers.screener({}, mailbox.query);

/** New mail comes in as the sync hands it over. */
function arrive(mail: MailText): ThreadId {
  uid += 1;
  const bytes = aMail({ id: `m${uid}@x.example`, subject: `Nr. ${uid}`, ...mail });
  const [stored] = store(mailbox, account, inbox, [arrivalOf(bytes, { uid, receivedAt: mailbox.clock.now() })]);
  return stored?.threadId as ThreadId;
}

const viewsOf = async (id: ThreadId) => (await threadHandlers.get({ id }, mailbox.query)).views.toSorted();
const outbox = () =>
  mailbox.db.read
    .all<{ payload: string }>(sql`SELECT payload FROM outbox ORDER BY id`)
    .map(({ payload }) => JSON.parse(payload) as { leaves: MailboxId[]; enters: MailboxId[]; messageIds: string[] });

describe('blocking', () => {
  test('new mail of a blocked sender goes where the user said, here and on the server; other mail stays', async () => {
    const before = arrive({ from: 'Spammer <spam@ads.example>' });
    await block(['Spam@Ads.example'], 'trash');
    const after = arrive({ from: 'Spammer <SPAM@ads.example>' });
    const other = arrive({ from: 'Anna <anna@berg.example>' });
    expect(await viewsOf(before)).toEqual(['all', 'inbox']);
    expect(await viewsOf(after)).toEqual(['trash']);
    expect(await viewsOf(other)).toEqual(['all', 'inbox']);
    expect(outbox()).toEqual([expect.objectContaining({ leaves: [inbox] })]);
  });

  test('a domain means everybody there and below it, and nobody whose domain only ends alike', async () => {
    await block(['@ads.example'], 'spam');
    const inside = [arrive({ from: 'x@ads.example' }), arrive({ from: 'y@mail.eu.ads.example' })];
    const outside = [arrive({ from: 'x@bads.example' }), arrive({ from: 'x@ads.example.org' }), arrive({ from: '' })];
    for (const id of inside) expect(await viewsOf(id)).toEqual(['spam']);
    for (const id of outside) expect(await viewsOf(id)).toContain('inbox');
  });

  test('whoever was let in by name comes through although the domain is blocked', async () => {
    await block(['@ads.example']);
    await letIn('boss@ads.example', 'allowed');
    expect(await viewsOf(arrive({ from: 'boss@ads.example' }))).toContain('inbox');
    expect(await viewsOf(arrive({ from: 'other@ads.example' }))).toEqual(['trash']);
  });

  test('what is here is counted first, goes along when wanted, and all of it comes back', async () => {
    const ids = [arrive({ from: 'a@ads.example' }), arrive({ from: 'b@news.ads.example' })];
    arrive({ from: 'anna@berg.example' });
    const before = snapshot(mailbox);
    expect(await senderHandlers.countMail({ patterns: ['@ads.example'] }, mailbox.query)).toEqual({ conversations: 2 });
    const blocked = await block(['@ads.example'], 'trash', true);
    for (const id of ids) expect(await viewsOf(id)).toEqual(['trash']);
    expect(await senderHandlers.countMail({ patterns: ['@ads.example'] }, mailbox.query)).toEqual({ conversations: 0 });
    expect(mailbox.undo(blocked.undo)).toBe(true);
    expect(snapshot(mailbox)).toEqual(before);
    expect(await viewsOf(arrive({ from: 'c@ads.example' }))).toContain('inbox');
  });

  test('mail from before the block that the first sync brings in later is left alone', async () => {
    await block(['old@ads.example']);
    uid += 1;
    const bytes = aMail({ id: 'old@x.example', from: 'old@ads.example' });
    const receivedAt = mailbox.clock.now() - 86_400_000;
    const [stored] = store(mailbox, account, inbox, [arrivalOf(bytes, { uid, receivedAt })]);
    expect(await viewsOf(stored?.threadId as ThreadId)).toContain('inbox');
  });

  test('an own address is refused; the same again changes nothing', async () => {
    await expect(block(['ME@office.example'])).rejects.toMatchObject({ code: 'not-allowed' });
    await block(['x@ads.example']);
    expect(await block(['x@ads.example'])).toEqual({ undo: null, count: 0 });
  });

  test('forgotten, its mail comes in again; an undo of it blocks again', async () => {
    await block(['x@ads.example']);
    const forgotten = await senderHandlers.forget({ pattern: 'x@ads.example' }, command());
    expect(await senderHandlers.list({}, mailbox.query)).toEqual([]);
    expect(await viewsOf(arrive({ from: 'x@ads.example' }))).toContain('inbox');
    mailbox.undo(forgotten.undo);
    expect(await viewsOf(arrive({ from: 'x@ads.example' }))).toEqual(['trash']);
  });

  test('an undo leaves alone what was decided since', async () => {
    const first = await block(['x@ads.example'], 'trash');
    await block(['x@ads.example'], 'spam');
    mailbox.undo(first.undo);
    expect(await senderHandlers.list({}, mailbox.query)).toEqual([expect.objectContaining({ blockTo: 'spam' })]);
  });

  test('who wrote conversations is found, the user marked', async () => {
    const id = arrive({ from: 'Anna <Anna@berg.example>' });
    const own = arrive({ from: 'Me <me@office.example>' });
    expect(await senderHandlers.ofThreads({ ids: [id, own] }, mailbox.query)).toEqual(
      expect.arrayContaining([
        { address: 'anna@berg.example', name: 'Anna', isOwn: false },
        { address: 'me@office.example', name: 'Me', isOwn: true },
      ]),
    );
  });
});

describe('the screener', () => {
  test('is off at first: strangers come in', async () => {
    expect(await viewsOf(arrive({ from: 'new@who.example' }))).toContain('inbox');
    expect(await screener()).toEqual({ isOn: false, waiting: [] });
  });

  test('first mail waits, people one knows or has written to do not', async () => {
    arrive({ from: 'old@known.example' });
    mailbox.write(
      (tx) =>
        void tx.db.run(sql`INSERT INTO contacts (address, name, name_by, written_to, first_at, last_at, find_text)
          VALUES ('friend@known.example', '', 'user', 1, 0, 0, '')`),
    );
    await setScreener(true);
    const waiting = [arrive({ from: 'Neu <new@who.example>' }), arrive({ from: 'NEW@who.example' })];
    for (const id of waiting) expect(await viewsOf(id)).toEqual(['all', 'screener']);
    for (const from of ['old@known.example', 'Friend@known.example', 'me@office.example']) {
      expect(await viewsOf(arrive({ from }))).toContain('inbox');
    }
    expect(await screener()).toEqual({
      isOn: true,
      waiting: [
        expect.objectContaining({ address: 'new@who.example', conversations: 2, newestId: waiting[1], isLater: false }),
      ],
    });
  });

  test('yes lets all of theirs in, now and later, and can be taken back', async () => {
    await setScreener(true);
    const ids = [arrive({ from: 'new@who.example' }), arrive({ from: 'new@who.example' })];
    const before = snapshot(mailbox);
    const yes = await letIn('New@who.example', 'allowed');
    for (const id of ids) expect(await viewsOf(id)).toEqual(['all', 'inbox']);
    mailbox.undo(yes.undo);
    expect(snapshot(mailbox)).toEqual(before);
    await letIn('new@who.example', 'allowed');
    expect(await viewsOf(arrive({ from: 'new@who.example' }))).toContain('inbox');
    expect((await screener()).waiting).toEqual([]);
  });

  test('later goes on waiting below the undecided; no blocks and sweeps', async () => {
    await setScreener(true);
    const late = arrive({ from: 'late@who.example' });
    mailbox.clock.advance(1_000);
    const bad = arrive({ from: 'bad@who.example' });
    await letIn('bad@who.example', 'later');
    expect((await screener()).waiting.map(({ address, isLater }) => [address, isLater])).toEqual([
      ['late@who.example', false],
      ['bad@who.example', true],
    ]);
    const before = snapshot(mailbox);
    const no = await block(['bad@who.example'], 'spam', true);
    expect(await viewsOf(bad)).toEqual(['spam']);
    expect(await viewsOf(late)).toEqual(['all', 'screener']);
    mailbox.undo(no.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('a conversation moved by hand is let in, and the undo makes it wait again', async () => {
    await setScreener(true);
    const id = arrive({ from: 'new@who.example' });
    const before = snapshot(mailbox);
    const moved = await threadHandlers.move({ ids: [id], to: 'inbox' }, command());
    expect(moved.count).toBe(1);
    expect(await viewsOf(id)).toEqual(['all', 'inbox']);
    mailbox.undo(moved.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('a newcomer in a conversation with somebody known is not held up', async () => {
    arrive({ from: 'anna@berg.example', id: 'root@x.example' });
    await setScreener(true);
    expect(await viewsOf(arrive({ from: 'new@who.example', references: ['root@x.example'] }))).toContain('inbox');
  });

  test('turned off, all that waits comes in', async () => {
    await setScreener(true);
    const id = arrive({ from: 'new@who.example' });
    await setScreener(false);
    expect(await viewsOf(id)).toContain('inbox');
    expect(await screener()).toEqual({ isOn: false, waiting: [] });
  });
});

test('the patterns of an address are itself and its domains, not the top one', () => {
  expect(patternsOf('X@Mail.Example.ORG')).toEqual(['x@mail.example.org', '@mail.example.org', '@example.org']);
  expect(patternsOf('root@localhost')).toEqual(['root@localhost', '@localhost']);
  expect(patternsOf('nobody')).toEqual(['nobody']);
});

test('mail of a sender and of a domain is found by the index', () => {
  for (const pattern of ['x@ads.example']) {
    const plan = mailbox.db.read.all<{ detail: string }>(
      sql`EXPLAIN QUERY PLAN SELECT id FROM messages WHERE ${isFromAny([pattern])}`,
    );
    expect(plan.map(({ detail }) => detail).join()).toContain('messages_by_sender');
  }
});
