import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { pino } from 'pino';
import type { AppError } from '#shared/errors.ts';
import { sendMail, testSmtp, type OutgoingMail, type SmtpServer } from '#core/sync/smtp/index.ts';
import { startSmtp, type TestSmtp } from '#tests/support/smtp-server.ts';
import { makeCertificate } from '#tests/support/tls-certificates.ts';

const log = pino({ level: 'silent' });
const login = { user: 'me@office.example', password: 'test' };
const raw = Buffer.from('Subject: Hallo\r\n\r\nText\r\n');
const mail: OutgoingMail = { from: 'me@office.example', to: ['anna@berg.example'], raw };

let smtp: TestSmtp;

beforeAll(async () => {
  smtp = await startSmtp({ size: 20_000, authMethods: ['PLAIN', 'LOGIN', 'XOAUTH2'] });
});
afterAll(() => smtp.stop());
beforeEach(() => {
  smtp.faults = {};
  smtp.delivered.length = 0;
  smtp.talks.length = 0;
});

const serverOf = (one: TestSmtp, security: SmtpServer['security'] = 'tls'): SmtpServer => ({
  host: one.host,
  port: security === 'tls' ? one.tlsPort : one.port,
  security,
  pinnedFingerprint: one.certificate.fingerprint,
});
const send = (change: Partial<Parameters<typeof sendMail>[0]> = {}) =>
  sendMail({ server: serverOf(smtp), login, log, mail, ...change });
const failureOf = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(
    () => expect.fail('it went through'),
    (error: unknown) => error as AppError,
  );

describe('a mail goes out', () => {
  test.each(['tls', 'starttls'] as const)('over %s, byte for byte', async (security) => {
    const outcome = await send({ server: serverOf(smtp, security) });
    expect(outcome).toMatchObject({ kind: 'accepted', accepted: ['anna@berg.example'], refused: [] });
    expect(smtp.delivered).toEqual([{ from: mail.from, to: mail.to, raw }]);
  });

  test('with a token, which stands nowhere but in AUTH', async () => {
    await send({ login: { user: login.user, accessToken: 'test' } });
    expect(smtp.talks[0]?.sent).toContain('AUTH XOAUTH2 ');
    expect(smtp.delivered).toHaveLength(1);
    const error = await failureOf(send({ login: { user: login.user, accessToken: 'old' } }));
    expect(error).toMatchObject({ code: 'auth-expired', details: { cause: 'login' } });
  });

  test('and dots and line ends are right on the wire', async () => {
    const body = Buffer.from('Subject: x\r\n\r\n.\r\n..\r\na\r\n.\r\nMAIL FROM:<x@x.example>\r\n');
    await send({ mail: { ...mail, raw: body } });
    expect(smtp.talks[0]?.sent).toContain('\r\n\r\n..\r\n...\r\na\r\n..\r\nMAIL FROM:<x@x.example>\r\n.\r\n');
    expect(smtp.delivered.map((one) => one.raw.toString())).toEqual([body.toString()]);
  });

  test('a bare CR or LF never ends the mail early', async () => {
    const body = Buffer.from('Subject: x\r\n\r\na\n.\nb\r.\rc\r\n.\rd\n.\r\ne\r\n');
    await send({ mail: { ...mail, raw: body } });
    expect(smtp.delivered).toHaveLength(1);
    expect(smtp.delivered[0]?.raw.toString()).toBe(body.toString().replace(/\r\n|\r|\n/g, '\r\n'));
  });

  test('settings are tried out without a mail', async () => {
    await testSmtp({ server: serverOf(smtp), login, log });
    expect(smtp.talks[0]?.sent).not.toContain('MAIL');
  });
});

