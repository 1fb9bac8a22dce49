import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startCutter, type Cutter } from '#tests/support/dovecot-cutter.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';

let dovecot: Dovecot;
let cutter: Cutter;
let smtp: TestSmtp;
let house: PostHouse;
let user: string;
let users = 0;

beforeAll(async () => {
  dovecot = await startDovecot({});
  cutter = await startCutter(dovecot.tlsPort);
  smtp = await startSmtp();
});
afterAll(async () => {
  await smtp.stop();
  await cutter.stop();
  await dovecot.stop();
});
beforeEach(() => {
  users += 1;
  user = `c${users}@office.example`;
  dovecot.addUser(user);
  smtp.faults = {};
  smtp.delivered.length = 0;
});
afterEach(async () => {
  smtp.onDelivered = () => {};
  cutter.arm(null);
  await house.close();
});

const places = [60, 250, 500, 1_000];

test.each([...places.map((n) => ['to-server', n] as const), ...places.map((n) => ['to-client', n] as const)])(
  'the line to the mailbox is cut %s after %i bytes while the copy is filed: one copy',
  async (way, afterBytes) => {
    const clock = movableClock();
    house = await openPostHouse(
      { dovecot: { tlsPort: cutter.port, certificate: dovecot.certificate }, smtp },
      { user, clock },
    );
    smtp.onDelivered = () => cutter.arm({ way, afterBytes });
    const id = await house.send({ to: 'anna@berg.example', subject: 'Hallo', text: 'Text '.repeat(200) });
    await house.until(id, 'accepted', 'filed', 'seen');
    // Long enough for the cut to have happened, where the filing gets that far at all.
    await house.until(id, 'filed', 'seen', 'accepted');
    const before = cutter.lines;
    await Promise.race([
      house.until(id, 'seen'),
      new Promise((resolve) => {
        setTimeout(resolve, 700);
      }),
    ]);
    cutter.arm(null);
    clock.move(120_000);
    await house.until(id, 'seen');
    expect(smtp.delivered).toHaveLength(1);
    expect((await dovecot.readFolder(user, 'Sent')).size).toBe(1);
    expect(cutter.lines).toBeGreaterThanOrEqual(before);
  },
);

test.each([
  ...[90, 165, 240].map((n) => ['toServer', n] as const),
  ...[200, 300, 340].map((n) => ['toClient', n] as const),
])('the line to the outgoing server is cut %s after %i bytes: never two mails', async (direction, afterBytes) => {
  const clock = movableClock();
  smtp.faults = { cut: { direction, afterBytes } };
  house = await openPostHouse({ dovecot, smtp }, { user, clock });
  const id = await house.send();
  const first = await house.until(id, 'queued', 'unknown', 'seen');
  if (first.state === 'queued') expect(smtp.delivered).toEqual([]);
  smtp.faults = {};
  clock.move(10 * 3_600_000);
  const second = await house.until(id, 'seen', 'unknown');
  // Nothing was filed by anybody: nobody knows, and nobody sends it again.
  if (second.state === 'unknown') await house.client.deliveries.confirm({ id });
  await house.until(id, 'seen');
  expect(smtp.delivered.length).toBe(second.state === 'seen' ? 1 : smtp.delivered.length);
  expect(smtp.delivered.length).toBeLessThanOrEqual(1);
  expect((await dovecot.readFolder(user, 'Sent')).size).toBe(1);
});
