import type { ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Authentication } from '#shared/contract/messages.ts';
import type { MessageId } from '#shared/ids.ts';
import { imageNetwork, type ImageNetwork } from '#core/remote-content/index.ts';
import { benchCause, withProfile } from '#tests/support/bench-profile.ts';
import { testPassphrase } from '#tests/support/e2e-harness.ts';
import { startCore, type CoreHarness } from '#tests/support/core-harness.ts';
import { seedMail } from '#tests/support/mail-e2e.ts';
import { startRecording, type RecordingServer } from '#tests/support/recording-server.ts';
import { makeCertificate } from '#tests/support/tls-certificates.ts';
import { isReady } from '#tests/support/transfer-harness.ts';

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const huge = Buffer.from(png);
huge.writeUInt32BE(60_000, 16);
huge.writeUInt32BE(60_000, 20);

const certificate = makeCertificate({ hosts: ['pics.shop.example'] });
let web: RecordingServer;
let plainWeb: RecordingServer;
let core: CoreHarness;
let dir: string;
let limitMs: number;
/** What this world's names lead to; everything else is on the recording server. */
const names: Record<string, string> = { 'inside.example': '192.168.178.1', 'meta.example': '169.254.169.254' };

function answer(path: string, response: ServerResponse): void {
  const send = (type: string, body: Buffer | string) => {
    response.writeHead(200, { 'Content-Type': type, 'Set-Cookie': 'id=1; Path=/' });
    response.end(body);
  };
  const redirect = (location: string) => {
    response.writeHead(302, { Location: location });
    response.end();
  };
  switch (path.replace(/\?.*$/, '')) {
    case '/a.png':
    case '/b.png':
      return send('image/png', png);
    // What it is called is not what it is.
    case '/named.svg':
      return send('image/svg+xml', png);
    case '/lie.png':
      return send('image/png', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>');
    case '/page.png':
      return send('image/png', '<!doctype html><p>not found');
    case '/huge.png':
      return send('image/png', huge);
    case '/endless.png': {
      response.writeHead(200, { 'Content-Type': 'image/png' });
      response.write(png);
      const more = () => {
        while (!response.destroyed && response.write(Buffer.alloc(100_000)));
      };
      response.on('drain', more);
      return more();
    }
    case '/slow.png':
      response.writeHead(200, { 'Content-Type': 'image/png' });
      return void response.write(png.subarray(0, 20));
    case '/silent.png':
      return undefined;
    case '/moved':
      return redirect('/a.png');
    case '/down':
      return redirect('http://t.example/a.png');
    case '/inside':
      return redirect('https://inside.example/a.png');
    case '/loop':
      return redirect('/loop');
    case '/to-file':
      return redirect('file:///etc/passwd');
    default:
      response.writeHead(404);
      return void response.end('no');
  }
}

const network: ImageNetwork = {
  resolve: async (host) => [{ address: names[host] ?? '127.0.0.1', family: 4 }],
  // Only the one address that plays the world is open beside the real rule.
  mayConnect: (address, port) =>
    (address === '127.0.0.1' && (port === web.port || port === plainWeb.port)) ||
    imageNetwork.mayConnect(address, port),
  get maxMs() {
    return limitMs;
  },
  trusted: certificate.cert,
};

const pass = (domain: string): Authentication => ({
  server: 'mx.haus.example',
  spf: null,
  dkim: null,
  dmarc: { result: 'pass', domain },
});

beforeEach(async () => {
  limitMs = 60_000;
  dir = mkdtempSync(join(tmpdir(), 'hauspost-remote-'));
  const profileDir = join(dir, 'profile');
  await seedMail([
    [{ subject: 'Echt', from: { name: 'Laden', address: 'News@Shop.example' } }],
    [{ subject: 'Falsch', from: { name: 'Laden', address: 'news@shop.example' } }],
    [{ subject: 'Freundin', from: { name: 'Anna', address: 'anna@berg.example' } }],
  ])(profileDir);
  await withProfile(
    profileDir,
    ({ db }) => {
      db.write(benchCause('test.seed'), (tx) => {
        const give = (subject: string, domain: string) =>
          tx.db.run(
            sql`UPDATE messages SET authentication = ${JSON.stringify(pass(domain))} WHERE subject = ${subject}`,
          );
        give('Echt', 'shop.example');
        give('Freundin', 'berg.example');
        tx.db.run(sql`UPDATE contacts SET written_to = 1 WHERE address = 'anna@berg.example'`);
      });
    },
    testPassphrase,
  );
  web = await startRecording((request, response) => answer(request.url ?? '', response), certificate);
  plainWeb = await startRecording((request, response) => answer(request.url ?? '', response));
  core = await startCore({ keepDir: profileDir, images: network, passphrase: testPassphrase });
  await isReady(core.client);
});

afterEach(async () => {
  await core[Symbol.asyncDispose]();
  await web[Symbol.asyncDispose]();
  await plainWeb[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true, force: true });
});

