import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { aThread, addTestAccount, openMailbox, snapshot, type Mailbox, wholeList } from '#tests/support/mailbox.ts';
import { deleteThreads, threadHandlers } from '../threads/index.ts';
import { accountHandlers as makeAccountHandlers } from './account-handlers.ts';
import { network } from './discover/network.ts';
import { OauthSessions } from './oauth/oauth-sessions.ts';
import { purgeAccountJob } from './purge-job.ts';
import { keptMs } from './remove-accounts.ts';

let mailbox: Mailbox;
let accountHandlers: ReturnType<typeof makeAccountHandlers>;

beforeEach(() => {
  mailbox = openMailbox();
  accountHandlers = makeAccountHandlers({ network, sessions: new OauthSessions({ clock: mailbox.clock }) });
});
afterEach(() => mailbox.close());

const server = { host: 'mail.office.example', port: 993, security: 'tls' as const };
const fresh = {
  address: 'me@office.example',
  name: 'Büro',
  senderName: '',
  secret: { password: 'Bäume & "Wälder"' },
  incoming: server,
  outgoing: server,
};

const add = async (input: Partial<typeof fresh> = {}) =>
  accountHandlers.add({ ...fresh, ...input }, mailbox.command('accounts.add'));
const list = async () => accountHandlers.list({}, mailbox.query);
const remove = async (id: AccountId) => accountHandlers.remove({ id }, mailbox.command('accounts.remove'));
const inbox = async () => threadHandlers.list({ ...wholeList, limit: 50 }, mailbox.query);
const secretOf = (id: AccountId) =>
  mailbox.db.read.get<{ value: string } | undefined>(sql`SELECT value FROM secrets WHERE name = ${`account:${id}`}`);

