import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { DeliveryId, DraftId } from '#shared/ids.ts';
import { bundleChild } from '#tests/support/db-bundle-child.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { openPostHouse, tempProfile } from '#tests/support/post-house.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

let script = '';
const seed = Number(process.env['KILL_SEED'] ?? Date.now() % 1_000_000);
const random = seededRandom(seed);

let dovecot: Dovecot;
let smtp: TestSmtp;
let profile: ReturnType<typeof tempProfile>;
let user: string;
let users = 0;

beforeAll(async () => {
  script = await bundleChild('tests/support/post-child.ts');
  dovecot = await startDovecot({});
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await dovecot.stop();
});
beforeEach(async () => {
  users += 1;
  user = `k${users}@office.example`;
  dovecot.addUser(user);
  profile = tempProfile();
  smtp.delivered.length = 0;
  const house = await openPostHouse({ dovecot, smtp }, { dir: profile.dir, user });
  await house.close();
});
afterEach(() => {
  smtp.onRecipient = () => {};
  smtp.onDelivered = () => {};
  profile.remove();
});

function startChild() {
  const child = spawn(process.execPath, [script, profile.dir], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  const closed = once(child, 'close');
  return {
    next: async () => (await lines.next()).value as string | undefined,
    order: (order: object) => child.stdin.write(`${JSON.stringify(order)}\n`),
    kill: () => void child.kill('SIGKILL'),
    closed,
  };
}

const fields = { to: 'anna@berg.example', subject: 'Hallo', text: 'Text '.repeat(2_000) };
type Child = ReturnType<typeof startChild>;

const moments: [string, number, (child: Child) => void][] = [
  ['while it can still be called back', 1_500, (child) => child.kill()],
  ['when the recipients are named', 0, (child) => (smtp.onRecipient = child.kill)],
  ['when the server has it and has not answered', 0, (child) => (smtp.onDelivered = child.kill)],
  ['right after the answer', 0, (child) => (smtp.onDelivered = () => void setTimeout(child.kill, 2))],
];

test.each(moments)(
  `killed %s: one mail, one copy, or nobody claims to know (seed ${seed})`,
  async (_name, undoSendMs, plan) => {
    const child = startChild();
    expect(await child.next()).toBe('ready');
    const answer = child.next();
    child.order({ kind: 'send', fields, undoSendMs });
    if (undoSendMs === 0) plan(child);
    const id = (await answer) as DeliveryId | undefined;
    if (undoSendMs > 0) plan(child);
    await child.closed;
    smtp.onRecipient = () => {};
    smtp.onDelivered = () => {};

    await using house = await openPostHouse({ dovecot, smtp }, { dir: profile.dir, user });
    const deliveryId = id ?? (await house.client.deliveries.list({}))[0]?.id ?? expect.fail('it is not in the ledger');
    const settled = await house.until(deliveryId, 'seen', 'unknown');
    expect(smtp.delivered.length).toBeLessThanOrEqual(1);
    if (settled.state === 'unknown') await house.client.deliveries.confirm({ id: deliveryId });
    else expect(smtp.delivered).toHaveLength(1);
    await house.until(deliveryId, 'seen');
    expect((await dovecot.readFolder(user, 'Sent')).size).toBe(1);
    expect(smtp.delivered.length).toBeLessThanOrEqual(1);
  },
);

test(`killed while somebody types, nothing that was kept is lost (seed ${seed})`, async () => {
  for (let run = 0; run < 2; run += 1) {
    const child = startChild();
    expect(await child.next()).toBe('ready');
    child.order({ kind: 'type' });
    const id = (await child.next()) as DraftId;
    const until = 20 + Math.floor(random() * 200);
    let last = 0;
    while (last < until) {
      last = Number(await child.next());
    }
    child.kill();
    for (let line = await child.next(); line !== undefined; line = await child.next()) last = Number(line);
    await child.closed;
    const house = await openPostHouse({ dovecot, smtp }, { dir: profile.dir, user });
    const { text } = await house.client.drafts.get({ id });
    expect(Number.parseInt(text, 10)).toBeGreaterThanOrEqual(last);
    expect((await house.client.drafts.versions({ id })).length).toBeGreaterThan(last / 2);
    await house.close();
  }
});