describe('what a server refuses', () => {
  test('one recipient of three: the others get it', async () => {
    smtp.faults = {
      recipients: {
        'b@x.example': { code: 550, text: '5.1.1 nobody' },
        'c@x.example': { code: 451, text: '4.7.1 later' },
      },
    };
    expect(await send({ mail: { ...mail, to: ['a@x.example', 'b@x.example', 'c@x.example'] } })).toEqual({
      kind: 'accepted',
      accepted: ['a@x.example'],
      text: expect.any(String),
      serverMessageId: null,
      refused: [
        { recipient: 'b@x.example', isFinal: true, status: '5.1.1', text: 'nobody' },
        { recipient: 'c@x.example', isFinal: false, status: '4.7.1', text: 'later' },
      ],
    });
    expect(smtp.delivered[0]?.to).toEqual(['a@x.example']);
  });

  test.each([
    [{ recipients: { 'anna@berg.example': { code: 550, text: 'no' } } }, { isFinal: true, cause: 'recipients' }],
    [{ recipients: { 'anna@berg.example': { code: 451, text: 'later' } } }, { isFinal: false, cause: 'recipients' }],
    [{ sender: { code: 553, text: 'not yours' } }, { isFinal: true, cause: 'sender' }],
    [{ sender: { code: 451, text: 'busy' } }, { isFinal: false, cause: 'sender' }],
    [{ data: { code: 554, text: 'spam' } }, { isFinal: true, cause: 'message', text: 'spam' }],
    [{ data: { code: 451, text: 'busy' } }, { isFinal: false, cause: 'message' }],
    [{ data: { code: 552, text: '5.3.4 message size' } }, { isFinal: true, cause: 'size' }],
  ])('%j', async (faults, expected) => {
    smtp.faults = faults;
    expect(await send()).toMatchObject({ kind: 'refused', ...expected });
    expect(smtp.delivered).toEqual([]);
  });

  test.each([
    [{ data: { code: 421, text: 'closing' } }],
    [{ sender: { code: 421, text: 'closing' } }],
    [{ login: { code: 454, text: 'try again' } }],
  ])('%j is no refusal: it is tried again', async (faults) => {
    smtp.faults = faults;
    expect(await failureOf(send())).toMatchObject({ code: 'unavailable', details: { cause: 'busy' } });
  });

  test('a mail over its SIZE is not even begun', async () => {
    const outcome = await send({ mail: { ...mail, raw: Buffer.alloc(30_000, 'x') } });
    expect(outcome).toMatchObject({ kind: 'refused', isFinal: true, cause: 'size' });
    expect(smtp.talks[0]?.sent).not.toContain('MAIL FROM');
  });

  test('addresses beyond ASCII and bytes beyond it need a server that knows them', async () => {
    await using old = await startSmtp({ hideSMTPUTF8: true, hide8BITMIME: true, hidePIPELINING: true });
    const server = serverOf(old);
    const umlaut = { ...mail, to: ['jürgen@berg.example'] };
    expect(await send({ server, mail: umlaut })).toMatchObject({ kind: 'refused', isFinal: true, cause: 'smtputf8' });
    const eight = { ...mail, raw: Buffer.from('Subject: x\r\n\r\nä\r\n') };
    expect(await send({ server, mail: eight })).toMatchObject({ kind: 'refused', isFinal: true, cause: '8bit' });
    expect(await send({ server })).toMatchObject({ kind: 'accepted' });
    expect(old.delivered).toHaveLength(1);
    expect(await send({ mail: umlaut })).toMatchObject({ kind: 'accepted' });
    expect(await send({ mail: eight })).toMatchObject({ kind: 'accepted' });
    expect(smtp.talks[0]?.sent).toMatch(/MAIL FROM:<me@office.example> SMTPUTF8/);
    expect(smtp.talks[1]?.sent).toContain('BODY=8BITMIME');
  });
});

