import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { startCore } from '../support/core-harness.ts';
import {
  accountNamed,
  exportTo,
  foldersOf,
  hashesOf,
  isReady,
  jobEnds,
  listTree,
  readMbox,
  transferDir,
  type Client,
  type Format,
} from '../support/transfer-harness.ts';

const dir = transferDir();
afterAll(() => dir.remove());

const count = 250;
const raws = Array.from(
  { length: count },
  (_, index) =>
    `From: anna@berg.example\nMessage-ID: <r${index}@berg.example>\nSubject: Nummer ${index}\n\n${'Text '.repeat(200)}${index}\n`,
);
const box = dir.put(
  'viele.mbox',
  raws.map((raw) => `From anna@berg.example Fri Jul  8 12:08:34 2011\n${raw}\n`).join(''),
);

const keyring = new Map<string, string>();
const keepDir = join(dir.path, 'profil');

async function withCore<Result>(work: (client: Client) => Promise<Result>): Promise<Result> {
  await using core = await startCore({ keyring, keepDir });
  await isReady(core.client);
  return await work(core.client);
}

const stateOf = async (client: Client, jobId: string) => (await client.jobs.list({})).find(({ id }) => id === jobId);

/** Waits until a job is on its way, with something done and something left. */
const underWay = (client: Client, jobId: string) =>
  vi.waitFor(
    async () => {
      const job = await stateOf(client, jobId);
      expect(job?.done).toBeGreaterThan(0);
      return job;
    },
    { timeout: 20_000, interval: 2 },
  );

test(
  'an import that the end of the app cut goes on at the next start, and nothing is double',
  { timeout: 60_000 },
  async () => {
    const jobId = await withCore(async (client) => {
      const begun = await client.transfer.importMail({ path: box, into: { newAccountName: 'Viele' } });
      await underWay(client, begun.jobId);
      return begun.jobId;
    });
    await withCore(async (client) => {
      expect((await stateOf(client, jobId))?.done).toBeGreaterThan(0);
      expect(await jobEnds(client, jobId)).toMatchObject({ done: count, total: count });
      const account = await accountNamed(client, 'Viele');
      expect(await foldersOf(client, account.id)).toMatchObject([{ total: count }]);
    });
  },
);

test.each(['mbox', 'eml', 'maildir'] as Format[])('so does an export as %s', { timeout: 60_000 }, async (format) => {
  const path = join(dir.path, `aus-${format}`);
  const jobId = await withCore(async (client) => {
    const account = await accountNamed(client, 'Viele');
    const begun = await client.transfer.exportMail({ from: { accountId: account.id }, format, path });
    await underWay(client, begun.jobId);
    return begun.jobId;
  });
  await withCore((client) => jobEnds(client, jobId));
  const files = listTree(path);
  const found =
    format === 'mbox'
      ? (await Promise.all(files.map((name) => readMbox(join(path, name))))).flat().map(({ raw }) => raw)
      : files.map((name) => readFileSync(join(path, name)));
  expect(found).toHaveLength(count);
  expect(hashesOf(found)).toEqual(hashesOf(raws));
});

test(
  'called off, an import stops; what has come stays, and the same again brings the rest',
  { timeout: 60_000 },
  async () => {
    await withCore(async (client) => {
      const { jobId } = await client.transfer.importMail({ path: box, into: { newAccountName: 'Abgebrochen' } });
      await underWay(client, jobId);
      await client.jobs.cancel({ id: jobId });
      await jobEnds(client, jobId, 'cancelled');
      const account = await accountNamed(client, 'Abgebrochen');
      const [folder] = await vi.waitFor(async () => {
        const before = await foldersOf(client, account.id);
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect(await foldersOf(client, account.id)).toEqual(before);
        return before;
      });
      if (folder === undefined) expect.fail('no folder');
      expect(folder.total).toBeGreaterThan(0);
      expect(folder.total).toBeLessThan(count);
      const again = await client.transfer.importMail({ path: box, into: { mailboxId: folder.id } });
      await jobEnds(client, again.jobId);
      expect(await foldersOf(client, account.id)).toMatchObject([{ total: count }]);
    });
  },
);

test('an account removed on the way ends its import', { timeout: 60_000 }, async () => {
  await withCore(async (client) => {
    const { jobId } = await client.transfer.importMail({ path: box, into: { newAccountName: 'Gleich weg' } });
    await underWay(client, jobId);
    const account = await accountNamed(client, 'Gleich weg');
    await client.accounts.remove({ id: account.id });
    const { done } = await jobEnds(client, jobId);
    expect(done).toBeLessThan(count);
  });
});

test('a file that vanished is waited for, and the import can still be called off', { timeout: 60_000 }, async () => {
  await withCore(async (client) => {
    const path = dir.put('kurz.mbox', readFileSync(box));
    const { jobId } = await client.transfer.importMail({ path, into: { newAccountName: 'Kurz' } });
    rmSync(path);
    await vi.waitFor(async () => {
      const job = await stateOf(client, jobId);
      expect(job?.state === 'done' || job?.error === 'not-found').toBe(true);
    });
    await client.jobs.cancel({ id: jobId });
    expect(['done', 'cancelled']).toContain((await stateOf(client, jobId))?.state);
  });
});

test('to the outside nothing is sent: a local account has no outbox', { timeout: 60_000 }, async () => {
  await withCore(async (client) => {
    const account = await accountNamed(client, 'Viele');
    const { items } = await client.threads.list({ view: 'all', accountId: account.id, limit: 5 });
    await client.threads.move({ ids: items.map(({ id }) => id), to: 'trash' });
    await client.threads.setRead({ ids: items.map(({ id }) => id), isRead: false });
    expect(await client.outbox.list({})).toEqual([]);
    const trash = (await foldersOf(client, account.id)).find(({ role }) => role === 'trash');
    const root = await exportTo(
      client,
      { mailboxId: trash?.id ?? expect.fail('no trash') },
      'maildir',
      join(dir.path, 'muell'),
    );
    expect(listTree(root).filter((name) => name.endsWith(process.platform === 'win32' ? ';2,' : ':2,'))).toHaveLength(
      5,
    );
  });
});
