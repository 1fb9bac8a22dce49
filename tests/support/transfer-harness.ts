import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import { open } from 'node:fs/promises';
import type { Account } from '#shared/contract/accounts.ts';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { AccountId, JobId, MailboxId } from '#shared/ids.ts';
import { MboxFile } from '#core/transfer/mbox/mbox-file.ts';
import type { FileMail } from '#core/transfer/model.ts';
import type { CoreHarness } from './core-harness.ts';

export type Client = CoreHarness['client'];
export type Format = 'mbox' | 'eml' | 'maildir';

export function transferDir(): { path: string; put(name: string, bytes: string | Uint8Array): string; remove(): void } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'hauspost-transfer-')));
  return {
    path,
    put(name, bytes) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

/** The messages of an mbox file as our reader sees them. */
export async function readMbox(path: string): Promise<FileMail[]> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const file = new MboxFile(handle, size);
    const survey = await file.survey(new AbortController().signal);
    if (survey === null) throw new Error(`${path} is no mbox file`);
    const mails: FileMail[] = [];
    for (let at = survey.firstAt; at < size;) {
      const { mail, nextAt } = await file.read(at, survey.dialect);
      if (mail !== null) mails.push(mail);
      at = nextAt;
    }
    return mails;
  } finally {
    await handle.close();
  }
}

export const isReady = (client: Client) =>
  vi.waitFor(async () => expect(await client.boot.state({})).toMatchObject({ phase: 'ready' }), 10_000);

export async function jobEnds(
  client: Client,
  id: JobId,
  state = 'done',
): Promise<{ done: number; total: number | null }> {
  return vi.waitFor(
    async () => {
      const job = (await client.jobs.list({})).find((one) => one.id === id);
      expect(job).toMatchObject({ state });
      return job ?? expect.fail('no job');
    },
    { timeout: 60_000, interval: 20 },
  );
}

export async function importInto(client: Client, path: string, name: string): Promise<Account> {
  const { jobId } = await client.transfer.importMail({ path, into: { newAccountName: name } });
  await jobEnds(client, jobId);
  return accountNamed(client, name);
}

export async function accountNamed(client: Client, name: string): Promise<Account> {
  const account = (await client.accounts.list({})).find((one) => one.name === name);
  return account ?? expect.fail(`no account is called ${name}`);
}

export async function foldersOf(client: Client, accountId: AccountId): Promise<Mailbox[]> {
  return (await client.mailboxes.list({})).filter((one) => one.accountId === accountId);
}

export async function exportTo(
  client: Client,
  from: { mailboxId: MailboxId } | { accountId: AccountId },
  format: Format,
  path: string,
): Promise<string> {
  const { jobId } = await client.transfer.exportMail({ from, format, path });
  await jobEnds(client, jobId);
  return path;
}

export function listTree(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .toSorted();
}

export const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

/** Sorted and without doubles: one mail is one message here, however often it came. */
export const hashesOf = (mails: Iterable<Uint8Array | string>) => [...new Set([...mails].map(hashOf))].toSorted();
