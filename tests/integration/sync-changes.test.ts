import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MessageId } from '#shared/ids.ts';
import { tempDir } from '../support/db-harness.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import {
  mail,
  mailboxIdOf,
  openSyncHouse,
  pictureHere,
  pictureThere,
  seenHere,
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
    specialUse: usualFolders,
    withoutCapabilities: ['CONDSTORE', 'QRESYNC', 'MOVE', 'UIDPLUS', 'IDLE', 'ESEARCH', 'LIST-STATUS'],
  });
});
afterAll(async () => {
  await server.stop();
  await plain.stop();
});

async function aHouse(
  on: Dovecot,
  subjects: readonly string[],
  options: { dir?: string } = {},
): Promise<{ house: SyncHouse; user: string }> {
  users += 1;
  const user = `user${users}@office.example`;
  on.addUser(user);
  on.fill(
    user,
    'INBOX',
    subjects.map((subject) => ({ raw: mail({ subject }) })),
  );
  const house = await openSyncHouse(on, { user, ...options });
  await whole(house);
  return { house, user };
}

/** Until the store says what a fresh download says. */
async function follows(house: SyncHouse, on: Dovecot, user: string): Promise<void> {
  const there = await pictureThere(on, user);
  await until(
    () => pictureHere(house),
    (here) => JSON.stringify(here) === JSON.stringify(there),
  );
}

function idsBySubject({ db }: SyncHouse): Record<string, { id: MessageId; thread: string }> {
  const rows = db.read.all<{ subject: string; id: MessageId; thread: string }>(
    sql`SELECT subject, id, thread_id AS thread FROM messages ORDER BY subject`,
  );
  return Object.fromEntries(rows.map(({ subject, id, thread }) => [subject, { id, thread }]));
}

describe.each([
  { kind: 'CONDSTORE, MOVE, UIDPLUS, IDLE', on: () => server },
  { kind: 'none of them', on: () => plain },
])('what another client does, on a server with $kind', ({ on }) => {
  test('flags, new mail, deleted mail and moved mail', async () => {
    const { house, user } = await aHouse(on(), ['a', 'b', 'c', 'd']);
    await using _ = house;
    const before = idsBySubject(house);
    const other = await on().connect(user);
    await other.run('SELECT INBOX');
    await other.run('UID STORE 1 +FLAGS (\\Seen \\Flagged)');
    await other.run('UID STORE 2 +FLAGS (\\Deleted)');
    await other.run('EXPUNGE');
    await other.run('UID COPY 3 Archive');
    await other.run('UID STORE 3 +FLAGS (\\Deleted)');
    await other.run('EXPUNGE');
    await on().deliver(user, 'INBOX', mail({ subject: 'e' }), ['\\Flagged']);
    house.engine.lookNow(null);
    await follows(house, on(), user);
    await whole(house);
    expect(seenHere(house)).toEqual({ Archive: ['c unread'], INBOX: ['a starred', 'd unread', 'e unread starred'] });
    expect(idsBySubject(house)).toMatchObject(before);
    const gone = house.db.read.get<{ at: number | null }>(sql`SELECT gone_at AS at FROM messages WHERE subject = 'b'`);
    expect(gone.at).not.toBeNull();
  });

  test('UIDs that begin anew: everything keeps its identity, and no body is fetched again', async () => {
    using dir = tempFolder();
    const { house, user } = await aHouse(on(), ['a', 'b', 'c'], { dir: dir.path });
    const before = idsBySubject(house);
    await house.close();
    const unread = on().connect(user);
    await (await unread).run('SELECT INBOX');
    await (await unread).run('UID STORE 2 +FLAGS (\\Seen)');
    await on().changeUidValidity(user, 'INBOX');
    await using again = await openSyncHouse(on(), { user, dir: house.dir });
    await follows(again, on(), user);
    await whole(again);
    expect(idsBySubject(again)).toEqual(before);
    expect(seenHere(again)).toEqual({ INBOX: ['a unread', 'b', 'c unread'] });
    expect(again.calls.filter((call) => call.startsWith('fetchSource'))).toEqual([]);
  });
});

