import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { DeliveryId } from '#shared/ids.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, openPostHouse, tempProfile, type PostHouse } from '#tests/support/post-house.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { startSmtp } from '#tests/support/smtp-server.ts';

const kills = Number(process.env['KILL_RUNS'] ?? 6);
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const user = 'me@office.example';
/** Told apart from each other by the number the storm was begun with. */
const perKill = 10_000;

test(`killed ${kills} times while it sends one mail after the other, each arrives once and is filed once (seed ${seed})`, async () => {
  const random = seededRandom(seed);
  const script = await bundleChild('tests/support/post-child.ts');
  await using dovecot = await startDovecot({ users: [user] });
  await using smtp = await startSmtp();
  const profile = tempProfile();
  try {
    const first = await openPostHouse({ dovecot, smtp }, { dir: profile.dir, user });
    await first.close();
    const said: DeliveryId[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      const child = spawn(process.execPath, [script, profile.dir], { stdio: ['pipe', 'pipe', 'inherit'] });
      const closed = once(child, 'close');
      const isReady = Promise.withResolvers<boolean>();
      // Some while the ledger of the run before is taken up again, some in the middle of things.
      let left = Math.floor(random() * 4);
      const isTime = Promise.withResolvers<void>();
      createInterface(child.stdout).on('line', (line) => {
        if (line === 'ready') isReady.resolve(true);
        else said.push(line as DeliveryId);
        if (left === 0) isTime.resolve();
        left -= 1;
      });
      void closed.then(() => isReady.resolve(false));
      expect(await isReady.promise).toBe(true);
      child.stdin.write(`${JSON.stringify({ kind: 'storm', from: (kill + 1) * perKill })}\n`);
      await isTime.promise;
      await wait(random() * random() * 500);
      child.kill('SIGKILL');
      await closed;
    }

    await using house = await openPostHouse({ dovecot, smtp }, { dir: profile.dir, user });
    const unknown = await settleAll(house, () => smtp.delivered.length);
    expect(said.length).toBeGreaterThan(kills / 2);
    for (const id of said) await house.until(id, 'seen');
    const sent = smtp.delivered.map(({ raw }) => subjectOf(raw.toString('latin1')));
    const filed = await subjectsIn(dovecot, 'Sent');
    expect(sent).toEqual([...new Set(sent)]);
    expect(filed).toEqual([...new Set(filed)]);
    // What was taken has its copy. What has a copy and was not taken was confirmed by the user, as far as they knew.
    expect(sent.filter((subject) => !filed.includes(subject))).toEqual([]);
    expect(filed.filter((subject) => !sent.includes(subject) && !unknown.has(subject))).toEqual([]);
    expect(filed.length).toBeGreaterThanOrEqual(said.length);
    // A kill can leave one in doubt, the one that was on its way.
    expect(unknown.size).toBeLessThanOrEqual(kills);
  } finally {
    profile.remove();
  }
}, 3_600_000);

/**
 * Waits for the end of all. Whoever is asked says of each in doubt that it arrived, and lets what its time passed for go
 * out now. Answers the subjects of those in doubt.
 */
async function settleAll({ client }: PostHouse, sent: () => number): Promise<Set<string>> {
  const unknown = new Set<string>();
  for (let before = ''; ;) {
    const isOver = await eventually(async () => {
      const open = await client.deliveries.list({ open: true, limit: 200 });
      for (const { id, state, subject } of open) {
        if (state === 'missed') await client.deliveries.sendNow({ id });
        if (state !== 'unknown' || unknown.has(subject)) continue;
        unknown.add(subject);
        await client.deliveries.confirm({ id });
      }
      const now = [sent(), unknown.size, open.length, open[0]?.state].join(' ');
      if (open.length > 0 && now === before) throw new Error(`nothing goes on: ${now}`);
      before = now;
      return open.length === 0;
    }, 60_000);
    if (isOver) return unknown;
  }
}

async function subjectsIn(dovecot: Dovecot, path: string): Promise<string[]> {
  return [...(await dovecot.readFolder(user, path)).values()].map(({ raw }) => subjectOf(raw));
}

function subjectOf(raw: string): string {
  return /^Subject: (.*?)\r?$/m.exec(raw)?.[1] ?? expect.fail('no subject');
}
