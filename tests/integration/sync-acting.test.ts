import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mailboxHandlers } from '#core/mailboxes/index.ts';
import { mailEffects, outboxHandlers } from '#core/outbox/index.ts';
import { setStarred } from '#core/threads/flag-threads.ts';
import { moveThreads, setRead } from '#core/threads/index.ts';
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
  type SyncHouse,
} from '../support/sync-house.ts';

let server: Dovecot;
let plain: Dovecot;
let users = 0;

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
  plain = await startDovecot({
    specialUse: { Drafts: '\\Drafts', Sent: '\\Sent' },
    withoutCapabilities: ['CONDSTORE', 'QRESYNC', 'MOVE', 'UIDPLUS', 'IDLE', 'ESEARCH', 'LIST-STATUS'],
  });
});
afterAll(async () => {
  await server.stop();
  await plain.stop();
});

async function aHouse(on: Dovecot, subjects: readonly string[]): Promise<{ house: SyncHouse; user: string }> {
  users += 1;
  const user = `user${users}@office.example`;
  on.addUser(user);
  on.fill(
    user,
    'INBOX',
    subjects.map((subject) => ({ raw: mail({ subject }) })),
  );
  const house = await openSyncHouse(on, { user });
  await whole(house, patienceFor(subjects.length));
  return { house, user };
}

/** A bulk takes its time on a machine that has other things to do. */
function patienceFor(count: number): number {
  return 20_000 + count * 60;
}

const chosen = (house: SyncHouse, ...subjects: string[]) => ({ ids: subjects.map((one) => threadIdOf(house, one)) });

/** What lies on the server: by folder the subjects with their flags. */
async function seenThere(on: Dovecot, user: string): Promise<Record<string, string[]>> {
  const seen: Record<string, string[]> = {};
  for (const path of Object.keys(await pictureThere(on, user))) {
    const there = await on.readFolder(user, path);
    seen[path] = [...there.values()]
      .map(({ raw, flags }) => {
        const subject = /^Subject: (.*)$/m.exec(raw)?.[1]?.trim() ?? '';
        const unread = flags.includes('\\Seen') ? '' : ' unread';
        return `${subject}${unread}${flags.includes('\\Flagged') ? ' starred' : ''}`;
      })
      .toSorted();
  }
  return seen;
}

/** Everything has left, and both sides look the same. */
async function agree(house: SyncHouse, on: Dovecot, user: string, count = 0): Promise<Record<string, string[]>> {
  const patienceMs = patienceFor(count);
  await until(
    () => openOps(house),
    (left) => left === 0,
    patienceMs,
  );
  house.engine.lookNow(null);
  await whole(house, patienceMs);
  const there = await pictureThere(on, user);
  await until(
    () => pictureHere(house),
    (here) => JSON.stringify(here) === JSON.stringify(there),
    patienceMs,
  );
  const seen = await seenThere(on, user);
  expect(seenHere(house)).toEqual(seen);
  return seen;
}

describe.each([
  { kind: 'all extensions', on: () => server, archive: 'Archive', trash: 'Trash' },
  { kind: 'none of them and no archive', on: () => plain, archive: 'Archive', trash: 'Trash' },
])('what the user does, on a server with $kind', ({ on, archive, trash }) => {
  test('arrives there: read, starred, archived, deleted', async () => {
    const { house, user } = await aHouse(on(), ['a', 'b', 'c', 'd']);
    await using _ = house;
    house.write((tx) => setRead(tx, chosen(house, 'a', 'b'), true));
    house.write((tx) => setStarred(tx, chosen(house, 'b'), true));
    house.write((tx) => moveThreads(tx, chosen(house, 'c'), 'archive'));
    house.write((tx) => moveThreads(tx, chosen(house, 'd'), 'trash'));
    expect(seenHere(house)).toEqual({
      [archive]: ['c unread'],
      INBOX: ['a', 'b starred'],
      [trash]: ['d unread'],
    });
    expect(await agree(house, on(), user)).toEqual({
      [archive]: ['c unread'],
      INBOX: ['a', 'b starred'],
      [trash]: ['d unread'],
    });
  });

  test('is taken back after the server heard of it', async () => {
    const { house, user } = await aHouse(on(), ['a', 'b']);
    await using _ = house;
    const before = seenHere(house);
    const { undo } = house.write((tx) => moveThreads(tx, chosen(house, 'a', 'b'), 'trash'));
    await agree(house, on(), user);
    expect(house.undo(undo)).toBe(true);
    expect(seenHere(house)).toEqual(before);
    expect(await agree(house, on(), user)).toEqual(before);
  });
});

