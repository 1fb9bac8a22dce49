import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import { identityHandlers } from '#core/accounts/identities.ts';
import type { JobRun } from '#core/context.ts';
import { ownMailJob } from '#core/threads/own-mail-job.ts';
import { addFolder, aMail, arrivalOf, store } from '../support/arrivals.ts';
import { causedBy } from '../support/db-harness.ts';
import { startDovecot } from '../support/dovecot.ts';
import { addTestAccount, openMailbox, type Mailbox } from '../support/mailbox.ts';
import { eventually, openPostHouse } from '../support/post-house.ts';
import { startSmtp } from '../support/smtp-server.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  // An account has one identity from the start.
  mailbox.write((tx) =>
    tx.db.run(sql`
      INSERT INTO identities (id, account_id, position, address, name)
      VALUES ('first', ${account}, 0, 'me@office.example', 'Me')`),
  );
});
afterEach(() => mailbox.close());

const put = (count: number, from: string, subject: string) =>
  store(
    mailbox,
    account,
    inbox,
    Array.from({ length: count }, (_, n) =>
      arrivalOf(aMail({ id: `${subject}${n}@x`, from, subject: `${subject} ${n}` })),
    ),
  );

async function work(signal = new AbortController().signal, cursor: unknown = null): Promise<unknown> {
  let reached = cursor;
  const advance = (_tx: unknown, to: unknown) => {
    reached = to;
  };
  const run = { id: 'j', payload: null, cursor, advance, signal, cause: causedBy('system', 'threads.ownMail') };
  await ownMailJob(mailbox.db).run(run as unknown as JobRun<unknown>);
  return reached;
}

const own = () =>
  mailbox.db.read
    .all<{ subject: string }>(sql`SELECT subject FROM messages WHERE is_own = 1 ORDER BY subject`)
    .map(({ subject }) => subject);
const senders = (subject: string) =>
  mailbox.db.read.get<{ senders: string }>(sql`SELECT senders FROM threads WHERE subject = ${subject}`).senders;
const planned = () =>
  mailbox.db.read.get<{ count: number }>(sql`SELECT count(*) AS count FROM jobs WHERE kind = 'threads.ownMail'`).count;

test('mail under an address that becomes one of the user is theirs, until it is none any more', async () => {
  put(1, 'Zweitname <Alias@office.example>', 'von mir');
  put(1, 'Anna <anna@berg.example>', 'von Anna');
  expect([own(), senders('von mir 0')]).toEqual([[], '["Zweitname"]']);

  const { id } = await identityHandlers.add(
    { accountId: account, address: 'alias@office.example', name: 'Me' },
    mailbox.command('identities.add'),
  );
  expect(planned()).toBe(1);
  await work();
  expect(own()).toEqual(['von mir 0']);
  expect(senders('von mir 0')).not.toContain('Zweitname');
  expect(senders('von Anna 0')).toBe('["Anna"]');

  mailbox.clock.advance(10);
  const removed = await identityHandlers.remove({ id }, mailbox.command('identities.remove'));
  expect(planned()).toBe(2);
  await work();
  expect([own(), senders('von mir 0')]).toEqual([[], '["Zweitname"]']);

  mailbox.clock.advance(10);
  mailbox.undo(removed.undo);
  expect(planned()).toBe(3);
  await work();
  expect(own()).toEqual(['von mir 0']);

  // A new name or another order is nothing to look at mail for.
  mailbox.clock.advance(10);
  await identityHandlers.update({ id, name: 'Ich' }, mailbox.command('identities.update'));
  expect(planned()).toBe(3);
});

test('thousands are looked at in slices, and after a break from where it was', async () => {
  for (let n = 0; n < 24; n += 1) put(100, 'Zweitname <alias@office.example>', `Mail ${String(n).padStart(2, '0')}`);
  await identityHandlers.add(
    { accountId: account, address: 'alias@office.example', name: 'Me' },
    mailbox.command('identities.add'),
  );
  const stop = new AbortController();
  const stopped = work(stop.signal);
  while (own().length < 100) await new Promise((resolve) => setImmediate(resolve));
  stop.abort(new Error('closing'));
  await expect(stopped).rejects.toThrow('closing');
  const half = own().length;
  expect(half).toBeGreaterThanOrEqual(100);
  expect(half).toBeLessThan(2_400);
  await work();
  expect(own()).toHaveLength(2_400);
  // Each slice is a transaction of its own, of a bounded size.
  const writes = mailbox.db.read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM audit WHERE action = 'threads.ownMail'`,
  );
  expect(writes.count).toBeGreaterThanOrEqual(2_400 / 50);
});

test('the core does it by itself', async () => {
  const user = 'me@office.example';
  await using dovecot = await startDovecot({ users: [user] });
  await using smtp = await startSmtp();
  const from = 'Zweitname <alias@office.example>';
  await dovecot.deliver(user, 'INBOX', Buffer.from(aMail({ id: 'a@x', from })).toString());
  await using house = await openPostHouse({ dovecot, smtp }, { user });
  const { client, accountId } = house;
  const row = async () => (await client.threads.list({ view: 'inbox' })).items[0] ?? expect.fail('not here yet');
  expect((await eventually(row)).senders).toEqual(['Zweitname']);
  await client.identities.add({ accountId, address: 'alias@office.example', name: 'Zweitname' });
  await eventually(async () => expect((await row()).senders).not.toContain('Zweitname'));
});
