import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { simpleParser } from 'mailparser';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { ImageNetwork } from '#core/remote-content/index.ts';
import { hasCorpora, listMessages, readCorpus } from '#tests/support/corpora.ts';
import { benchCause, withProfile } from '#tests/support/bench-profile.ts';
import { openApp, testPassphrase, type E2eApp } from '#tests/support/e2e-harness.ts';
import { importMbox, importThread, mailFrames, openAll, writeMail } from '#tests/support/html-mail.ts';
import { findLive, setTraps } from '#tests/support/html-traps.ts';
import { startRecording, type RecordingServer } from '#tests/support/recording-server.ts';
import { serveHere } from '#tests/support/shell-in-process.ts';

const minuteMs = 60_000;
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Chromium looks for parts and accounts of its own whatever it is told; no mail of these tests names the hosts. */
const browsersOwn = ['update.googleapis.com', 'accounts.google.com'];

function asked(world: RecordingServer) {
  return world.requests.filter(({ host }) => !browsersOwn.includes(host.replace(/:\d+$/, '')));
}

async function startWorld(): Promise<RecordingServer> {
  const world = await startRecording((request, response) => {
    if (request.url?.endsWith('.png') !== true) return void response.writeHead(404).end();
    response.writeHead(200, { 'Content-Type': 'image/png' });
    response.end(png);
  });
  onTestFinished(() => world[Symbol.asyncDispose]());
  return world;
}

/** The core finds every host at the recording server, and so would the browser if it looked for one. */
async function openBesideWorld(world: RecordingServer): Promise<{ app: E2eApp; namesAsked(): readonly string[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'hauspost-netlog-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const log = join(folder, 'net.json');
  const network: ImageNetwork = {
    resolve: async () => [{ address: '127.0.0.1', family: 4 }],
    mayConnect: (_address, port) => port === world.port,
    maxMs: minuteMs,
  };
  const app = await openApp({
    begin: 'empty',
    startServer: serveHere(network),
    browserArgs: [`--log-net-log=${log}`, `--host-resolver-rules=MAP * 127.0.0.1:${world.port}, EXCLUDE 127.0.0.1`],
  });
  return { app, namesAsked: () => readNames(log) };
}

/** Every host that Chromium's own network log names: looked up, preconnected or asked. */
function readNames(log: string): readonly string[] {
  expect(existsSync(log)).toBe(true);
  const names = [
    ...readFileSync(log, 'utf8').matchAll(/"(?:host|url|host_and_port|hostname)":"(?:\w+:\/\/)?([^"/:]+)/g),
  ];
  const own = new Set(['127.0.0.1', 'localhost', ...browsersOwn]);
  return [...new Set(names.map(([, name = '']) => name))].filter((name) => !own.has(name));
}

const at = (world: RecordingServer, path: string) => `http://pics.shop.example:${world.port}${path}`;

test('pictures come when they are asked for: exactly these, by the core, and no tracker', async () => {
  const world = await startWorld();
  const { app, namesAsked } = await openBesideWorld(world);
  app.problems.allow(/Blocked script execution in 'http:\/\/127\.0\.0\.1:\d+\/'/);
  const { page, core } = app;
  const thread = await importThread(core, 'Herbst', [
    {
      html: `<img src="${at(world, '/one.png')}" width="300" height="80" alt="Kopf"><img src="${at(world, '/two.png')}">
        <img src="${at(world, '/gone')}" alt="Fehlt"><img src="${at(world, '/open.png')}" width="1" height="1">
        <p style="background:url(${at(world, '/style.png')})">Text</p><table background="${at(world, '/old.png')}"><tr><td>x</table>`,
    },
  ]);
  await openAll(page, thread, 'Herbst', 1);
  const notice = page.getByText('3 pictures are not loaded.');
  await notice.waitFor();
  await page.getByText('1 tracker blocked: shop.example').waitFor();
  // Nobody vouches for this sender.
  expect(await page.getByRole('button', { name: /^Always from/ }).count()).toBe(0);
  expect(asked(world)).toEqual([]);

  await page.getByRole('button', { name: 'Show pictures' }).click();
  await page.getByText('1 picture could not be had.').waitFor();
  expect(
    asked(world)
      .map(({ path }) => path)
      .toSorted(),
  ).toEqual(['/gone', '/one.png', '/two.png']);
  for (const { headers } of asked(world)) {
    expect([headers.cookie, headers.referer, headers.origin, headers['sec-fetch-mode']]).toEqual(
      Array(4).fill(undefined),
    );
  }
  const frame = mailFrames(page)[0] ?? expect.fail('no frame');
  await expect
    .poll(() => frame.locator('img[src]').evaluateAll((all: HTMLImageElement[]) => all.map((one) => one.naturalWidth)))
    .toEqual([1, 1]);
  // Seen again from what was kept; asked of nobody.
  await page.reload();
  await openAll(page, thread, 'Herbst', 1);
  await notice.waitFor();
  await page.getByRole('button', { name: 'Show pictures' }).click();
  await page.getByText('1 picture could not be had.').waitFor();
  expect(
    asked(world)
      .map(({ path }) => path)
      .filter((path) => path !== '/gone'),
  ).toHaveLength(2);
  expect(namesAsked()).toEqual([]);
});