describe('who one talks to', () => {
  test('a certificate nobody vouches for is shown, not taken', async () => {
    const error = await failureOf(send({ server: { ...serverOf(smtp), pinnedFingerprint: null } }));
    expect(error).toMatchObject({
      code: 'server-rejected',
      details: { cause: 'tls-certificate', fingerprint: smtp.certificate.fingerprint },
    });
    expect(smtp.talks.map(({ sent }) => sent).join('')).not.toContain('AUTH');
  });

  test('a pinned one is taken at its host only as long as it is the same', async () => {
    const other = makeCertificate().fingerprint;
    const error = await failureOf(send({ server: { ...serverOf(smtp, 'starttls'), pinnedFingerprint: other } }));
    expect(error).toMatchObject({ code: 'server-rejected', details: { cause: 'tls-certificate' } });
  });

  test('a wrong password is named as such', async () => {
    const wrong = { user: 'me', password: 'no' };
    expect(await failureOf(send({ login: wrong }))).toMatchObject({
      code: 'auth-expired',
      details: { cause: 'login' },
    });
    smtp.faults = { login: { code: 534, text: '5.7.9 Application-specific password required' } };
    expect(await failureOf(send())).toMatchObject({ details: { cause: 'app-password' } });
    smtp.faults = {
      login: { code: 535, text: '5.7.139 Authentication unsuccessful, basic authentication is disabled.' },
    };
    expect(await failureOf(send())).toMatchObject({ details: { cause: 'basic-auth-blocked' } });
  });

  test('nobody is there', async () => {
    const server = { ...serverOf(smtp), port: 1 };
    expect(await failureOf(send({ server }))).toMatchObject({ code: 'offline', details: { cause: 'refused' } });
  });

  const plain: [string, string[]][] = [
    ['STARTTLS is not offered', ['250-x', '250 AUTH PLAIN']],
    ['STARTTLS is offered and refused', ['250-x', '250-AUTH PLAIN', '250 STARTTLS']],
  ];
  test.each(plain)('%s: no word of the login leaves', async (_name, greeting) => {
    const heard: string[] = [];
    const server = await plainServer(greeting, heard, '454 no');
    const { port } = server.address() as AddressInfo;
    const error = await failureOf(send({ server: { ...serverOf(smtp), port, security: 'starttls' } }));
    expect(error).toMatchObject({ code: 'server-rejected', details: { cause: 'tls-stripped' } });
    expect(heard.join('')).toMatch(/^EHLO [^\r]*\r\nSTARTTLS\r\n$/);
    server.close();
  });

  test('what is said before the handshake does not count after it', async () => {
    const heard: string[] = [];
    const server = await plainServer(['250 STARTTLS'], heard, '220 go\r\n250-x\r\n250 AUTH PLAIN');
    const { port } = server.address() as AddressInfo;
    const error = await failureOf(
      send({
        server: { ...serverOf(smtp), port, security: 'starttls' },
        timeouts: { connectMs: 500, silenceMs: 500 },
      }),
    );
    expect(error.code).toBe('offline');
    expect(heard.join('')).not.toContain('AUTH');
    server.close();
  });
});

