import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MessageId } from '#shared/ids.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import { startCore } from '../support/core-harness.ts';
import { mail, openSyncHouse, pictureHere, pictureThere, until, whole, type SyncHouse } from '../support/sync-house.ts';

let server: Dovecot;
let users = 0;

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
});
afterAll(() => server.stop());

function aUser(): string {
  users += 1;
  const user = `user${users}@office.example`;
  server.addUser(user);
  return user;
}

function newestSubjects({ db }: Pick<SyncHouse, 'db'>): string[] {
  const rows = db.read.all<{ subject: string }>(sql`SELECT subject FROM messages ORDER BY sent_at DESC LIMIT 100`);
  return rows.map((row) => row.subject);
}

function mails(count: number, flags: (n: number) => string[] = () => []) {
  return Array.from({ length: count }, (_, n) => ({ raw: mail({ subject: `Nummer ${n}` }), flags: flags(n) }));
}

test('the whole core brings an account in, and what the user does arrives on the server', async () => {
  const user = aUser();
  server.fill(
    user,
    'INBOX',
    mails(40, (n) => (n % 2 === 1 ? ['\\Seen'] : [])),
  );
  await using core = await startCore();
  const { client } = core;
  await until(
    () => client.boot.state({}),
    ({ phase }) => phase === 'ready',
  );
  const place = { host: server.host, port: server.tlsPort, security: 'tls' as const };
  await client.accounts.pinCertificate({
    host: place.host,
    port: place.port,
    fingerprint: server.certificate.fingerprint,
  });
  const secret = { password: server.password };
  await client.accounts.add({ address: user, name: 'Me', secret, incoming: place, outgoing: place });
  const isHere = { phase: 'live', total: 40, headers: 40, bodies: 40, trouble: null };
  await until(
    () => client.sync.state({}),
    ([state]) => state?.bodies === 40 && state.phase === 'live',
  );
  expect(await client.sync.state({})).toMatchObject([isHere]);
  const { items } = await client.threads.list({ view: 'inbox', limit: 50 });
  expect(items.map((row) => row.subject)).toEqual(Array.from({ length: 40 }, (_, n) => `Nummer ${39 - n}`));
  expect(items.filter((row) => row.isUnread)).toHaveLength(20);

  await client.threads.move({ ids: items.slice(0, 3).map((row) => row.id), to: 'archive' });
  await until(
    () => server.readFolder(user, 'Archive'),
    (there) => there.size === 3,
  );
  expect((await server.readFolder(user, 'INBOX')).size).toBe(37);
  await until(
    () => client.outbox.list({}),
    (ops) => ops.length === 0,
  );
});

test('what is here equals a fresh download: UIDs, flags, bytes', async () => {
  const user = aUser();
  const flags = [['\\Seen'], ['\\Flagged', '\\Seen'], [], ['\\Answered']];
  server.fill(
    user,
    'INBOX',
    mails(420, (n) => flags[n % 4] ?? []),
  );
  server.fill(
    user,
    'Sent',
    mails(30, () => ['\\Seen']),
  );
  await server.deliver(user, 'Kunden/Köln', mail({ subject: 'Grüße', text: 'Zeile\r\n.\r\n..zwei' }), [
    '$Wichtig',
    '\\Draft',
  ]);
  await server.deliver(user, 'Archive', 'kaputt\r\n\r\nohne alles');
  await using house = await openSyncHouse(server, { user });
  await whole(house);
  expect(pictureHere(house)).toEqual(await pictureThere(server, user));
  const [hash] = house.db.read.all<{ hash: string }>(sql`SELECT raw_hash AS hash FROM messages LIMIT 1`);
  expect(await house.raw.get(hash?.hash ?? '')).not.toBeNull();
});

test('the newest page is here before the rest', async () => {
  const user = aUser();
  server.fill(user, 'INBOX', mails(900));
  await using house = await openSyncHouse(server, { user, isIdle: true });
  const lists: string[][] = [];
  const newest = Array.from({ length: 100 }, (_, n) => `Nummer ${899 - n}`);
  house.engine.start();
  await until(
    () => newestSubjects(house),
    (subjects) => {
      lists.push(subjects);
      return subjects.length === 100;
    },
  );
  // From the first moment on the list is the newest of all, and only grows downwards.
  for (const list of lists) expect(list).toEqual(newest.slice(0, list.length));
  expect(house.state().bodies).toBeLessThan(900);
  await whole(house);
  expect(house.state()).toMatchObject({ total: 900, headers: 900, bodies: 900, doneAt: null });
});

test('outside the window only headers come in; a body comes when somebody wants to read it', async () => {
  const user = aUser();
  const old = new Date(Date.now() - 100 * 86_400_000);
  server.fill(user, 'INBOX', [
    { raw: mail({ subject: 'alt', at: old.getTime(), text: 'Lange her' }), at: old },
    { raw: mail({ subject: 'neu', text: 'Eben' }), at: new Date() },
  ]);
  await using house = await openSyncHouse(server, { user, keep: { keepDays: 30 } });
  await until(
    () => house.state(),
    ({ phase, bodies }) => phase === 'live' && bodies === 1,
  );
  expect(house.state()).toMatchObject({ headers: 2, bodies: 1 });
  const find = () =>
    house.db.read.get<{ id: MessageId; hash: string | null }>(
      sql`SELECT id, raw_hash AS hash FROM messages WHERE subject = 'alt'`,
    );
  const before = find();
  expect(before.hash).toBeNull();
  await house.engine.fetchBody(before.id, new AbortController().signal);
  const raw = await house.raw.get(find().hash ?? '');
  expect(Buffer.from(raw ?? []).toString()).toContain('Lange her');
});
