import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { bundleChild } from '../support/db-bundle-child.ts';
import { tempDir } from '../support/db-harness.ts';
import { startDovecot, usualFolders } from '../support/dovecot.ts';
import { seededRandom } from '../support/seeded-random.ts';
import {
  mail,
  openOps,
  openSyncHouse,
  pictureHere,
  pictureThere,
  seenHere,
  until,
  whole,
} from '../support/sync-house.ts';

const kills = Number(process.env['SYNC_KILLS'] ?? 12);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const count = 150;
const user = 'me@office.example';

interface Said {
  readonly subject?: string;
  readonly act?: 'archive' | 'inbox' | 'trash' | 'star' | 'read';
  readonly on?: boolean;
}

/** Where a message lies and what it wears, as far as what was said tells it. */
interface Wanted {
  folder: string;
  isStarred: boolean;
  isRead: boolean;
}

const folders = { archive: 'Archive', inbox: 'INBOX', trash: 'Trash' } as const;

function apply(wanted: Wanted, { act, on = false }: Said): Wanted {
  if (act === 'star') return { ...wanted, isStarred: on };
  if (act === 'read') return { ...wanted, isRead: on };
  return act === undefined ? wanted : { ...wanted, folder: folders[act] };
}

const line = (subject: string, { isRead, isStarred }: Wanted) =>
  `${subject}${isRead ? '' : ' unread'}${isStarred ? ' starred' : ''}`;

test(`killed ${kills} times at any moment, nothing the user did is lost or done twice (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  await using server = await startDovecot({ users: [user], specialUse: usualFolders });
  const subjects = Array.from({ length: count }, (_, n) => `Nummer ${n}`);
  server.fill(
    user,
    'INBOX',
    subjects.map((subject) => ({ raw: mail({ subject }) })),
  );
  const script = await bundleChild('tests/support/sync-kill-child.ts');
  const dir = tempDir();
  const sure = new Map(subjects.map((subject) => [subject, { folder: 'INBOX', isStarred: false, isRead: false }]));
  /** The act that was cut off: it may have been written or not. */
  const open = new Map<string, Said[]>();
  let acts = 0;
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      const given = [dir.path, user, String(server.tlsPort), server.certificate.fingerprint, String(seed + kill)];
      const child = spawn(process.execPath, [script, ...given], { stdio: ['ignore', 'pipe', 'inherit'] });
      const closed = once(child, 'close');
      const lines = createInterface(child.stdout);
      let last: Said | null = null;
      let hasStarted = false;
      lines.on('line', (said) => {
        const words = JSON.parse(said) as Said & { done?: boolean; started?: boolean };
        if (words.started === true) hasStarted = true;
        else if (words.done !== true) last = words;
        else if (last !== null) {
          const { subject = '' } = last;
          acts += 1;
          // What came after an uncertain act settles it only for what it was about itself.
          sure.set(subject, apply(sure.get(subject) ?? expect.fail(subject), last));
          last = null;
        }
      });
      await until(
        () => hasStarted || child.exitCode !== null,
        (so) => so,
      );
      // Some on the very first steps, some in the middle of things; told by acts, so that slow machines get as far.
      const wantedActs = acts + Math.floor(random() * random() * 25);
      await until(
        () => acts >= wantedActs || child.exitCode !== null,
        (so) => so,
      );
      await wait(random() * 60);
      child.kill('SIGKILL');
      await closed;
      const uncertain = last as Said | null;
      if (uncertain?.subject !== undefined) {
        open.set(uncertain.subject, [...(open.get(uncertain.subject) ?? []), uncertain]);
      }
    }
    await using house = await openSyncHouse(server, { dir: dir.path, user });
    await whole(house, 20_000 + kills * 1_000).catch((error: unknown) => {
      const ops = house.db.read.all(sql`SELECT * FROM outbox WHERE state IN ('pending', 'running')`);
      throw new Error(JSON.stringify({ ops, state: house.state(), lines: house.lines.slice(-10) }, null, 1), {
        cause: error,
      });
    });
    await until(
      () => openOps(house),
      (left) => left === 0,
    );
    house.engine.lookNow(null);
    await whole(house);
    expect(house.db.read.get<{ integrity_check: string }>(sql`PRAGMA integrity_check`)).toEqual({
      integrity_check: 'ok',
    });
    expect(house.db.read.all(sql`PRAGMA foreign_key_check`)).toEqual([]);
    const there = await pictureThere(server, user);
    await until(
      () => pictureHere(house),
      (here) => JSON.stringify(here) === JSON.stringify(there),
    );
    const copies = Object.values(there).reduce((sum, folder) => sum + Object.keys(folder).length, 0);
    expect(copies).toBe(count);
    expect(acts).toBeGreaterThan(kills / 2);

    const isSure = (words: string) =>
      ![...open.keys()].some((subject) => words.startsWith(`${subject} `) || words === subject);
    const wanted: Record<string, string[]> = {};
    for (const [subject, state] of sure) (wanted[state.folder] ??= []).push(line(subject, state));
    const seen = seenHere(house);
    for (const [folder, lines] of Object.entries(wanted)) {
      expect(seen[folder]?.filter(isSure)).toEqual(lines.filter(isSure).toSorted());
    }
  } finally {
    dir.remove();
  }
}, 3_600_000);