describe('what has not left', () => {
  test('is taken back without the server ever hearing of it', async () => {
    const { house, user } = await aHouse(server, ['a', 'b']);
    await using _ = house;
    const before = seenHere(house);
    await house.engine.stop();
    house.calls.length = 0;
    const moved = house.write((tx) => moveThreads(tx, chosen(house, 'a'), 'archive'));
    expect(seenHere(house)).toEqual({ Archive: ['a unread'], INBOX: ['b unread'] });
    expect(house.undo(moved.undo)).toBe(true);
    expect(openOps(house)).toBe(0);
    expect(seenHere(house)).toEqual(before);
    expect(await seenThere(server, user)).toEqual(before);
  });

  test('can be given up: what the server has is shown again', async () => {
    const { house } = await aHouse(server, ['a', 'b']);
    await using _ = house;
    const before = seenHere(house);
    await house.engine.stop();
    house.write((tx) => setRead(tx, chosen(house, 'a', 'b'), true));
    house.write((tx) => moveThreads(tx, chosen(house, 'a'), 'spam'));
    const handlers = outboxHandlers(mailEffects, () => {});
    const ops = await handlers.list({ limit: 10 }, house.query);
    expect(ops).toMatchObject([
      { kind: 'mail.flag', state: 'pending', count: 2, trouble: null },
      { kind: 'mail.move', state: 'pending', count: 1, trouble: null },
    ]);
    for (const { id } of ops) await handlers.cancel({ id }, house.command('outbox.cancel'));
    expect(seenHere(house)).toEqual(before);
    expect(await handlers.list({ limit: 10 }, house.query)).toEqual([]);
  });
});

describe('meanwhile another client', () => {
  test('moved the message: it stays where that one put it', async () => {
    const { house, user } = await aHouse(server, ['a', 'b']);
    await using _ = house;
    const other = await server.connect(user);
    await house.engine.stop();
    await other.run('SELECT INBOX');
    await other.run('UID MOVE 1 Junk');
    house.write((tx) => moveThreads(tx, chosen(house, 'a', 'b'), 'archive'));
    house.restart();
    expect(await agree(house, server, user)).toEqual({ Archive: ['b unread'], Junk: ['a unread'] });
  });

  test('deleted it: it is gone, and nothing waits for ever', async () => {
    const { house, user } = await aHouse(server, ['a', 'b']);
    await using _ = house;
    const other = await server.connect(user);
    await house.engine.stop();
    await other.run('SELECT INBOX');
    await other.run('UID STORE 1 +FLAGS (\\Deleted)');
    await other.run('EXPUNGE');
    house.write((tx) => setStarred(tx, chosen(house, 'a'), true));
    house.write((tx) => moveThreads(tx, chosen(house, 'a'), 'archive'));
    house.restart();
    expect(await agree(house, server, user)).toEqual({ INBOX: ['b unread'] });
  });

  test('changed another flag: both changes stand', async () => {
    const { house, user } = await aHouse(server, ['a']);
    await using _ = house;
    const other = await server.connect(user);
    await house.engine.stop();
    await other.run('SELECT INBOX');
    await other.run('UID STORE 1 +FLAGS (\\Flagged)');
    house.write((tx) => setRead(tx, chosen(house, 'a'), true));
    house.restart();
    expect(await agree(house, server, user)).toEqual({ INBOX: ['a starred'] });
  });

  test('made all UIDs new: what waited finds its messages all the same, and hits no others', async () => {
    const { house, user } = await aHouse(server, ['a', 'b', 'c']);
    await using _ = house;
    await house.engine.stop();
    await server.changeUidValidity(user, 'INBOX');
    house.write((tx) => moveThreads(tx, chosen(house, 'a'), 'trash'));
    house.restart();
    expect(await agree(house, server, user)).toEqual({ INBOX: ['b unread', 'c unread'], Trash: ['a unread'] });
  });
});

