import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '#core/clock.ts';
import type { Clock } from '#core/context.ts';
import type { ImapSession } from '#core/sync/imap/index.ts';
import { startCutter, type Cutter } from '#tests/support/dovecot-cutter.ts';
import { collect, failureOf, openSession } from '#tests/support/dovecot-session.ts';
import { startDovecot, type Dovecot } from '#tests/support/dovecot.ts';
import { fakeClock } from '#tests/support/fake-clock.ts';

/**
 * The line is cut after byte n of each kind of call, on a real server. This layer promises: an AppError at once, never a
 * hang, never a lost message. That the action is not done twice is what the outbox promises on top.
 */

let server: Dovecot;
let cutter: Cutter;
let users = 0;
beforeAll(async () => {
  server = await startDovecot();
  cutter = await startCutter(server.port);
});
afterAll(async () => {
  await cutter.stop();
  await server.stop();
});

const raws = Array.from({ length: 4 }, (_, index) => `Message-ID: <m${index}@x.example>\r\n\r\n${'z'.repeat(300)}\r\n`);

const calls: Record<string, (session: ImapSession) => Promise<unknown>> = {
  move: (session) => session.move([1, 3], 'Ziel'),
  copy: (session) => session.copy([1, 3], 'Ziel'),
  flag: (session) => session.setFlags([1, 2], { add: ['\\Flagged'] }),
  remove: (session) => session.remove([4]),
  append: (session) => session.append('Ziel', Buffer.from('Message-ID: <new@x.example>\r\n\r\nneu\r\n'), ['\\Seen']),
  fetch: (session) => collect(session.fetchSources([1, 2, 3, 4])),
  'fetch states': (session) => collect(session.fetchState({ from: 1, to: null })),
  list: (session) => session.listFolders(),
};

async function inPlain(clock: Clock = systemClock()): Promise<{ user: string; session: ImapSession }> {
  users += 1;
  const user = `cut${users}`;
  server.addUser(user);
  server.fill(
    user,
    'INBOX',
    raws.map((raw) => ({ raw })),
  );
  server.fill(user, 'Ziel', []);
  const session = await openSession(server, user, {
    server: { host: cutter.host, port: cutter.port, security: 'starttls', pinnedFingerprint: null },
    plainTextOnLoopback: true,
    clock,
  });
  await session.open('INBOX');
  return { user, session };
}

describe.each(Object.keys(calls))('%s', (name) => {
  test('cut at every byte ends at once and loses nothing', async () => {
    const call = calls[name] ?? (() => Promise.resolve());
    cutter.arm(null);
    const whole = await inPlain();
    cutter.arm(null);
    await call(whole.session);
    const total = { 'to-server': cutter.toServer, 'to-client': cutter.toClient };
    await whole.session.close();

    for (const way of ['to-server', 'to-client'] as const) {
      // Every byte of short answers, about 25 places of long ones.
      const step = Math.max(1, Math.floor(total[way] / 25));
      for (let afterBytes = 0; afterBytes < total[way]; afterBytes += step) {
        cutter.arm(null);
        const { user, session } = await inPlain();
        cutter.arm({ way, afterBytes });
        const failure = await failureOf(call(session));
        cutter.arm(null);
        // Dovecot ends with the time it took: the last words differ in length.
        const wasWhole = failure === null && way === 'to-client' && afterBytes >= total[way] - 16;
        if (!wasWhole) expect(failure, `${way} ${afterBytes}`).toMatchObject({ name: 'AppError', code: 'offline' });
        if (!wasWhole) expect(session.isUsable).toBe(false);
        await session.close();
        const inbox = await server.readFolder(user, 'INBOX');
        const target = await server.readFolder(user, 'Ziel');
        const left = new Set([...inbox.values(), ...target.values()].map(({ raw }) => raw));
        const kept = name === 'remove' ? raws.slice(0, 3) : raws;
        for (const raw of kept) expect(left.has(raw)).toBe(true);
      }
    }
  });
});

test('a frozen line is found out by asking', async () => {
  cutter.arm(null);
  const clock = fakeClock();
  const { session } = await inPlain(clock);
  await session.checkAlive();
  cutter.freeze();
  const asked = failureOf(session.checkAlive());
  clock.advance(15_000);
  expect(await asked).toMatchObject({ code: 'offline', details: { cause: 'timeout' } });
  cutter.thaw();
});
