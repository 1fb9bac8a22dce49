import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startCutter, type Cutter } from '#tests/support/dovecot-cutter.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { eventually, movableClock, openPostHouse, type PostHouse } from '#tests/support/post-house.ts';
import { startSmtp, type Cut, type TestSmtp } from '#tests/support/smtp-server.ts';

/** Of how many places each line is cut at; `all` takes every byte. */
const wanted = process.env['SEND_CUTS'] ?? '5';
/** Behind the encryption a record arrives as a whole or not at all. */
const mailboxStep = 24;
const longMs = wanted === 'all' ? 3_600_000 : undefined;

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

const mail = (subject: string) => ({ to: 'anna@berg.example', subject, text: 'Passt Freitag um zehn?' });

function places(length: number, step: number): number[] {
  if (wanted === 'all') return Array.from({ length: Math.ceil(length / step) }, (_, n) => n * step);
  const count = Number(wanted);
  return Array.from({ length: count }, (_, n) => Math.round((length * n) / (count - 1)));
}

/** How often each subject was sent, and how often it lies in Sent. */
async function copies(): Promise<{ sent: Record<string, number>; filed: Record<string, number> }> {
  const count = (raws: readonly string[]) =>
    Object.fromEntries(
      [...Map.groupBy(raws, (raw) => /^Subject: (.*?)\r?$/m.exec(raw)?.[1] ?? '')].map(([key, all]) => [
        key,
        all.length,
      ]),
    );
  const filed = [...(await dovecot.readFolder(user, 'Sent')).values()].map(({ raw }) => raw);
  return { sent: count(smtp.delivered.map(({ raw }) => raw.toString('latin1'))), filed: count(filed) };
}

test.each<Cut['direction']>(['toServer', 'toClient'])(
  'the line to the outgoing server is cut %s: never two mails, and each has one copy',
  async (direction) => {
    house = await openPostHouse({ dovecot, smtp }, { user });
    await house.until(await house.send(mail('gemessen')), 'seen');
    const talk = smtp.talks.at(-1) ?? expect.fail('nothing was said');
    const length = (direction === 'toServer' ? talk.sent : talk.answered).length;
    const doubtful = new Set<string>();
    for (const afterBytes of places(length, 1)) {
      smtp.faults = { cut: { direction, afterBytes } };
      const subject = `Nummer ${afterBytes}`;
      const id = await house.send(mail(subject));
      const { state } = await house.until(id, 'queued', 'unknown', 'seen');
      smtp.faults = {};
      // The user may ask for it at once; the way it takes is the same as when its time has come.
      if (state === 'queued') await house.client.deliveries.sendNow({ id });
      // Nobody knows, and nobody sends it again: the user says what became of it.
      if (state === 'unknown') {
        doubtful.add(subject);
        await house.client.deliveries.confirm({ id });
      }
      await house.until(id, 'seen');
    }
    const { sent, filed } = await copies();
    expect(Object.keys(filed).length).toBe(places(length, 1).length + 1);
    expect(Object.values(filed).filter((count) => count !== 1)).toEqual([]);
    expect(Object.values(sent).filter((count) => count !== 1)).toEqual([]);
    expect(Object.keys(filed).filter((subject) => sent[subject] === undefined && !doubtful.has(subject))).toEqual([]);
    // In doubt is only what was cut behind the last bytes.
    expect(doubtful.size).toBeLessThan(places(length, 1).length);
  },
  longMs,
);

test.each(['to-server', 'to-client'] as const)(
  'the line to the mailbox is cut %s while the copy is filed: one copy',
  async (way) => {
    const clock = movableClock();
    const mailbox = { tlsPort: cutter.port, certificate: dovecot.certificate };
    house = await openPostHouse({ dovecot: mailbox, smtp }, { user, clock });
    await house.until(await house.send(mail('vorab')), 'seen');
    smtp.onDelivered = () => cutter.arm({ way, afterBytes: Infinity });
    await house.until(await house.send(mail('gemessen')), 'seen');
    const length = way === 'to-server' ? cutter.toServer : cutter.toClient;
    expect(length).toBeGreaterThan(500);
    for (const afterBytes of places(length, mailboxStep)) {
      smtp.onDelivered = () => cutter.arm({ way, afterBytes });
      const before = cutter.lines;
      const id = await house.send(mail(`Nummer ${afterBytes}`));
      await house.until(id, 'accepted', 'filed', 'seen');
      await eventually(async () => {
        // Waiting for the next try takes no time here.
        clock.move(5_000);
        const { state } = await house.client.deliveries.get({ id });
        if (state !== 'seen' && cutter.lines === before) throw new Error(state);
      });
      smtp.onDelivered = () => {};
      cutter.arm(null);
      await eventually(async () => {
        clock.move(60_000);
        const { state } = await house.client.deliveries.get({ id });
        if (state !== 'seen') throw new Error(state);
      });
    }
    const { sent, filed } = await copies();
    expect(Object.keys(filed).length).toBe(places(length, mailboxStep).length + 2);
    expect(sent).toEqual(filed);
    expect(Object.values(filed).filter((count) => count !== 1)).toEqual([]);
  },
  longMs,
);
