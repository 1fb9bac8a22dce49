import { afterEach, describe, expect, test } from 'vitest';
import { systemClock } from '#core/clock.ts';
import { connectImap, type ImapSession } from '#core/sync/imap/index.ts';
import { findQuirks } from '#core/sync/imap/quirks.ts';
import { collect, silentLog } from '#tests/support/dovecot-session.ts';
import { startFakeImap, type FakeCommand, type FakeImap, type FakeScript } from '#tests/support/fake-imap.ts';

/** Rows of the quirk table against servers that do what their providers do. Gmail has files of its own. */

const open: FakeImap[] = [];
const sessions: ImapSession[] = [];
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

interface Provider {
  readonly host: string;
  readonly capabilities: string;
  readonly script: Readonly<Record<string, FakeScript>>;
}

async function startProvider({ host, capabilities, script }: Provider) {
  const server = await startFakeImap({ security: 'none', capabilities, script });
  open.push(server);
  const connect = async () => {
    const session = await connectImap({
      server: { host: server.host, port: server.port, security: 'starttls', pinnedFingerprint: null },
      login: { user: 'anna', password: 'x' },
      log: silentLog,
      clock: systemClock(),
      plainTextOnLoopback: true,
      quirks: findQuirks({ host }),
    });
    sessions.push(session);
    return session;
  };
  return { connect, said: () => server.received.map(({ text }) => text) };
}

const uids = (count: number) => Array.from({ length: count }, (_, n) => n + 1);

/** How many messages each of these commands was about. */
function sizes(said: readonly string[], name: string): number[] {
  return said.flatMap((line) => {
    const set = line.startsWith(`${name} `) ? (line.split(' ')[2] ?? '') : null;
    if (set === null) return [];
    const ranges = set.split(',').map((part) => part.split(':').map(Number));
    return [ranges.reduce((sum, [from = 0, to = from]) => sum + to - from + 1, 0)];
  });
}

const bodies =
  (asText: (raw: string) => string): FakeScript =>
  ({ args, send }: FakeCommand) => {
    const [first = 1, last = first] = (args.split(' ', 1)[0] ?? '').split(':').map(Number);
    for (let uid = first; uid <= last; uid += 1) {
      send(`* ${uid} FETCH (UID ${uid} BODY[] ${asText(`Subject: ${uid}\r\n\r\nText`)})\r\n`);
    }
    return [];
  };
const literal = (raw: string) => `{${raw.length}}\r\n${raw}`;

const full = (count: number): FakeScript => [
  `* ${count} EXISTS`,
  '* OK [UIDVALIDITY 1] ok',
  `* OK [UIDNEXT ${count + 1}] ok`,
  String.raw`* OK [PERMANENTFLAGS (\Seen \*)] ok`,
  '# OK [READ-WRITE] done',
];

describe('Outlook and Microsoft 365', () => {
  const provider = {
    host: 'outlook.office365.com',
    capabilities: 'IMAP4 IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS MOVE ID UNSELECT CHILDREN IDLE NAMESPACE LITERAL+',
  };

  test('small sets stay below what it throttles', async () => {
    const script = { SELECT: full(450), 'UID FETCH': bodies(literal) };
    const { connect, said } = await startProvider({ ...provider, script });
    const session = await connect();
    await session.open('INBOX');
    expect(await collect(session.fetchSources(uids(250)))).toHaveLength(250);
    await session.setFlags(uids(450), { add: ['\\Seen'] });
    expect(sizes(said(), 'UID FETCH')).toEqual([100, 100, 50]);
    expect(sizes(said(), 'UID STORE')).toEqual([200, 200, 50]);
  });

  test('throttled it waits as long as it is told, and the line stands', async () => {
    let asked = 0;
    const throttled: FakeScript = () => {
      asked += 1;
      return asked === 1 ? ['# BAD Request is throttled. Suggested Backoff Time: 315 milliseconds'] : ['# OK done'];
    };
    const { connect } = await startProvider({ ...provider, script: { SELECT: full(3), 'UID MOVE': throttled } });
    const session = await connect();
    await session.open('INBOX');
    const failure = await session.move([1], 'Archive').catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unavailable', details: { retryAfterMs: 315 } });
    expect(session.isUsable).toBe(true);
    await session.move([1], 'Archive');
    expect(asked).toBe(2);
  });

  test('a refused password says that passwords are not the way', async () => {
    const refusal: FakeScript = ['# NO LOGIN failed.'];
    const script = { LOGIN: refusal, AUTHENTICATE: refusal };
    const { connect } = await startProvider({ ...provider, script });
    const failure = await connect().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'auth-expired', details: { cause: 'basic-auth-blocked' } });
  });
});

describe('iCloud', () => {
  const provider = {
    host: 'imap.mail.me.com',
    capabilities:
      'IMAP4rev1 AUTH=PLAIN SASL-IR UIDPLUS MOVE ID IDLE NAMESPACE ENABLE CONDSTORE QRESYNC ESEARCH LITERAL+',
  };

  test('its QRESYNC is never switched on, whatever it offers', async () => {
    const { connect, said } = await startProvider({ ...provider, script: {} });
    const session = await connect();
    await session.open('INBOX');
    expect(await session.vanishedSince('1')).toBeNull();
    expect(said().filter((line) => line.includes('QRESYNC'))).toEqual([]);
    expect(said().some((line) => /ENABLE.*CONDSTORE|SELECT.*CONDSTORE/.test(line))).toBe(true);
  });

  test('a refused password asks for one made for programs', async () => {
    const refusal: FakeScript = ['# NO [AUTHENTICATIONFAILED] Authentication Failed'];
    const { connect } = await startProvider({ ...provider, script: { LOGIN: refusal, AUTHENTICATE: refusal } });
    const failure = await connect().catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'auth-expired', details: { cause: 'app-password' } });
  });
});

describe('Yahoo', () => {
  const provider = {
    host: 'imap.mail.yahoo.com',
    capabilities:
      'IMAP4rev1 ID NAMESPACE UIDPLUS LITERAL+ CHILDREN UNSELECT MOVE OBJECTID STATUS=SIZE AUTH=PLAIN SASL-IR',
  };

  test('bodies as quoted strings are read as they are', async () => {
    const quoted = (raw: string) => `"${raw.replaceAll('\r\n', ' ').replaceAll('"', String.raw`\"`)} \\"so\\""`;
    const { connect } = await startProvider({ ...provider, script: { SELECT: full(1), 'UID FETCH': bodies(quoted) } });
    const session = await connect();
    await session.open('INBOX');
    const [one] = await collect(session.fetchSources([1]));
    expect(Buffer.from(one?.source ?? []).toString()).toBe('Subject: 1  Text "so"');
  });

  test('small sets, and no word of mod-sequences it does not know', async () => {
    const { connect, said } = await startProvider({
      ...provider,
      script: { SELECT: full(250), 'UID FETCH': bodies(literal) },
    });
    const session = await connect();
    expect(await session.open('INBOX')).toMatchObject({ highestModseq: null });
    await collect(session.fetchSources(uids(250)));
    await session.setFlags(uids(250), { add: ['\\Seen'] });
    expect([sizes(said(), 'UID FETCH'), sizes(said(), 'UID STORE')]).toEqual([
      [100, 100, 50],
      [200, 50],
    ]);
    expect(said().filter((line) => /CONDSTORE|CHANGEDSINCE|QRESYNC/.test(line))).toEqual([]);
  });
});
