import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '#core/context.ts';
import { connectImap, type FolderChange, type ImapSession } from '#core/sync/imap/index.ts';
import { collect, failureOf, silentLog } from '#tests/support/dovecot-session.ts';
import { fakeClock } from '#tests/support/fake-clock.ts';
import { startFakeImap, type FakeImap, type FakeImapOptions } from '#tests/support/fake-imap.ts';
import { until } from '#tests/support/until.ts';

/** Lines that die without a word, and servers that do not push. BAD-INPUTS 91, USERS 7. Time is moved by hand. */

const minute = 60_000;
const open: FakeImap[] = [];
const sessions: ImapSession[] = [];
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

async function watch(options: FakeImapOptions = {}) {
  const server = await startFakeImap({ security: 'none', ...options });
  open.push(server);
  const clock = fakeClock();
  const waits: number[] = [];
  const countingClock: Clock = {
    now: clock.now,
    wakeAt(at, run) {
      waits.push(at - clock.now());
      return clock.wakeAt(at, run);
    },
  };
  const session = await connectImap({
    server: { host: server.host, port: server.port, security: 'starttls', pinnedFingerprint: null },
    login: { user: 'anna', password: 'x' },
    log: silentLog,
    clock: countingClock,
    plainTextOnLoopback: true,
  });
  sessions.push(session);
  await session.open('INBOX');
  const heard: FolderChange[] = [];
  const stop = new AbortController();
  const idling = session.idle((change) => heard.push(change), stop.signal);
  // The tests look at it later; until then it is not unhandled.
  idling.catch(() => {});
  const count = (name: string) => server.received.filter(({ text }) => text === name).length;
  /** How often somebody has begun to wait this long. */
  const waitsOf = (ms: number) => waits.filter((wait) => wait === ms).length;
  return { server, clock, session, heard, stop, idling, count, waitsOf };
}

const isDead = { code: 'offline', details: { cause: 'timeout' } };

describe('IDLE', () => {
  test('is begun anew long before anybody forgets the line', async () => {
    const { clock, stop, idling, count, heard, server } = await watch();
    for (let round = 1; round <= 7; round += 1) {
      await until(() => count('IDLE') === round);
      clock.advance(4.5 * minute);
      await until(() => count('NOOP') >= round);
    }
    await until(() => count('IDLE') === 8);
    server.push('* 4 EXISTS\r\n');
    await until(() => heard.length === 1);
    expect(heard).toEqual([{ kind: 'exists', path: 'INBOX', count: 4 }]);
    stop.abort();
    await idling;
  });

  test('that died silently is found out', async () => {
    let isDeaf = false;
    const { clock, session, idling, count } = await watch({
      script: {
        IDLE: async (command) => {
          command.send('+ idling\r\n');
          await command.nextLine();
          return isDeaf ? undefined : [];
        },
      },
    });
    await until(() => count('IDLE') === 1);
    isDeaf = true;
    clock.advance(4.5 * minute);
    clock.advance(14_000);
    expect(session.isUsable).toBe(true);
    clock.advance(2_000);
    await expect(idling).rejects.toMatchObject(isDead);
    expect(session.isUsable).toBe(false);
  });

  test('after a sleep the line is asked first thing', async () => {
    const { clock, idling, count } = await watch({
      script: {
        IDLE: (command) => {
          command.send('+ idling\r\n');
          return undefined;
        },
      },
    });
    await until(() => count('IDLE') === 1);
    clock.sleep(3 * 60 * minute);
    clock.advance(0);
    clock.advance(15_000);
    await expect(idling).rejects.toMatchObject(isDead);
  });

  test('whoever hears that the machine woke can ask too', async () => {
    const { clock, session, idling, count } = await watch({
      script: {
        IDLE: (command) => {
          command.send('+ idling\r\n');
          return undefined;
        },
      },
    });
    await until(() => count('IDLE') === 1);
    const asked = failureOf(session.checkAlive());
    clock.advance(15_000);
    expect(await asked).toMatchObject(isDead);
    await expect(idling).rejects.toMatchObject(isDead);
  });

  test.each(['refused', 'ended at once', 'not offered'])('%s: the server is asked now and then', async (how) => {
    const { clock, stop, idling, count, heard, waitsOf } = await watch({
      ...(how === 'not offered' ? { capabilities: 'IMAP4rev1' } : {}),
      script: {
        IDLE:
          how === 'refused'
            ? ['# BAD no']
            : (command) => {
                command.send('+ idling\r\n');
                return [];
              },
        NOOP: ['* 5 EXISTS'],
      },
    });
    for (let round = 1; round <= 3; round += 1) {
      await until(() => waitsOf(5 * minute) === round);
      clock.advance(5 * minute);
      await until(() => count('NOOP') === round);
    }
    expect(heard).toEqual([{ kind: 'exists', path: 'INBOX', count: 5 }]);
    stop.abort();
    await idling;
    expect(count('IDLE')).toBe({ refused: 1, 'ended at once': 3, 'not offered': 0 }[how]);
  });

  test('stops when told, at any moment', async () => {
    const first = await watch();
    first.stop.abort();
    await first.idling;
    const second = await watch();
    await until(() => second.count('IDLE') === 1);
    second.stop.abort();
    await second.idling;
    expect(await second.session.searchUids()).toEqual([]);
  });
});

