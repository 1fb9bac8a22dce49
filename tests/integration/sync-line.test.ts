import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ShellEvent } from '#shared/contract/shell.ts';
import { moveThreads } from '#core/threads/index.ts';
import { syncHandlers } from '#core/sync/index.ts';
import { secrets } from '#core/db/tables/house.ts';
import { accounts } from '#core/db/tables/mail.ts';
import { startCuttingProxy } from '../support/cutting-proxy.ts';
import { fastClock } from '../support/fast-clock.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import {
  mail,
  mailboxIdOf,
  openOps,
  openSyncHouse,
  pictureHere,
  pictureThere,
  seenHere,
  threadIdOf,
  until,
  whole,
} from '../support/sync-house.ts';

let server: Dovecot;
let users = 0;

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
});
afterAll(() => server.stop());

function aUser(count: number): string {
  users += 1;
  const user = `user${users}@office.example`;
  server.addUser(user);
  server.fill(
    user,
    'INBOX',
    Array.from({ length: count }, (_, n) => ({ raw: mail({ subject: `Nummer ${n}` }) })),
  );
  return user;
}

test('a server that goes away in the middle is waited for, and all goes on where it was', async () => {
  // Enough that it is not over before the server is.
  const total = 4_000;
  await using own = await startDovecot({ specialUse: usualFolders, users: ['me@office.example'] });
  own.fill(
    'me@office.example',
    'INBOX',
    Array.from({ length: total }, (_, n) => ({ raw: mail({ subject: `Nummer ${n}` }) })),
  );
  await using house = await openSyncHouse(own);
  await until(
    () => house.state(),
    ({ bodies }) => bodies > 0,
  );
  // Going down in order takes a second; its connections end at once.
  await own.kick('me@office.example');
  await own.halt();
  const waiting = await until(
    () => house.state(),
    ({ phase }) => phase === 'waiting',
  );
  expect(waiting).toMatchObject({
    trouble: { code: expect.stringMatching(/^(offline|unavailable)$/) },
    nextTryAt: expect.any(Number),
  });
  house.write((tx) => moveThreads(tx, { ids: [threadIdOf(house, `Nummer ${total - 1}`)] }, 'archive'));
  const had = house.state().bodies;
  await own.start();
  await whole(house);
  expect(had).toBeLessThan(total);
  expect(house.state()).toMatchObject({ phase: 'live', bodies: total, trouble: null });
  expect(seenHere(house)['Archive']).toEqual([`Nummer ${total - 1} unread`]);
  house.engine.lookNow(null);
  const there = JSON.stringify(await pictureThere(own, 'me@office.example'));
  await until(
    () => pictureHere(house),
    (here) => JSON.stringify(here) === there,
  );
});

test('one broken account stands alone; once the user has acted it goes on', async () => {
  const user = aUser(3);
  await using house = await openSyncHouse(server, { user: 'nobody@office.example' });
  const good = house.addAccount(server, user);
  await until(
    () => house.state(good),
    ({ phase, bodies }) => phase === 'live' && bodies === 3,
  );
  const broken = await until(
    () => house.state(),
    ({ phase }) => phase === 'login',
  );
  expect(broken).toMatchObject({ trouble: { code: 'auth-expired' } });
  server.addUser('nobody@office.example', 'neu');
  house.write((tx) => {
    tx.db
      .update(secrets)
      .set({ value: 'neu' })
      .where(sql`name = ${`account:${house.accountId}`}`)
      .run();
    tx.db
      .update(accounts)
      .set({ state: 'active' })
      .where(sql`id = ${house.accountId}`)
      .run();
    tx.touch('accounts', house.accountId);
  });
  await until(
    () => house.state(),
    ({ phase, trouble }) => phase === 'live' && trouble === null,
  );
});

