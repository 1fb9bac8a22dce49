import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import { setStarred } from '#core/threads/flag-threads.ts';
import { moveThreads, setRead } from '#core/threads/index.ts';
import type { RawImap } from '../support/dovecot-client.ts';
import { startDovecot, usualFolders, type Dovecot } from '../support/dovecot.ts';
import { seededRandom } from '../support/seeded-random.ts';
import {
  mail,
  mailboxIdOf,
  openOps,
  openSyncHouse,
  pictureHere,
  pictureThere,
  testUser,
  until,
  whole,
  type SyncHouse,
} from '../support/sync-house.ts';

const seconds = Number(process.env['SYNC_RANDOM_SECONDS'] ?? 6);
const seed = Number(process.env['SYNC_SEED'] ?? Date.now() % 1_000_000);
const paths = ['INBOX', 'Archive', 'Trash', 'Sent'];

const servers = [
  { kind: 'all extensions', options: {} },
  { kind: 'few', options: { withoutCapabilities: ['CONDSTORE', 'QRESYNC', 'MOVE', 'IDLE', 'ESEARCH'] } },
];

test.each(servers)(
  `another client does as it likes while we sync and act, on a server with $kind: in the end both have the same (seed ${seed})`,
  async ({ options }) => {
    await using server = await startDovecot({ users: [testUser], specialUse: usualFolders, ...options });
    const random = seededRandom(seed);
    for (const path of paths) {
      server.fill(
        testUser,
        path,
        Array.from({ length: 40 }, () => ({ raw: mail() })),
      );
    }
    await using house = await openSyncHouse(server);
    const end = Date.now() + seconds * 1_000;
    const isOver = () => Date.now() > end;
    const [there, here] = await Promise.all([actThere(server, random, isOver), actHere(house, random, isOver)]);
    expect(there).toBeGreaterThan(5);
    expect(here).toBeGreaterThan(5);

    await until(
      () => openOps(house),
      (left) => left === 0,
    );
    house.engine.lookNow(null);
    await whole(house);
    const picture = JSON.stringify(await pictureThere(server));
    // Without CONDSTORE flags of older mail are compared from time to time only.
    for (const path of paths) await house.verify(mailboxIdOf(house, path));
    await until(
      () => pictureHere(house),
      (now) => JSON.stringify(now) === picture,
    );
    expect(differences(house)).toEqual([]);
    expect(house.lines.filter((entry) => entry['level'] === 'error')).toEqual([]);
  },
  120_000 + seconds * 2_000,
);

/** Messages that are shown otherwise than their copies on the server are. */
function differences({ db }: SyncHouse): unknown[] {
  return db.read.all(sql`
    SELECT subject, mailbox_id FROM messages JOIN message_mailboxes ON message_id = messages.id
    WHERE NOT EXISTS (
      SELECT 1 FROM remote_messages AS copy
      WHERE copy.message_id = messages.id AND copy.mailbox_id = message_mailboxes.mailbox_id)
    UNION ALL
    SELECT subject, copy.mailbox_id FROM remote_messages AS copy JOIN messages ON messages.id = copy.message_id
    WHERE NOT EXISTS (
      SELECT 1 FROM message_mailboxes AS place
      WHERE place.message_id = copy.message_id AND place.mailbox_id = copy.mailbox_id)
    UNION ALL
    SELECT subject, 'flags' FROM messages JOIN remote_messages AS copy ON copy.message_id = messages.id
    GROUP BY messages.id
    HAVING is_unread <> min(instr(flags, '\\Seen') = 0) OR is_starred <> max(instr(flags, '\\Flagged') > 0)`);
}

async function actThere(server: Dovecot, random: () => number, isOver: () => boolean): Promise<number> {
  const client = await server.connect(testUser);
  let count = 0;
  while (!isOver()) {
    const path = paths[Math.floor(random() * paths.length)] ?? 'INBOX';
    await client.run(`SELECT ${path}`);
    await actIn(server, client, path, random);
    count += 1;
    await wait(random() * 40);
  }
  client.close();
  return count;
}

async function actIn(server: Dovecot, client: RawImap, path: string, random: () => number): Promise<void> {
  const dice = random();
  if (dice < 0.25) {
    await server.deliver(testUser, path, mail(), random() < 0.5 ? ['\\Seen'] : []);
    return;
  }
  const { lines } = await client.run('UID SEARCH ALL');
  const uids = (/SEARCH ?(.*)$/.exec(lines.find((line) => line.includes('SEARCH')) ?? '')?.[1] ?? '')
    .split(' ')
    .filter((uid) => uid !== '');
  const uid = uids[Math.floor(random() * uids.length)];
  if (uid === undefined) return;
  const target = paths[Math.floor(random() * paths.length)] ?? 'Archive';
  if (dice < 0.5) await client.run(`UID STORE ${uid} ${random() < 0.5 ? '+' : '-'}FLAGS (\\Seen)`);
  else if (dice < 0.6) await client.run(`UID STORE ${uid} +FLAGS (\\Flagged $Wichtig)`);
  else if (dice < 0.75) await client.run(`UID STORE ${uid} +FLAGS (\\Deleted)`).then(() => client.run('EXPUNGE'));
  else if (target !== path)
    await client.run(`UID MOVE ${uid} ${target}`).catch(() => client.run(`UID COPY ${uid} ${target}`));
}

async function actHere(house: SyncHouse, random: () => number, isOver: () => boolean): Promise<number> {
  let count = 0;
  while (!isOver()) {
    await wait(random() * 60);
    if (random() < 0.1) house.engine.lookNow(null);
    const rows = house.db.read.all<{ id: ThreadId }>(
      sql`SELECT DISTINCT thread_id AS id FROM messages JOIN message_mailboxes ON message_id = messages.id ORDER BY 1`,
    );
    const chosen = rows[Math.floor(random() * rows.length)];
    if (chosen === undefined) continue;
    const dice = random();
    const ids = { ids: [chosen.id] };
    house.write((tx) => {
      if (dice < 0.3) setRead(tx, ids, random() < 0.5);
      else if (dice < 0.5) setStarred(tx, ids, random() < 0.5);
      else moveThreads(tx, ids, dice < 0.7 ? 'archive' : dice < 0.85 ? 'inbox' : 'trash');
    });
    if (random() < 0.2) house.undo();
    count += 1;
  }
  return count;
}
