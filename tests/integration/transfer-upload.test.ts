import { existsSync, readdirSync, statSync, utimesSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCore, type CoreHarness } from '../support/core-harness.ts';
import { importInto, isReady, type Client } from '../support/transfer-harness.ts';

let core: CoreHarness;
let client: Client;
beforeAll(async () => {
  core = await startCore({ keyring: new Map() });
  client = core.client;
  await isReady(client);
});
afterAll(() => core[Symbol.asyncDispose]());

const mail = (number: number) =>
  `From: Anna <anna@berg.example>\r\nDate: Fri, ${number} Mar 2024 10:00:00 +0100\r\n` +
  `Message-ID: <u${number}@berg.example>\r\nSubject: Brief ${number}\r\n\r\nText ${number}\r\n`;
const base64 = (text: string) => Buffer.from(text).toString('base64');

async function upload(files: readonly (readonly [string, string])[], pieceLength = 100): Promise<string> {
  let uploadId: string | undefined;
  let path = '';
  for (const [name, text] of files) {
    for (let offset = 0; offset < text.length; offset += pieceLength) {
      const piece = text.slice(offset, offset + pieceLength);
      const isLast = offset + pieceLength >= text.length;
      ({ uploadId, path } = await client.transfer.upload({ uploadId, name, offset, base64: base64(piece), isLast }));
    }
  }
  return path;
}

test('files handed over in pieces are imported as they were, and gone from where they lay', async () => {
  const files = [1, 2, 3].map((number) => [`Brief ${number}.eml`, mail(number)] as const);
  const path = await upload(files);
  expect(readdirSync(path).toSorted()).toEqual(['Brief 1.eml', 'Brief 2.eml', 'Brief 3.eml']);
  expect(statSync(path).mode & 0o077).toBe(0);
  expect(statSync(join(path, 'Brief 1.eml')).mode & 0o077).toBe(0);
  expect(await client.transfer.inspect({ path })).toMatchObject({ format: 'eml', messages: 3 });
  const account = await importInto(client, path, 'Hingelegt');
  const { items } = await client.threads.list({ view: 'all', accountId: account.id });
  expect(items.map(({ subject }) => subject).toSorted()).toEqual(['Brief 1', 'Brief 2', 'Brief 3']);
  await expect.poll(() => existsSync(path)).toBe(false);
});

test('an mbox file keeps its name as the name of the folder', async () => {
  const path = await upload([['../../Ver ein.mbox', `From a@b.example Fri Mar  1 10:00:00 2024\n${mail(7)}\n`]]);
  expect(basename(path)).toMatch(/^hauspost-import-/);
  const account = await importInto(client, path, 'Verein');
  const folders = (await client.mailboxes.list({})).filter(({ accountId }) => accountId === account.id);
  expect(folders.some(({ name, total }) => name.includes('Ver ein') && total === 1)).toBe(true);
});

test('pieces out of order, of another file or of no upload are refused, and nothing is mixed up', async () => {
  const first = await client.transfer.upload({ name: 'a.eml', offset: 0, base64: base64('AB'), isLast: false });
  const { uploadId } = first;
  const send = (piece: { name?: string; offset: number; id?: string }) =>
    client.transfer.upload({
      uploadId: piece.id ?? uploadId,
      name: piece.name ?? 'a.eml',
      offset: piece.offset,
      base64: base64('CD'),
      isLast: true,
    });
  await expect(send({ offset: 5 })).rejects.toMatchObject({ code: 'conflict', details: { expected: 2 } });
  await expect(send({ offset: 2, name: 'b.eml' })).rejects.toMatchObject({ code: 'conflict' });
  await expect(send({ offset: 2, id: 'hauspost-import-nobody' })).rejects.toMatchObject({ code: 'not-found' });
  await send({ offset: 2 });
  await expect(send({ offset: 0 })).rejects.toMatchObject({ code: 'conflict' });
  expect(statSync(join(first.path, 'a.eml')).size).toBe(4);
});

test('what nobody imported goes after a day', async () => {
  const old = join(tmpdir(), 'hauspost-import-left-behind');
  mkdirSync(old, { recursive: true });
  const longAgo = new Date(Date.now() - 2 * 86_400_000);
  utimesSync(old, longAgo, longAgo);
  const path = await upload([['a.eml', mail(9)]]);
  expect(existsSync(old)).toBe(false);
  expect(existsSync(path)).toBe(true);
});
