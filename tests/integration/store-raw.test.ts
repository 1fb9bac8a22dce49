import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, MailboxId, MessageId } from '#shared/ids.ts';
import { packRaw, RawStore, tidyRawJob } from '#core/raw/index.ts';
import { messageHandlers } from '#core/messages/index.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { addFolder, aMail, arrivalOf, store } from '../support/arrivals.ts';
import type { OpenProfile } from '#core/profile/index.ts';
import { bootIn, collectLog, tempDir, testKey } from '../support/db-harness.ts';
import { fakeClock, type FakeClock } from '../support/fake-clock.ts';
import { addTestAccount, openMailbox, type Mailbox } from '../support/mailbox.ts';

const url = new URL('../../core/workers/raw.worker.ts', import.meta.url);
let dir: ReturnType<typeof tempDir>;
let clock: FakeClock;
let raw: RawStore;
let file: string;

const open = (key = testKey) => new RawStore({ url, file, key, clock, log: collectLog().log });

beforeEach(() => {
  dir = tempDir();
  clock = fakeClock();
  file = join(dir.path, 'raw.db');
  raw = open();
});
afterEach(async () => {
  await raw.close();
  dir.remove();
});

const bytesOf = (text: string) => Buffer.from(text, 'latin1');

describe('the raw store', () => {
  test('gives back exactly what came in, once however often it came', async () => {
    const mails = [bytesOf(''), bytesOf('From: a\n\nbare LF\0\xff'), randomBytes(300_000)];
    await raw.put(mails.map(packRaw));
    await raw.put(mails.map(packRaw));
    for (const mail of mails) {
      expect(Buffer.from((await raw.get(packRaw(mail).hash)) ?? 'nothing').equals(mail)).toBe(true);
    }
    expect(await raw.usage()).toMatchObject({ count: 3, sizeBytes: 300_000 + mails[1]!.length });
  });

  test('knows what it has, and drops what it is told to', async () => {
    const [a, b] = [packRaw(bytesOf('a')), packRaw(bytesOf('b'))];
    await raw.put([a]);
    expect(await raw.has([a.hash, b.hash])).toEqual([a.hash]);
    await raw.drop([a.hash, b.hash]);
    expect(await raw.get(a.hash)).toBe(null);
    await expect(raw.get('no hash')).rejects.toMatchObject({ code: 'bug' });
  });

  test('does not take the neighbours of a view along', async () => {
    const pool = Buffer.from(packRaw(bytesOf('first')).packed);
    const shared = new Uint8Array([...pool, ...pool]).subarray(0, pool.length);
    await raw.put([{ ...packRaw(bytesOf('first')), packed: shared }]);
    expect(shared.length).toBe(pool.length);
    expect(await raw.get(packRaw(bytesOf('first')).hash)).toEqual(new Uint8Array(bytesOf('first')));
  });

  test('reads bodies, texts and parts', async () => {
    const mail = bytesOf(
      [
        'Content-Type: multipart/mixed; boundary=b',
        '',
        '--b',
        'Content-Type: multipart/alternative; boundary=c',
        '',
        '--c',
        'Content-Type: text/plain',
        '',
        'Guten Tag',
        '--c',
        'Content-Type: text/html',
        '',
        '<p>Guten <b>Tag</b></p>',
        '--c--',
        '--b',
        'Content-Type: application/pdf; name=x.pdf',
        'Content-Transfer-Encoding: base64',
        '',
        'AAEC',
        '--b--',
        '',
      ].join('\r\n'),
    );
    const packed = packRaw(mail);
    await raw.put([packed]);
    const bodies = await raw.bodies(packed.hash);
    expect([bodies?.text?.trim(), bodies?.html?.trim()]).toEqual(['Guten Tag', '<p>Guten <b>Tag</b></p>']);
    expect((await raw.texts([packed.hash, '0'.repeat(64)], 100))[packed.hash]?.trim()).toBe('Guten Tag');
    expect(await raw.part(packed.hash, '2')).toMatchObject({ mimeType: 'application/pdf' });
    expect([...((await raw.part(packed.hash, '2'))?.bytes ?? [])]).toEqual([0, 1, 2]);
    expect(await raw.part(packed.hash, '9')).toBe(null);
    expect(await raw.bodies('0'.repeat(64))).toBe(null);
  });

  test('bytes that are not what their name says are not there', async () => {
    const [a, b] = [packRaw(bytesOf('a')), packRaw(bytesOf('b'))];
    await raw.put([{ ...a, packed: packRaw(bytesOf('b')).packed }]);
    expect(await raw.get(a.hash)).toBe(null);
    expect(await raw.has([a.hash])).toEqual([]);
    await raw.put([
      { ...a, packed: bytesOf('no zstd at all') },
      { ...b, sizeBytes: 3 },
    ]);
    expect(await raw.get(a.hash)).toBe(null);
    expect(await raw.get(b.hash)).toBe(null);
  });

  test('nothing readable of it lies on the disk', async () => {
    await raw.put([{ ...packRaw(bytesOf('x')), packed: bytesOf('canary-in-a-blob') }]);
    await raw.close();
    for (const name of readdirSync(dir.path)) {
      expect(readFileSync(join(dir.path, name)).includes('canary-in-a-blob')).toBe(false);
    }
  });

  test('a damaged file, or one of another key, makes way and is kept', async () => {
    await raw.put([packRaw(bytesOf('a'))]);
    await raw.close();
    raw = open(new Uint8Array(32).fill(9));
    expect(await raw.open()).toMatchObject({ isNew: true, setAsideAs: `${file}.damaged-1` });
    await raw.put([packRaw(bytesOf('b'))]);
    await raw.close();
    writeFileSync(file, 'no database');
    raw = open();
    expect(await raw.open()).toMatchObject({ setAsideAs: `${file}.damaged-2` });
    await raw.close();
    rmSync(file);
    for (const end of ['', '-wal', '-shm']) {
      if (existsSync(`${file}.damaged-1${end}`))
        writeFileSync(`${file}${end}`, readFileSync(`${file}.damaged-1${end}`));
    }
    raw = open();
    expect(await raw.get(packRaw(bytesOf('a')).hash)).toEqual(new Uint8Array(bytesOf('a')));
  });

  test('closed, it says so; closed twice, nothing', async () => {
    await raw.close();
    await raw.close();
    await expect(raw.get(packRaw(bytesOf('a')).hash)).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('what it has said to have kept outlives a kill at any moment', async () => {
    const child = fileURLToPath(new URL('../support/raw-storm-child.ts', import.meta.url));
    let next = 0;
    for (let round = 0; round < 3; round += 1) {
      const running = spawn(process.execPath, [child, file, Buffer.from(testKey).toString('hex'), String(next)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let said = '';
      running.stdout.on('data', (data: Buffer) => {
        said += data.toString();
        if (said.split('\n').length > 20 + round * 37) running.kill('SIGKILL');
      });
      await once(running, 'exit');
      const kept = said.split('\n').slice(0, -1).map(Number);
      expect(kept.length).toBeGreaterThan(19);
      for (const i of kept) {
        const mail = Buffer.from(`mail ${i} ${'x'.repeat(i % 5000)}`);
        expect(Buffer.from((await raw.get(packRaw(mail).hash)) ?? 'nothing').equals(mail)).toBe(true);
      }
      await raw.close();
      raw = open();
      next = (kept.at(-1) ?? 0) + 1;
    }
  }, 60_000);
});

describe('with its profile', () => {
  test('it is set aside with it, stays through a restore, and opens with no other key', async () => {
    const { boot } = await bootIn(dir.path);
    const opened: RawStore[] = [];
    const begin = (profile: OpenProfile) => {
      const store = profile.openRaw({ url, clock, log: collectLog().log });
      opened.push(store);
      return () => store.close();
    };
    boot.onOpened(begin);
    const profile = await boot.ready;
    const closeFirst = begin(profile);
    const blob = packRaw(bytesOf('a'));
    await opened[0]!.put([packRaw(bytesOf('a'))]);
    expect(profile.sizeBytes).toBeGreaterThan(readFileSync(profile.db.file).length);
    const backup = await profile.backUp('manual');
    await closeFirst();

    await boot.run(() => boot.restore(backup.id));
    expect(boot.state.phase).toBe('ready');
    expect(await opened[1]!.get(blob.hash)).toEqual(new Uint8Array(bytesOf('a')));

    let keptAt = '';
    await boot.run(async () => {
      keptAt = await boot.startOver();
    });
    expect(readdirSync(keptAt)).toContain('raw.db');
    expect(await opened[2]!.has([blob.hash])).toEqual([]);
    await boot.close();
    await expect(opened[2]!.has([blob.hash])).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('rows and their messages', () => {
  let mailbox: Mailbox;
  let account: AccountId;
  let inbox: MailboxId;
  const fetched: MessageId[] = [];
  const mail = aMail({ id: 'a@x', text: 'Der Text selbst' });

  beforeEach(() => {
    fetched.length = 0;
    mailbox = openMailbox({
      remote: {
        fetchBody: async (id) => {
          fetched.push(id);
          await mailbox.raw.put([packRaw(mail)]);
          mailbox.write(
            (tx) => void tx.db.run(sql`UPDATE messages SET raw_hash = ${packRaw(mail).hash} WHERE id = ${id}`),
          );
        },
        download: (ids) => void fetched.push(...ids),
      },
    });
    account = addTestAccount(mailbox);
    inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  });
  afterEach(() => mailbox.close());

  const tidy = () =>
    tidyRawJob(mailbox.db, mailbox.raw).run({
      id: 'job' as never,
      payload: null,
      cursor: null,
      signal: new AbortController().signal,
      cause: mailbox.command('raw.tidy').cause,
      advance: () => undefined,
    });

  test('the conversation shows the text of the raw message, and body, source and parts come from it', async () => {
    await mailbox.raw.put([packRaw(mail)]);
    const [stored] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1 })]);
    const id = stored?.messageId as MessageId;
    const { messages } = await threadHandlers.get({ id: stored!.threadId }, mailbox.query);
    expect(messages).toMatchObject([{ text: expect.stringContaining('Der Text selbst'), hasBody: true }]);
    const { text, html } = await messageHandlers.body({ id }, mailbox.query);
    expect([text.trim(), html]).toEqual(['Der Text selbst', null]);
    const source = await messageHandlers.source({ id }, mailbox.query);
    expect(source).toEqual({ text: Buffer.from(mail).toString('latin1'), sizeBytes: mail.length, isTruncated: false });
    await expect(messageHandlers.part({ id, path: '7', offset: 0, limit: 10 }, mailbox.query)).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(fetched).toEqual([]);
  });

  test('with headers only the body is fetched when it is asked for, once', async () => {
    const [stored] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1, isWhole: false })]);
    const id = stored?.messageId as MessageId;
    const { messages } = await threadHandlers.get({ id: stored!.threadId }, mailbox.query);
    expect(messages).toMatchObject([{ text: '', hasBody: false }]);
    expect((await messageHandlers.body({ id }, mailbox.query)).text.trim()).toBe('Der Text selbst');
    await messageHandlers.body({ id }, mailbox.query);
    expect(fetched).toEqual([id]);
  });

  test('a message that the raw store has lost is fetched again', async () => {
    const [stored] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1 })]);
    const id = stored?.messageId as MessageId;
    const { messages } = await threadHandlers.get({ id: stored!.threadId }, mailbox.query);
    expect(messages).toMatchObject([{ text: '', hasBody: false }]);
    expect((await messageHandlers.body({ id }, mailbox.query)).text.trim()).toBe('Der Text selbst');
    expect(fetched).toEqual([id]);
  });

  test('tidying drops after a while what nobody names, and makes headers of what is lost', async () => {
    const [lost, unused] = [aMail({ id: 'lost@x' }), packRaw(bytesOf('nobody names me'))];
    await mailbox.raw.put([packRaw(mail), unused]);
    const [kept, gone] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1 }), arrivalOf(lost, { uid: 2 })]);
    await tidy();
    const hasBody = async (id: MessageId) => (await messageHandlers.get({ id }, mailbox.query)).hasBody;
    expect(await hasBody(kept!.messageId)).toBe(true);
    expect(await hasBody(gone!.messageId)).toBe(false);
    expect(await mailbox.raw.has([unused.hash])).toEqual([unused.hash]);
    mailbox.clock.advance(46 * 86_400_000);
    await mailbox.raw.put([packRaw(bytesOf('nobody names me'))]);
    await tidy();
    // Put again: it began to wait anew.
    expect(await mailbox.raw.has([unused.hash])).toEqual([unused.hash]);
    mailbox.clock.advance(46 * 86_400_000);
    await tidy();
    expect(await mailbox.raw.has([unused.hash])).toEqual([]);
    expect(await mailbox.raw.has([packRaw(mail).hash])).toEqual([packRaw(mail).hash]);
  });
});
