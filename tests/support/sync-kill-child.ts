import { writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import { setStarred } from '#core/threads/flag-threads.ts';
import { moveThreads, setRead } from '#core/threads/index.ts';
import { seededRandom } from './seeded-random.ts';
import { openSyncHouse } from './sync-house.ts';

/**
 * Follows an account and acts on it at random, saying before and after each act what it is; meant to be killed at any
 * moment. With `rest` it only follows, until everything has left and all is here, and ends.
 */
const [dir = '', user = '', tlsPort = '', fingerprint = '', seed = ''] = process.argv.slice(2);
const random = seededRandom(Number(seed));
const certificate = { cert: '', key: '', fingerprint };
const house = await openSyncHouse({ tlsPort: Number(tlsPort), password: 'test', certificate } as never, { dir, user });
const say = (words: unknown) => writeSync(1, `${JSON.stringify(words)}\n`);
say({ started: true });
const targets = ['archive', 'inbox', 'trash'] as const;

for (;;) {
  await wait(random() * 30);
  const threads = house.db.read.all<{ id: ThreadId; subject: string }>(sql`
    SELECT DISTINCT thread_id AS id, subject FROM messages
    JOIN message_mailboxes ON message_id = messages.id ORDER BY subject`);
  const chosen = threads[Math.floor(random() * threads.length)];
  if (chosen === undefined) continue;
  const ids = { ids: [chosen.id] };
  const dice = random();
  const target = targets[Math.floor(random() * targets.length)] ?? 'inbox';
  const act = dice < 0.5 ? target : dice < 0.75 ? 'star' : 'read';
  const on = random() < 0.5;
  say({ subject: chosen.subject, act, on });
  house.write((tx) => {
    if (act === 'star') setStarred(tx, ids, on);
    else if (act === 'read') setRead(tx, ids, on);
    else moveThreads(tx, ids, act);
  });
  say({ done: true });
}