describe('add', () => {
  test('keeps the account, and the password where no list can show it', async () => {
    const { id } = await add();
    expect(await list()).toEqual([
      {
        id,
        address: 'me@office.example',
        name: 'Büro',
        mark: 1,
        kind: 'imap',
        incoming: server,
        outgoing: server,
        login: 'me@office.example',
        auth: 'password',
        state: 'active',
        isPaused: false,
        keepDays: null,
        maxConnections: 3,
        trouble: null,
        hasSecret: true,
        unread: 0,
      },
    ]);
    expect(secretOf(id)?.value).toBe(fresh.secret.password);
    const audit = mailbox.db.read.all(sql`SELECT * FROM audit`);
    expect(JSON.stringify([audit, mailbox.events.published, mailbox.lines])).not.toContain('Wälder');
  });

  test('gives each account the mark that fewest wear', async () => {
    for (let index = 0; index < 7; index += 1) await add({ address: `me${index}@office.example` });
    expect((await list()).map((account) => account.mark)).toEqual([1, 2, 3, 4, 5, 6, 1]);
  });

  test('refuses an address that is here already, in whatever case', async () => {
    const { id } = await add();
    await expect(add({ address: 'ME@office.EXAMPLE' })).rejects.toMatchObject({ code: 'conflict', details: { id } });
    expect(await list()).toHaveLength(1);
  });

  test('takes the address for an account without a name, and one line of a hostile one', async () => {
    await add({ name: ' \u0000 ' });
    await add({ address: 'b@office.example', name: '"><img src=x onerror=alert(1)>\r\nBcc: x@y.example\u202e' });
    expect((await list()).map((account) => account.name)).toEqual([
      'me@office.example',
      '"><img src=x onerror=alert(1)> Bcc: x@y.example',
    ]);
  });

  test.each([
    '',
    ' ',
    'mail office',
    'https://mail.example',
    'mail.example/x',
    'a@b.example',
    'mail..example',
    '-a.example',
    '127.1',
    '0x7f.1',
    '1234',
    'mail.example:993',
    'a%00.example',
    `${'a'.repeat(64)}.example`,
  ])('refuses the server %j and names the field', async (host) => {
    const refused = { code: 'invalid-input', details: { field: 'outgoing.host' } };
    await expect(add({ outgoing: { ...server, host } })).rejects.toMatchObject(refused);
    expect(await list()).toEqual([]);
  });

  test.each([
    ['Mail.Office.Example', 'mail.office.example'],
    [' mail.office.example. ', 'mail.office.example'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['192.168.1.20', '192.168.1.20'],
    ['[fe80::1]', 'fe80::1'],
    ['localhost', 'localhost'],
  ])('keeps the server %j as %j', async (host, kept) => {
    await add({ incoming: { ...server, host } });
    expect((await list())[0]?.incoming?.host).toBe(kept);
  });
});

describe('update', () => {
  const update = async (id: AccountId, wanted: { name?: string; mark?: number }) =>
    accountHandlers.update({ id, ...wanted }, mailbox.command('accounts.update'));

  test('renames and marks, and takes both back', async () => {
    const { id } = await add();
    const before = snapshot(mailbox);
    const changed = await update(id, { name: 'Verein', mark: 4 });
    expect((await list())[0]).toMatchObject({ name: 'Verein', mark: 4 });
    mailbox.undo(changed.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('says so when nothing changed, and keeps the newer word on a late undo', async () => {
    const { id } = await add();
    expect(await update(id, { name: 'Büro', mark: 1 })).toEqual({ undo: null, count: 0 });
    const first = await update(id, { name: 'Eins' });
    await update(id, { name: 'Zwei' });
    mailbox.undo(first.undo);
    expect((await list())[0]?.name).toBe('Zwei');
  });

  test('refuses an empty name and an account that is not there', async () => {
    const { id } = await add();
    await expect(update(id, { name: ' \u200e ' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(update('x' as AccountId, { mark: 2 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('remove', () => {
  test('hides the account with its mail, everywhere, and brings all of it back', async () => {
    const { id } = await add();
    const other = addTestAccount(mailbox, 'demo', 'demo@x.example');
    const thread = aThread(mailbox, id);
    const kept = aThread(mailbox, other);
    const before = snapshot(mailbox);
    const counts = await threadHandlers.counts({}, mailbox.query);

    const removed = await remove(id);
    expect((await list()).map((account) => account.id)).toEqual([other]);
    expect((await inbox()).items.map((row) => row.id)).toEqual([kept]);
    expect((await threadHandlers.counts({}, mailbox.query)).views.inbox.total).toBe(1);
    await expect((async () => threadHandlers.get({ id: thread }, mailbox.query))()).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await threadHandlers.find({ text: 'Angebot', limit: 9 }, mailbox.query)).toHaveLength(1);
    await expect(remove(id)).rejects.toMatchObject({ code: 'not-found' });

    mailbox.undo(removed.undo);
    expect(snapshot(mailbox)).toEqual(before);
    expect(await threadHandlers.counts({}, mailbox.query)).toEqual(counts);
    expect(secretOf(id)?.value).toBe(fresh.secret.password);
  });

  test('a removed account that is added again has its mail still, under the new settings', async () => {
    const { id } = await add();
    const thread = aThread(mailbox, id);
    const removed = await remove(id);
    expect(await add({ address: 'Me@Office.example', name: 'Neu', secret: { password: 'neu' } })).toEqual({ id });
    expect((await list())[0]).toMatchObject({ name: 'Neu', unread: 1 });
    expect((await inbox()).items.map((row) => row.id)).toEqual([thread]);
    expect(secretOf(id)?.value).toBe('neu');
    mailbox.undo(removed.undo);
    expect((await list())[0]?.name).toBe('Neu');
  });

  test('the undo of one removal does not take back a later one', async () => {
    const { id } = await add();
    const first = await remove(id);
    await add();
    mailbox.clock.advance(1_000);
    const second = await remove(id);
    mailbox.undo(first.undo);
    expect(await list()).toEqual([]);
    mailbox.undo(second.undo);
    expect(await list()).toHaveLength(1);
  });
});

describe('the purge', () => {
  const purge = (payload: { accountId: AccountId; removedAt: number }) => {
    const job = purgeAccountJob(mailbox.db);
    const signal = new AbortController().signal;
    return job.run({
      id: 'j' as never,
      payload,
      cursor: null,
      signal,
      cause: mailbox.command().cause,
      advance: () => {},
    });
  };
  /** Tabs of the inbox belong to no account. */
  const rowsLeft = () => {
    const { inbox_splits: _tabs, ...rows } = snapshot(mailbox);
    return Object.values(rows).flat().length;
  };

  test('is planned for when no undo can come any more', async () => {
    const { id } = await add();
    const at = mailbox.clock.now();
    await remove(id);
    const jobs = mailbox.db.read.all(sql`SELECT kind, run_at, payload FROM jobs WHERE kind = 'accounts.purge'`);
    expect(jobs).toEqual([
      { kind: 'accounts.purge', run_at: at + keptMs, payload: JSON.stringify({ accountId: id, removedAt: at }) },
    ]);
  });

  test('deletes the account, its mail and its password', async () => {
    const { id } = await add();
    for (let index = 0; index < 130; index += 1) aThread(mailbox, id);
    const removedAt = mailbox.clock.now();
    await remove(id);
    await purge({ accountId: id, removedAt });
    expect(rowsLeft()).toBe(0);
    expect(secretOf(id)).toBeUndefined();
  });

  test('counts go down with what is deleted', async () => {
    const { id } = await add();
    for (let index = 0; index < 5; index += 1) aThread(mailbox, id);
    mailbox.write((tx) => deleteThreads(tx, id, 3));
    expect((await threadHandlers.counts({}, mailbox.query)).views.inbox).toEqual({ total: 2, unread: 2 });
  });

  test('leaves alone what came back, and what went again later', async () => {
    const { id } = await add();
    aThread(mailbox, id);
    const before = rowsLeft();
    const removedAt = mailbox.clock.now();
    mailbox.undo((await remove(id)).undo);
    await purge({ accountId: id, removedAt });
    mailbox.clock.advance(1_000);
    await remove(id);
    await purge({ accountId: id, removedAt });
    expect(rowsLeft()).toBe(before);
  });
});
