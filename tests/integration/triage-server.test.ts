import { afterAll, beforeAll, expect, test } from 'vitest';
import type { JobRun } from '#core/context.ts';
import { senderHandlers } from '#core/senders/index.ts';
import { snoozeHandlers, wakeJob } from '#core/snooze/index.ts';
import { threadHandlers } from '#core/threads/index.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import {
  mail,
  openOps,
  openSyncHouse,
  pictureThere,
  seenHere,
  threadIdOf,
  until,
  whole,
  type SyncHouse,
} from '../support/sync-house.ts';

let server: Dovecot;
let users = 0;

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
});
afterAll(() => server.stop());

async function aHouse(mails: readonly Parameters<typeof mail>[0][]): Promise<{ house: SyncHouse; user: string }> {
  users += 1;
  const user = `triage${users}@office.example`;
  server.addUser(user);
  server.fill(
    user,
    'INBOX',
    mails.map((one) => ({ raw: mail(one) })),
  );
  const house = await openSyncHouse(server, { user });
  await whole(house);
  return { house, user };
}

/** Subjects by folder, as the server has them, once nothing waits to be told. */
async function onServer(house: SyncHouse, user: string): Promise<Record<string, string[]>> {
  await until(
    () => openOps(house),
    (count) => count === 0,
  );
  const seen: Record<string, string[]> = {};
  for (const path of Object.keys(await pictureThere(server, user))) {
    const there = await server.readFolder(user, path);
    const subjects = [...there.values()].map(({ raw }) => /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '');
    if (subjects.length > 0) seen[path] = subjects.toSorted();
  }
  return seen;
}

const viewsOf = async (house: SyncHouse, subject: string) =>
  (await threadHandlers.get({ id: threadIdOf(house, subject) }, house.query)).views;

test('a blocked sender: what is here goes on the server too, what comes goes there at once, and all of it comes back', async () => {
  const { house, user } = await aHouse([
    { subject: 'ad 1', from: 'Ads <x@ads.example>' },
    { subject: 'ad 2', from: 'Ads <y@news.ads.example>' },
    { subject: 'letter' },
  ]);
  await using _ = house;
  const blocked = await senderHandlers.block(
    { patterns: ['@ads.example'], to: 'trash', withExisting: true },
    house.command('senders.block'),
  );
  expect(await onServer(house, user)).toEqual({ INBOX: ['letter'], Trash: ['ad 1', 'ad 2'] });

  await server.deliver(user, 'INBOX', mail({ subject: 'ad 3', from: 'Ads <z@ads.example>', at: Date.now() }));
  house.engine.lookNow(null);
  await until(
    () => seenHere(house)['Trash']?.length,
    (count) => count === 3,
  );
  expect(await onServer(house, user)).toEqual({ INBOX: ['letter'], Trash: ['ad 1', 'ad 2', 'ad 3'] });

  expect(house.undo(blocked.undo)).toBe(true);
  expect(await onServer(house, user)).toEqual({ INBOX: ['ad 1', 'ad 2', 'letter'], Trash: ['ad 3'] });
});

test('sleep is told to nobody; an answer on the server wakes it here', async () => {
  const { house, user } = await aHouse([{ subject: 'later', messageId: 'later@berg.example' }, { subject: 'other' }]);
  await using _ = house;
  const ids = [threadIdOf(house, 'later'), threadIdOf(house, 'other')];
  await snoozeHandlers.set({ ids, until: house.clock.now() + 86_400_000 }, house.command('snooze.set'));
  expect(await viewsOf(house, 'later')).toEqual(['all', 'snoozed']);
  expect(openOps(house)).toBe(0);
  expect(await onServer(house, user)).toEqual({ INBOX: ['later', 'other'] });

  await server.deliver(user, 'INBOX', mail({ subject: 'Re: later', inReplyTo: 'later@berg.example', at: Date.now() }));
  house.engine.lookNow(null);
  await until(
    () => viewsOf(house, 'later'),
    (views) => views.includes('inbox'),
  );
  expect(await viewsOf(house, 'other')).toEqual(['all', 'snoozed']);
});

test('what slept outside of the inbox is put there on the server, too, when it wakes', async () => {
  const { house, user } = await aHouse([{ subject: 'archived' }]);
  await using _ = house;
  const id = threadIdOf(house, 'archived');
  await threadHandlers.move({ ids: [id], to: 'archive' }, house.command('threads.move'));
  expect(await onServer(house, user)).toEqual({ Archive: ['archived'] });
  const due = house.clock.now() + 50;
  await snoozeHandlers.set({ ids: [id], until: due }, house.command('snooze.set'));
  await until(
    () => house.clock.now(),
    (now) => now >= due,
  );
  const { cause } = house.command('snooze.wake');
  await wakeJob(house.db, house.events).run({
    cause,
    signal: new AbortController().signal,
  } as unknown as JobRun<unknown>);
  expect(await viewsOf(house, 'archived')).toContain('inbox');
  expect(await onServer(house, user)).toEqual({ INBOX: ['archived'] });
});