describe('an answer that never comes', () => {
  test('is not one that stands behind a long fetch', async () => {
    const { clock, session, stop, idling } = await watch({
      script: { 'UID FETCH': ['* 1 FETCH (UID 1 BODY[] {1}\r\na)', '* 2 FETCH (UID 2 BODY[] {1}\r\nb)'] },
    });
    stop.abort();
    await idling;
    let asked: Promise<unknown> | undefined;
    for await (const { uid } of session.fetchSources([1, 2])) {
      if (uid === 1) asked = failureOf(session.checkAlive());
      clock.advance(10 * minute);
    }
    expect(await asked).toBeNull();
    expect(session.isUsable).toBe(true);
  });

  test('ends the line after two minutes of silence', async () => {
    const { clock, session, stop, idling, count } = await watch({ script: { 'UID FETCH': undefined } });
    stop.abort();
    await idling;
    const fetching = failureOf(collect(session.fetchSources([1])));
    await until(() => count('UID FETCH 1 (UID BODY.PEEK[])') === 1);
    clock.advance(119_000);
    expect(session.isUsable).toBe(true);
    // What the server said before is noticed at the first look.
    clock.advance(122_000);
    expect(await fetching).toMatchObject(isDead);
    expect(session.isUsable).toBe(false);
  });

  test('but not while something comes, nor while we are busy with what came', async () => {
    let goOn: () => void = () => {};
    const { clock, session, stop, idling } = await watch({
      script: {
        'UID FETCH': async (command) => {
          for (let part = 0; part < 5; part += 1) {
            command.send(`* ${10 + part} EXISTS\r\n`);
            await new Promise<void>((resolve) => {
              goOn = resolve;
            });
          }
          return ['* 1 FETCH (UID 1 BODY[] {1}\r\na)', '* 2 FETCH (UID 2 BODY[] {1}\r\nb)'];
        },
      },
    });
    stop.abort();
    await idling;
    const rows: number[] = [];
    const counts: number[] = [];
    session.onFolderChange((change) => change.kind === 'exists' && counts.push(change.count));
    const fetching = (async () => {
      for await (const { uid } of session.fetchSources([1, 2])) {
        rows.push(uid);
        clock.advance(10 * minute);
      }
    })();
    for (let part = 0; part < 5; part += 1) {
      await until(() => counts.includes(10 + part));
      clock.advance(70_000);
      goOn();
    }
    await fetching;
    expect(rows).toEqual([1, 2]);
  });
});