test('an account that is paused does nothing, and takes up where it was', async () => {
  const user = aUser(2);
  await using house = await openSyncHouse(server, { user });
  await whole(house);
  const handlers = syncHandlers(house.engine);
  const { accountId } = house;
  await handlers.pause({ accountId, isPaused: true }, house.command('sync.pause'));
  await until(
    () => house.state(),
    ({ phase }) => phase === 'paused',
  );
  house.calls.length = 0;
  house.write((tx) => moveThreads(tx, { ids: [threadIdOf(house, 'Nummer 0')] }, 'trash'));
  await server.deliver(user, 'INBOX', mail({ subject: 'inzwischen' }));
  house.engine.lookNow(null);
  expect(openOps(house)).toBe(1);
  await handlers.pause({ accountId, isPaused: false }, house.command('sync.pause'));
  await whole(house);
  await until(
    () => seenHere(house),
    (seen) => seen['INBOX']?.length === 2,
  );
  expect(seenHere(house)).toEqual({ INBOX: ['Nummer 1 unread', 'inzwischen unread'], Trash: ['Nummer 0 unread'] });
});

test('a line that died in the sleep of the machine is found out on waking', async () => {
  const user = aUser(1);
  await using proxy = await startCuttingProxy({ host: server.host, port: server.tlsPort });
  const events: { wake: (event: ShellEvent) => void } = { wake: () => {} };
  const shell = {
    events: async (_input: unknown, { signal }: { signal: AbortSignal }) =>
      (async function* () {
        while (!signal.aborted) {
          const event = await new Promise<ShellEvent | null>((resolve) => {
            events.wake = resolve;
            signal.addEventListener('abort', () => resolve(null), { once: true });
          });
          if (event !== null) yield event;
        }
      })(),
  };
  await using house = await openSyncHouse(server, {
    user,
    port: proxy.port,
    shell: shell as never,
    clock: fastClock(10),
  });
  await whole(house);
  // No goodbye reaches anybody: both ends think that the line stands.
  proxy.freeze();
  await server.deliver(user, 'INBOX', mail({ subject: 'in der Nacht' }));
  proxy.thawNew();
  events.wake({ type: 'resumed' });
  await until(
    () => seenHere(house),
    (seen) => seen['INBOX']?.length === 2,
    40_000,
  );
});

test('new mail is pushed, and the user is told of it once', async () => {
  const user = aUser(1);
  await using house = await openSyncHouse(server, { user });
  await whole(house);
  house.calls.length = 0;
  house.events.published.length = 0;
  await server.deliver(user, 'INBOX', mail({ subject: 'Guten Tag', at: Date.now() }));
  await until(
    () => seenHere(house),
    (seen) => seen['INBOX']?.length === 2,
  );
  await whole(house);
  const told = house.events.published.filter((event) => event.type === 'attention');
  expect(told).toMatchObject([{ accountId: house.accountId, subject: 'Guten Tag', from: 'Anna Berg' }]);
  expect(house.calls.filter((call) => call.startsWith('status'))).toEqual([]);
});

test('a folder is compared with the server and mended, without fetching what is here', async () => {
  const user = aUser(5);
  await using house = await openSyncHouse(server, { user });
  await whole(house);
  const inbox = mailboxIdOf(house, 'INBOX');
  house.write((tx) => {
    tx.db.run(sql`DELETE FROM remote_messages WHERE mailbox_id = ${inbox} AND uid = 2`);
    tx.db.run(sql`UPDATE remote_messages SET flags = '\\Seen' WHERE mailbox_id = ${inbox} AND uid = 3`);
    tx.db.run(sql`UPDATE remote_messages SET uid = 99 WHERE mailbox_id = ${inbox} AND uid = 4`);
  });
  house.calls.length = 0;
  await house.verify(inbox);
  const there = JSON.stringify(await pictureThere(server, user));
  await until(
    () => pictureHere(house),
    (here) => JSON.stringify(here) === there,
  );
  expect(house.calls.filter((call) => call.startsWith('fetchSource'))).toEqual([]);
  const { accountId } = house;
  const health = await syncHandlers(house.engine).health({ accountId }, house.query);
  expect(health.find((folder) => folder.mailboxId === inbox)).toMatchObject({
    serverCount: 5,
    localCount: 5,
    withoutBody: 0,
    verifiedAt: expect.any(Number),
    trouble: null,
  });
});
