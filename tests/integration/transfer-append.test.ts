import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startCore, type CoreHarness } from '../support/core-harness.ts';
import { startDovecot, type Dovecot } from '../support/dovecot.ts';
import { exportTo, foldersOf, hashesOf, isReady, jobEnds, readMbox, transferDir } from '../support/transfer-harness.ts';

const user = 'me@office.example';
const dir = transferDir();
let dovecot: Dovecot;
let core: CoreHarness;

beforeAll(async () => {
  dovecot = await startDovecot({ users: [user] });
  core = await startCore({ keyring: new Map() });
  await isReady(core.client);
}, 60_000);
afterAll(async () => {
  await core[Symbol.asyncDispose]();
  await dovecot.stop();
  dir.remove();
});

const mailOf = (name: string) =>
  `From: Anna <anna@berg.example>\r\nTo: ${user}\r\nDate: Fri, 8 Mar 2024 10:00:00 +0100\r\nMessage-ID: <${name}@berg.example>\r\n` +
  `Subject: ${name}\r\n\r\nGrüße\r\nFrom hier\r\n`;

test(
  'what is imported into a folder of a server goes there too, once, with its flags and its date',
  { timeout: 60_000 },
  async () => {
    const { client } = core;
    await dovecot.deliver(user, 'INBOX', mailOf('schon-da'), ['\\Seen']);
    const server = { host: dovecot.host, port: dovecot.tlsPort, security: 'tls' as const };
    await client.accounts.pinCertificate({
      host: server.host,
      port: server.port,
      fingerprint: dovecot.certificate.fingerprint,
    });
    const secret = { password: dovecot.password };
    const { id } = await client.accounts.add({
      address: user,
      name: 'Büro',
      secret,
      incoming: server,
      outgoing: server,
    });
    const inbox = await vi.waitFor(
      async () => {
        const found = (await foldersOf(client, id)).find(({ role }) => role === 'inbox');
        expect(found?.total).toBe(1);
        return found ?? expect.fail('no inbox');
      },
      { timeout: 20_000 },
    );

    dir.put('maildir/cur/1700000000.a.host:2,FS', mailOf('alt'));
    dir.put('maildir/cur/1700000001.b.host:2,S', mailOf('schon-da'));
    dir.put('maildir/new/1700000002.c.host', mailOf('neu'));
    for (let round = 0; round < 2; round += 1) {
      const { jobId } = await client.transfer.importMail({
        path: join(dir.path, 'maildir'),
        into: { mailboxId: inbox.id },
      });
      await jobEnds(client, jobId);
      await vi.waitFor(async () => expect(await client.outbox.list({})).toEqual([]), 20_000);
    }
    const there = [...(await dovecot.readFolder(user, 'INBOX')).values()];
    expect(
      there
        .map(({ raw, flags }) => [
          /Subject: (.*)\r/.exec(raw)?.[1],
          flags.filter((flag) => flag !== '\\Recent').toSorted(),
        ])
        .toSorted(([a], [b]) => String(a).localeCompare(String(b))),
    ).toEqual([
      ['alt', ['\\Flagged', '\\Seen']],
      ['neu', []],
      ['schon-da', ['\\Seen']],
    ]);
    await vi.waitFor(async () =>
      expect((await foldersOf(client, id)).find(({ role }) => role === 'inbox')).toMatchObject({ total: 3, unread: 1 }),
    );
    const raws = ['alt', 'neu', 'schon-da'].map(mailOf);
    expect(hashesOf(there.map(({ raw }) => Buffer.from(raw, 'latin1')))).toEqual(hashesOf(raws));

    const box = await exportTo(client, { mailboxId: inbox.id }, 'mbox', join(dir.path, 'inbox.mbox'));
    const mails = await readMbox(box);
    expect(hashesOf(mails.map(({ raw }) => raw))).toEqual(hashesOf(raws));
    expect(mails.find(({ raw }) => Buffer.from(raw).includes('Subject: alt'))?.receivedAt).toBe(1_700_000_000_000);
  },
);