test('thousands at once go out in parts, and come back as they were: before, while and after the server hears of it', async () => {
  const count = Number(process.env['SYNC_BULK'] ?? 600);
  const { house, user } = await aHouse(
    server,
    Array.from({ length: count }, (_, n) => `Nummer ${n}`),
  );
  await using _ = house;
  const before = seenHere(house);
  const ids = house.db.read.all<{ id: never }>(sql`SELECT id FROM threads`).map(({ id }) => id);
  const archiveAll = () => {
    const moved = house.write((tx) => moveThreads(tx, { ids }, 'archive'));
    expect(moved.count).toBe(count);
    return moved.undo;
  };

  await house.engine.stop();
  const unheard = archiveAll();
  expect(house.undo(unheard)).toBe(true);
  expect(openOps(house)).toBe(0);
  expect(seenHere(house)).toEqual(before);
  house.restart();
  await agree(house, server, user, count);

  const halfway = archiveAll();
  await until(
    () => house.calls.filter((call) => call.startsWith('move')).length,
    (moves) => moves > 0,
    patienceFor(count),
  );
  expect(house.undo(halfway)).toBe(true);
  expect(seenHere(house)).toEqual(before);
  await agree(house, server, user, count);
  expect(seenHere(house)).toEqual(before);

  const heard = archiveAll();
  await agree(house, server, user, count);
  expect((await server.readFolder(user, 'Archive')).size).toBe(count);
  expect(house.undo(heard)).toBe(true);
  await agree(house, server, user, count);
  expect(seenHere(house)).toEqual(before);
}, 3_600_000);

describe('folders', () => {
  test('are made, renamed and removed there too, and each can be taken back', async () => {
    const { house, user } = await aHouse(server, ['a']);
    await using _ = house;
    const { accountId } = house;
    const paths = async () => Object.keys(await listed(server, user)).filter((path) => !(path in usualFolders));
    const command = (name: string) => house.command(`mailboxes.${name}`);
    const created = await mailboxHandlers.create({ accountId, parentId: null, name: 'Käufe' }, command('create'));
    await mailboxHandlers.create({ accountId, parentId: created.id, name: '2026' }, command('create'));
    await until(paths, (there) => there.join() === 'INBOX,K&AOQ-ufe,K&AOQ-ufe/2026');

    const renamed = await mailboxHandlers.rename({ id: created.id, name: 'Einkäufe' }, command('rename'));
    await until(paths, (there) => there.join() === 'Eink&AOQ-ufe,Eink&AOQ-ufe/2026,INBOX');
    house.undo(renamed.undo);
    await until(paths, (there) => there.join() === 'INBOX,K&AOQ-ufe,K&AOQ-ufe/2026');
    expect(mailboxIdOf(house, 'Käufe')).toBe(created.id);

    // The server has it first, then our row says so.
    await until(
      () => openOps(house),
      (count) => count === 0,
    );
    const removed = await mailboxHandlers.remove({ id: mailboxIdOf(house, 'Käufe/2026') }, command('remove'));
    await until(paths, (there) => there.join() === 'INBOX,K&AOQ-ufe');
    house.undo(removed.undo);
    await until(paths, (there) => there.join() === 'INBOX,K&AOQ-ufe,K&AOQ-ufe/2026');
    house.engine.lookNow(null);
    await whole(house);
    expect(mailboxIdOf(house, 'Käufe/2026')).toBeTruthy();
    const bad = () => mailboxHandlers.create({ accountId, parentId: null, name: 'a/b' }, command('create'));
    expect(bad).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

async function listed(on: Dovecot, user: string): Promise<Record<string, string>> {
  const client = await on.connect(user);
  const { lines } = await client.run('LIST "" "*"');
  client.close();
  const names = lines.map((line) => /"?([^"]*)"?$/.exec(line.replace(/^.* "\/" /, ''))?.[1] ?? '');
  return Object.fromEntries(names.toSorted().map((name) => [name, name]));
}