async function find(subject: string): Promise<MessageId> {
  const { items } = await core.client.threads.list({ view: 'inbox' });
  const row = items.find((one) => one.subject === subject) ?? expect.fail(`no mail ${subject}`);
  const { messages } = await core.client.threads.get({ id: row.id });
  return messages[0]?.id ?? expect.fail('no message');
}

const at = (path: string) => `https://pics.shop.example:${web.port}${path}`;

async function fetchOnce(...urls: string[]) {
  return core.client.remoteContent.fetch({ messageId: await find('Falsch'), consent: 'once', urls });
}

describe('a picture that lies elsewhere', () => {
  test('comes without a word about who asks, and once only', async () => {
    expect(await fetchOnce(at('/a.png?u=1'), at('/b.png'))).toEqual([
      { url: at('/a.png?u=1'), trouble: null },
      { url: at('/b.png'), trouble: null },
    ]);
    const image = await core.client.remoteContent.image({ url: at('/a.png?u=1') });
    expect(image).toEqual({ base64: png.toString('base64'), mimeType: 'image/png', width: 1, height: 1 });
    expect(web.requests.map(({ path }) => path).toSorted()).toEqual(['/a.png?u=1', '/b.png']);
    for (const { headers, host } of web.requests) {
      expect(host).toBe(`pics.shop.example:${web.port}`);
      expect(Object.keys(headers).toSorted()).toEqual(['accept', 'connection', 'host', 'user-agent']);
      expect(headers['user-agent']).toBe('Mozilla/5.0');
    }
    // Here already: nobody is asked again, and no cookie would go along if somebody were.
    await fetchOnce(at('/a.png?u=1'), at('/a.png?u=2'));
    expect(web.requests).toHaveLength(3);
    expect(web.requests[2]?.headers.cookie).toBeUndefined();
  });

  test('is what its bytes are, whatever it is called', async () => {
    expect(await fetchOnce(at('/named.svg'), at('/lie.png'), at('/page.png'), at('/huge.png'))).toMatchObject([
      { trouble: null },
      { trouble: 'notAnImage' },
      { trouble: 'notAnImage' },
      { trouble: 'tooLarge' },
    ]);
    await expect(core.client.remoteContent.image({ url: at('/lie.png') })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('may not be endless, missing or sent in circles', async () => {
    expect(await fetchOnce(at('/endless.png'), at('/nowhere.png'), at('/loop'))).toMatchObject([
      { trouble: 'tooLarge' },
      { trouble: 'unreachable' },
      { trouble: 'unreachable' },
    ]);
    expect(web.requests.filter(({ path }) => path === '/loop')).toHaveLength(6);
  });

  test('is not waited for without end', async () => {
    limitMs = 300;
    expect(await fetchOnce(at('/slow.png'), at('/silent.png'))).toMatchObject([
      { trouble: 'unreachable' },
      { trouble: 'unreachable' },
    ]);
  });

  test('is followed to where it moved, but never out of the encryption and never inside', async () => {
    expect(await fetchOnce(at('/moved'), at('/down'), at('/inside'), at('/to-file'))).toMatchObject([
      { trouble: null },
      { trouble: 'refused' },
      { trouble: 'refused' },
      { trouble: 'refused' },
    ]);
    expect(plainWeb.requests).toEqual([]);
  });

  test('never leads to this machine or its network', async () => {
    const refused = [
      'https://inside.example/a.png',
      'https://meta.example/latest/meta-data',
      'https://192.168.178.1/a.png',
      'https://[::1]/a.png',
      'http://2130706433/a.png',
      'http://0x7f.1/a.png',
      'https://localhost/a.png',
      'https://router.local/a.png',
      'https://fritz/a.png',
      `https://user:pass@pics.shop.example:${web.port}/a.png`,
      'https://pics.shop.example:22/a.png',
      'file:///etc/passwd',
      'ftp://pics.shop.example/a.png',
      'data:image/png;base64,AAAA',
      'no address',
    ];
    expect(await fetchOnce(...refused)).toEqual(refused.map((url) => ({ url, trouble: 'refused' })));
    expect([...web.requests, ...plainWeb.requests]).toEqual([]);
  });

  test('comes unencrypted where it was written so', async () => {
    expect(await fetchOnce(`http://pics.shop.example:${plainWeb.port}/a.png`)).toMatchObject([{ trouble: null }]);
  });

  test('is refused by whom the certificate does not fit', async () => {
    expect(await fetchOnce(`https://other.example:${plainWeb.port}/a.png`)).toMatchObject([{ trouble: 'unreachable' }]);
  });
});

describe('who may show pictures unasked', () => {
  test('an authenticated sender the user allowed; nobody who only writes the same address', async () => {
    const { remoteContent } = core.client;
    const [real, forged] = [await find('Echt'), await find('Falsch')];
    expect(await remoteContent.standing({ messageId: real })).toEqual({
      isAllowed: false,
      by: null,
      isNever: false,
      address: 'News@Shop.example',
      isAuthenticated: true,
    });
    await expect(
      remoteContent.fetch({ messageId: real, consent: 'standing', urls: [at('/a.png')] }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(remoteContent.allowSender({ messageId: forged })).rejects.toMatchObject({ code: 'not-allowed' });

    const allowed = await remoteContent.allowSender({ messageId: real });
    expect(await remoteContent.standing({ messageId: real })).toMatchObject({ isAllowed: true, by: 'sender' });
    expect(await remoteContent.standing({ messageId: forged })).toMatchObject({
      isAllowed: false,
      isAuthenticated: false,
    });
    await expect(
      remoteContent.fetch({ messageId: forged, consent: 'standing', urls: [at('/a.png')] }),
    ).rejects.toMatchObject({ code: 'not-allowed' });
    expect(web.requests).toEqual([]);
    expect(await remoteContent.fetch({ messageId: real, consent: 'standing', urls: [at('/a.png')] })).toMatchObject([
      { trouble: null },
    ]);
    expect(await remoteContent.senders({})).toMatchObject([{ address: 'news@shop.example' }]);
    expect(await remoteContent.allowSender({ messageId: real })).toEqual({ undo: null, count: 0 });

    await core.client.undo.run({ token: allowed.undo });
    expect(await remoteContent.standing({ messageId: real })).toMatchObject({ isAllowed: false });
    await remoteContent.allowSender({ messageId: real });
    const forgotten = await remoteContent.forgetSender({ address: 'NEWS@shop.example' });
    expect(await remoteContent.senders({})).toEqual([]);
    await core.client.undo.run({ token: forgotten.undo });
    expect(await remoteContent.senders({})).toHaveLength(1);
  });

  test('contacts, where the setting says so: those the user has written to', async () => {
    const { remoteContent, settings } = core.client;
    const friend = await find('Freundin');
    expect(await remoteContent.standing({ messageId: friend })).toMatchObject({ isAllowed: false });
    await settings.set({ remoteImages: 'contacts' });
    expect(await remoteContent.standing({ messageId: friend })).toMatchObject({ isAllowed: true, by: 'contact' });
    expect(await remoteContent.standing({ messageId: await find('Echt') })).toMatchObject({ isAllowed: false });
  });

  test('nobody, where the setting says never', async () => {
    const { remoteContent, settings } = core.client;
    const real = await find('Echt');
    await remoteContent.allowSender({ messageId: real });
    await settings.set({ remoteImages: 'never' });
    expect(await remoteContent.standing({ messageId: real })).toMatchObject({ isAllowed: false, isNever: true });
    await expect(fetchOnce(at('/a.png'))).rejects.toMatchObject({ code: 'not-allowed' });
    expect(web.requests).toEqual([]);
  });
});

test('the look of a sender is kept until it is taken back', async () => {
  const { senderLooks } = core.client;
  expect(await senderLooks.get({ address: 'a@b.example' })).toEqual({ colors: null });
  await senderLooks.set({ address: ' A@B.example', colors: 'original' });
  expect(await senderLooks.get({ address: 'a@b.example' })).toEqual({ colors: 'original' });
  await senderLooks.set({ address: 'a@b.example', colors: null });
  expect(await senderLooks.get({ address: 'A@b.example' })).toEqual({ colors: null });
});