describe('folders of another client', () => {
  test('come, are renamed with all below them, and go', async () => {
    const { house, user } = await aHouse(server, ['a']);
    await using _ = house;
    await server.deliver(user, 'Kunden', mail({ subject: 'k' }));
    await server.deliver(user, 'Kunden/Köln', mail({ subject: 'kk' }));
    house.engine.lookNow(null);
    await follows(house, server, user);
    await whole(house);
    const ids = [mailboxIdOf(house, 'Kunden'), mailboxIdOf(house, 'Kunden/Köln')];
    const messages = idsBySubject(house);
    house.calls.length = 0;

    const other = await server.connect(user);
    await other.run('RENAME Kunden Alte');
    house.engine.lookNow(null);
    await follows(house, server, user);
    expect([mailboxIdOf(house, 'Alte'), mailboxIdOf(house, 'Alte/Köln')]).toEqual(ids);
    expect(idsBySubject(house)).toEqual(messages);
    expect(house.calls.filter((call) => call === 'fetchSources')).toEqual([]);

    await other.run('DELETE Alte/K&APY-ln');
    house.engine.lookNow(null);
    await until(
      () => seenHere(house),
      (seen) => Object.keys(seen).join() === 'Alte,INBOX',
    );
    expect(() => mailboxIdOf(house, 'Alte/Köln')).toThrow('no folder');
    expect(idsBySubject(house)).toEqual(messages);
  });

  test('that play a part are found by it', async () => {
    const { house } = await aHouse(server, []);
    await using _ = house;
    const rows = house.db.read.all<{ path: string; role: string }>(sql`SELECT path, role FROM mailboxes`);
    expect(Object.fromEntries(rows.map(({ path, role }) => [path, role]))).toEqual({
      INBOX: 'inbox',
      Drafts: 'drafts',
      Sent: 'sent',
      Trash: 'trash',
      Junk: 'spam',
      Archive: 'archive',
    });
  });
});

describe('what is asked of the server', () => {
  test('is one STATUS a folder when nothing has changed', async () => {
    using dir = tempFolder();
    const { house, user } = await aHouse(server, ['a', 'b', 'c'], { dir: dir.path });
    await house.close();
    await using again = await reopened(house, user);
    // Waiting for pushes opens the inbox, on a slow machine more than once.
    expect(again.calls.filter((call) => !/^(connect|idle|close|listFolders|open INBOX)/.test(call)).toSorted()).toEqual(
      ['Archive', 'Drafts', 'INBOX', 'Junk', 'Sent', 'Trash'].map((path) => `status ${path}`),
    );
  });

  test('is what has changed, and no more', async () => {
    using dir = tempFolder();
    const { house, user } = await aHouse(server, ['a', 'b', 'c', 'd'], { dir: dir.path });
    await house.close();
    const other = await server.connect(user);
    await other.run('SELECT INBOX');
    await other.run('UID STORE 2:3 +FLAGS (\\Seen)');
    await server.deliver(user, 'INBOX', mail({ subject: 'e' }));
    await using again = await openSyncHouse(server, { user, dir: house.dir });
    await follows(again, server, user);
    await whole(again);
    const counted = again.calls.filter((call) => /^(fetch|search)/.test(call));
    // Changed flags, the states of the new (once more when the push comes between), the new themselves; no list of all UIDs.
    expect(counted.filter((call) => call !== 'fetchState')).toEqual(['fetchSources']);
    expect(counted.length).toBeLessThanOrEqual(4);
  });
});

function tempFolder(): { path: string } & Disposable {
  const { path, remove } = tempDir();
  return { path, [Symbol.dispose]: remove };
}

async function reopened(house: SyncHouse, user: string): Promise<SyncHouse> {
  const again = await openSyncHouse(server, { user, dir: house.dir });
  await whole(again);
  await until(
    () => again.calls.filter((call) => call.startsWith('status')).length,
    (count) => count >= 6,
  );
  return again;
}
