import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { readArchive } from '#core/demo/archive.ts';
import { tempDir, testKey } from '../support/db-harness.ts';
import { openMailbox } from '../support/mailbox.ts';
import { seededRandom } from '../support/seeded-random.ts';

const script = fileURLToPath(new URL('../support/demo-load-child.ts', import.meta.url));
const rawImports = fileURLToPath(new URL('../../scripts/raw-imports.mjs', import.meta.url));
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);

/** Runs the load until it is done, or until it has come so far that it is killed. Answers the last it said. */
async function load(file: string, killAt: number): Promise<string> {
  const child = spawn(process.execPath, ['--import', rawImports, script, file, Buffer.from(testKey).toString('hex')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let last = '';
  createInterface(child.stdout).on('line', (line) => {
    last = line;
    if (Number(line) >= killAt) child.kill('SIGKILL');
  });
  await closed;
  return child.signalCode === 'SIGKILL' ? 'killed' : last;
}

/** What stands in the mailbox afterwards, without the ids that each load makes anew. */
async function contentsOf(file: string) {
  const mailbox = openMailbox({ file });
  const all = (query: string) => mailbox.db.read.all(sql.raw(query));
  const contents = {
    accounts: all('SELECT address, name, mark, kind, removed_at FROM accounts ORDER BY address'),
    threads: all(`SELECT subject, last_at, message_count, unread_count, is_starred, has_attachment, senders, snippet
      FROM threads ORDER BY subject, last_at`),
    messages: all(`SELECT rfc_id, subject, sent_at, is_unread, is_own, raw_hash FROM messages ORDER BY rfc_id`),
    places: all(`SELECT rfc_id, role FROM messages JOIN message_mailboxes ON message_id = messages.id
      JOIN mailboxes ON mailboxes.id = mailbox_id ORDER BY rfc_id`),
    counts: all('SELECT view, address, total, unread FROM view_counts JOIN accounts ON id = account_id ORDER BY 1, 2'),
    health: all('PRAGMA foreign_key_check'),
  };
  await mailbox.close();
  return contents;
}

async function emptyDatabase(path: string): Promise<string> {
  await openMailbox({ file: path }).close();
  return path;
}

test(`killed again and again on its way, the demo comes to be what it is in one go (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const { entries } = await readArchive();
  const dir = tempDir();
  try {
    const whole = await emptyDatabase(join(dir.path, 'whole.db'));
    expect(await load(whole, Infinity)).toBe('done');

    const torn = await emptyDatabase(join(dir.path, 'torn.db'));
    let reached = 0;
    for (let round = 0; round < 5; round += 1) {
      reached += 1 + Math.floor(random() * 45);
      expect(await load(torn, Math.min(reached, entries.length - 80))).toBe('killed');
    }
    expect(await load(torn, Infinity)).toBe('done');
    expect(await contentsOf(torn)).toEqual(await contentsOf(whole));
    expect((await contentsOf(torn)).messages).toHaveLength(entries.length);
  } finally {
    dir.remove();
  }
});