test('always for a sender: only mail that is really from there, and until it is taken back', async () => {
  const world = await startWorld();
  const { app } = await openBesideWorld(world);
  app.problems.allow(/Blocked script execution in 'http:\/\/127\.0\.0\.1:\d+\/'/);
  const { page, core, profileDir } = app;
  const picture = (name: string) => ({
    html: `<img src="${at(world, name)}" alt="Bild">`,
    from: 'Laden <news@shop.example>',
  });
  const real = await importThread(core, 'Echt', [picture('/real.png')]);
  const forged = await importThread(core, 'Falsch', [picture('/forged.png')]);
  await app.stop();
  await withProfile(
    profileDir,
    ({ db }) => {
      db.write(benchCause('test.seed'), (tx) => {
        const found = {
          server: 'mx.haus.example',
          spf: null,
          dkim: null,
          dmarc: { result: 'pass', domain: 'shop.example' },
        };
        tx.db.run(sql`UPDATE messages SET authentication = ${JSON.stringify(found)} WHERE subject = 'Echt'`);
      });
    },
    testPassphrase,
  );
  await app.start();
  await page.reload();
  await openAll(page, real, 'Echt', 1);
  await page.getByRole('button', { name: 'Always from news@shop.example' }).click();
  await expect.poll(() => asked(world).map(({ path }) => path)).toEqual(['/real.png']);
  await page.getByText('1 picture is not loaded.').waitFor({ state: 'detached' });
  await openAll(page, forged, 'Falsch', 1);
  await page.getByText('1 picture is not loaded.').waitFor();
  expect(await page.getByRole('button', { name: /^Always from/ }).count()).toBe(0);

  await page.evaluate(() => {
    window.location.hash = '#/settings/privacy';
  });
  await page.getByRole('button', { name: 'No longer always show pictures from news@shop.example' }).click();
  await expect.poll(() => core.remoteContent.senders({})).toEqual([]);
  await openAll(page, real, 'Echt', 1);
  await page.getByText('1 picture is not loaded.').waitFor();
  expect(asked(world)).toHaveLength(1);
});

describe.runIf(hasCorpora())('real mail loads nothing and runs nothing', () => {
  test.each([
    ['phishing', () => listMessages('phishing-pot')],
    ['spam', () => listMessages('spamassassin').filter((file) => file.includes('/spam-'))],
  ])('%s', { timeout: 6 * minuteMs }, async (name, list) => {
    const world = await startWorld();
    const { app, namesAsked } = await openBesideWorld(world);
    const trapped = await setTraps(app);
    const mails = await pickHtml(list(), 200);
    expect(mails.length).toBeGreaterThan(80);
    const perThread = 40;
    for (let first = 0; first < mails.length; first += perThread) {
      const title = `${name} ${first}`;
      const batch = mails.slice(first, first + perThread);
      // Their bodies as they came, in one conversation, so that one look shows many.
      await importMbox(
        app.core,
        title,
        batch.map((html, number) => writeMail({ html, subject: title }, title, number)),
      );
      const accountId = (await app.core.accounts.list({})).find((account) => account.name === title)?.id ?? null;
      const [row] = (await app.core.threads.list({ view: 'all', accountId })).items;
      await openAll(app.page, row?.id ?? expect.fail('nothing was imported'), title, batch.length);
      expect(await findLive(app.page)).toEqual([]);
    }
    expect(trapped.hits()).toEqual([]);
    expect(trapped.requests()).toEqual([]);
    expect(asked(world)).toEqual([]);
    expect(namesAsked()).toEqual([]);
  });
});

/** The HTML of mails, evenly from the whole set; one of more than 300 kB says nothing that a smaller one does not. */
async function pickHtml(files: readonly string[], count: number): Promise<string[]> {
  const bodies: string[] = [];
  for (const file of files) {
    const bytes = readCorpus(file);
    if (bytes.length > 300_000) continue;
    const html = (await simpleParser(bytes, { skipImageLinks: true, skipTextToHtml: true })).html;
    if (typeof html === 'string') bodies.push(html);
  }
  const step = Math.max(1, Math.floor(bodies.length / count));
  return bodies.filter((_, place) => place % step === 0);
}