describe('the line breaks', () => {
  const recipient = (n: number) => `n${String(n).padStart(4, '0')}@x.example`;

  /** One mail each over lines that are cut after every byte of `text`, many at a time. */
  async function cutEverywhere(direction: 'toServer' | 'toClient', length: number) {
    const results: { n: number; kind: string; isLeaving: boolean; isDelivered: boolean }[] = [];
    const places = Array.from({ length: length + 1 }, (_, n) => n);
    while (places.length > 0) {
      await Promise.all(
        places.splice(0, 24).map(async (n) => {
          const door = await smtp.openDoor({ direction, afterBytes: n });
          let isLeaving = false;
          const result = await send({
            server: { ...serverOf(smtp), port: door.port },
            mail: { ...mail, to: [recipient(n)] },
            onLastBytes: () => {
              isLeaving = true;
            },
          }).catch((error: unknown) => (error as AppError).code);
          door.close();
          results.push({ n, isLeaving, kind: typeof result === 'string' ? result : result.kind, isDelivered: false });
        }),
      );
    }
    const delivered = new Set(smtp.delivered.flatMap(({ to }) => to));
    return results
      .map((one) => ({ ...one, isDelivered: delivered.has(recipient(one.n)) }))
      .toSorted((a, b) => a.n - b.n);
  }

  test('at every byte of what we send: nothing arrived, or we do not claim to know', async () => {
    await send({ mail: { ...mail, to: [recipient(0)] } });
    const whole = (smtp.talks[0]?.sent ?? '').replace(/QUIT\r\n$/, '');
    smtp.delivered.length = 0;
    const results = await cutEverywhere('toServer', whole.length);
    // Up to the last byte before the mail it is certain; from there on it never says that it failed.
    expect(results.filter(({ kind, isLeaving }) => kind !== (isLeaving ? 'unknown' : 'offline'))).toEqual([]);
    expect(results.filter(({ isDelivered, isLeaving }) => isDelivered && !isLeaving)).toEqual([]);
    expect(results.filter(({ n, isLeaving }) => isLeaving && n < whole.indexOf('DATA'))).toEqual([]);
    expect(results.at(-1)).toMatchObject({ kind: 'unknown' });
  });

  test('at every byte of what the server answers: what is called certain is certain', async () => {
    await send({ mail: { ...mail, to: [recipient(0)] } });
    const whole = (smtp.talks[0]?.answered ?? '').split('221')[0] ?? '';
    smtp.delivered.length = 0;
    const results = await cutEverywhere('toClient', whole.length);
    expect(results.filter(({ n, kind }) => n < whole.indexOf('354') && kind !== 'offline')).toEqual([]);
    expect(results.filter(({ kind, isDelivered }) => kind === 'offline' && isDelivered)).toEqual([]);
    expect(results.filter(({ kind, isDelivered }) => kind === 'accepted' && !isDelivered)).toEqual([]);
    expect(results.filter(({ kind, isDelivered }) => kind === 'unknown' && isDelivered).length).toBeGreaterThan(1);
    expect(results.map(({ kind }) => kind)).not.toContain('refused');
  });

  test('a server that never answers the end of the mail', async () => {
    smtp.faults = { isMute: true };
    expect(await send({ timeouts: { connectMs: 2_000, silenceMs: 300 } })).toMatchObject({ kind: 'unknown' });
  });

  test('called off: before the mail nothing has happened, after it nobody knows', async () => {
    expect(await failureOf(send({ signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' });
    const abort = new AbortController();
    smtp.faults = { isMute: true };
    smtp.onDelivered = () => abort.abort();
    expect(await send({ signal: abort.signal })).toMatchObject({ kind: 'unknown' });
    smtp.onDelivered = () => {};
  });
});

test('an envelope that would end a line is not spoken', async () => {
  for (const bad of [
    'a@b.example\r\nRCPT TO:<v@x.example>',
    'a@b.example>\u2028',
    'a b@c.example',
    '',
    'a@b.example\u0085',
  ]) {
    expect(await failureOf(send({ mail: { ...mail, to: [bad] } }))).toMatchObject({ code: 'invalid-input' });
    expect(await failureOf(send({ mail: { ...mail, from: bad } }))).toMatchObject({ code: 'invalid-input' });
  }
  expect(smtp.talks).toEqual([]);
});

/** Speaks no TLS. */
function plainServer(greeting: string[], heard: string[], toStarttls: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write('220 hello\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (/^[\x20-\x7e\r\n]*$/.test(text)) heard.push(text);
      if (text.startsWith('EHLO')) socket.write(`${greeting.join('\r\n')}\r\n`);
      if (text.startsWith('STARTTLS'))
        socket.write(`${greeting.some((line) => line.includes('STARTTLS')) ? toStarttls : '502 no'}\r\n`);
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}
