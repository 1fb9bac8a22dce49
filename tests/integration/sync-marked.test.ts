import { afterAll, beforeAll, expect, test } from 'vitest';
import { moveThreads } from '#core/threads/index.ts';
import { startDovecot, type Dovecot } from '../support/dovecot.ts';
import {
  mail,
  openOps,
  openSyncHouse,
  pictureHere,
  pictureThere,
  seenHere,
  threadIdOf,
  until,
  whole,
  type SyncHouse,
} from '../support/sync-house.ts';

/** `\Deleted` without an EXPUNGE: what other programs leave, and we too where the server cannot expunge one alone. */
let plain: Dovecot;
let users = 0;

beforeAll(async () => {
  plain = await startDovecot({ withoutCapabilities: ['MOVE', 'UIDPLUS'] });
});
afterAll(() => plain.stop());

async function aHouse(subjects: readonly string[]): Promise<{ house: SyncHouse; user: string }> {
  users += 1;
  const user = `user${users}@office.example`;
  plain.addUser(user);
  plain.fill(
    user,
    'INBOX',
    subjects.map((subject) => ({ raw: mail({ subject }) })),
  );
  const house = await openSyncHouse(plain, { user });
  await whole(house);
  return { house, user };
}

const chosen = (house: SyncHouse, subject: string) => ({ ids: [threadIdOf(house, subject)] });

async function untilSeen(house: SyncHouse, seen: Record<string, string[]>): Promise<void> {
  await until(
    async () => {
      house.engine.lookNow(null);
      await whole(house);
      return seenHere(house);
    },
    (here) => JSON.stringify(here) === JSON.stringify(seen),
  );
}

test('what another program has marked is gone here, and back when the mark is taken off', async () => {
  const { house, user } = await aHouse(['a', 'b']);
  await using _ = house;
  const other = await plain.connect(user);
  await other.run('SELECT INBOX');
  await other.run(String.raw`UID STORE 1 +FLAGS (\Deleted)`);
  await untilSeen(house, { INBOX: ['b unread'] });
  await other.run(String.raw`UID STORE 1 -FLAGS (\Deleted)`);
  await untilSeen(house, { INBOX: ['a unread', 'b unread'] });
  // Marked before it was ever seen here: it never shows up.
  await plain.deliver(user, 'INBOX', mail({ subject: 'c' }), [String.raw`\Deleted`]);
  await plain.deliver(user, 'INBOX', mail({ subject: 'd' }));
  await untilSeen(house, { INBOX: ['a unread', 'b unread', 'd unread'] });
  await other.run('EXPUNGE');
  await untilSeen(house, { INBOX: ['a unread', 'b unread', 'd unread'] });
  other.close();
});

test('a move beside mail that another program has marked takes that along nowhere, and can be taken back', async () => {
  const { house, user } = await aHouse(['a', 'b', 'fremd']);
  await using _ = house;
  const other = await plain.connect(user);
  await other.run('SELECT INBOX');
  await other.run(String.raw`UID STORE 3 +FLAGS (\Deleted)`);
  await untilSeen(house, { INBOX: ['a unread', 'b unread'] });

  const { undo } = house.write((tx) => moveThreads(tx, chosen(house, 'a'), 'archive'));
  await until(
    () => openOps(house),
    (count) => count === 0,
  );
  await untilSeen(house, { Archive: ['a unread'], INBOX: ['b unread'] });
  // Nothing was expunged: what the other program marked is its own to decide about.
  expect([...(await plain.readFolder(user, 'INBOX')).keys()]).toEqual([1, 2, 3]);
  expect(house.undo(undo)).toBe(true);
  await until(
    () => openOps(house),
    (count) => count === 0,
  );
  await untilSeen(house, { INBOX: ['a unread', 'b unread'] });

  await other.run(String.raw`UID STORE 3 -FLAGS (\Deleted)`);
  await untilSeen(house, { INBOX: ['a unread', 'b unread', 'fremd unread'] });
  await other.run('EXPUNGE');
  house.engine.lookNow(null);
  await whole(house);
  const there = JSON.stringify(await pictureThere(plain, user));
  await until(
    () => JSON.stringify(pictureHere(house)),
    (here) => here === there,
  );
  await untilSeen(house, { INBOX: ['a unread', 'b unread', 'fremd unread'] });
  other.close();
});
