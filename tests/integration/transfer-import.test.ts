import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { corporaFolder, hasCorpora, listFiles } from '../support/corpora.ts';
import { startCore, type CoreHarness } from '../support/core-harness.ts';
import {
  accountNamed,
  exportTo,
  foldersOf,
  hashesOf,
  importInto,
  isReady,
  jobEnds,
  listTree,
  readMbox,
  transferDir,
  type Client,
} from '../support/transfer-harness.ts';

let core: CoreHarness;
let client: Client;
const dir = transferDir();

beforeAll(async () => {
  core = await startCore({ keyring: new Map() });
  client = core.client;
  await isReady(client);
});
afterAll(async () => {
  await core[Symbol.asyncDispose]();
  dir.remove();
});

const post = 'From anna@berg.example Fri Jul  8 12:08:34 2011\n';
const mailOf = (number: number, more = '') =>
  `From: Anna <anna@berg.example>\r\nTo: ich@haus.example\r\nDate: Fri, ${(number % 27) + 1} Mar 2024 10:00:00 +0100\r\n` +
  `Message-ID: <m${number}@berg.example>\r\nSubject: Brief ${number}\r\n\r\nText ${number}\r\nFrom hier an\r\n>From dort\r\n${more}`;

async function exported(accountId: AccountId, name: string): Promise<Uint8Array[]> {
  const root = await exportTo(client, { accountId }, 'eml', join(dir.path, name));
  return listTree(root).map((file) => readFileSync(join(root, file)));
}

/** All messages of a list, page by page, as the windows see them. */
async function rowsOf(accountId: AccountId) {
  const { items } = await client.threads.list({ view: 'all', accountId, limit: 200 });
  return items;
}

describe('an mbox file', () => {
  test('becomes an account of its own, byte for byte; once more it is the same mail', async () => {
    const raws = Array.from({ length: 60 }, (_, index) => mailOf(index));
    const path = dir.put(
      'Archiv.mbox',
      raws.map((raw) => `${post}${raw.replace(/^(>*From )(?!:)/gm, '>$1')}\n`).join(''),
    );
    expect(await client.transfer.inspect({ path })).toMatchObject({ format: 'mbox', messages: 60 });
    const account = await importInto(client, path, 'Alte Mail');
    expect(account).toMatchObject({ kind: 'local', incoming: null, unread: 0, hasSecret: false });
    const [folder] = await foldersOf(client, account.id);
    expect(folder).toMatchObject({ role: 'archive', total: 60, unread: 0 });
    expect(hashesOf(await exported(account.id, 'eins'))).toEqual(hashesOf(raws));

    const { jobId } = await client.transfer.importMail({
      path,
      into: { mailboxId: folder?.id ?? expect.fail('none') },
    });
    expect(await jobEnds(client, jobId)).toMatchObject({ done: 60, total: 60 });
    expect((await foldersOf(client, account.id))[0]).toMatchObject({ total: 60 });
    expect(hashesOf(await exported(account.id, 'zwei'))).toEqual(hashesOf(raws));
  });

  test('survives any number of journeys: mbox to eml to Maildir to mbox', async () => {
    const raws = [
      'Subject: ohne Ende\n\nkein Zeilenende',
      'Subject: leer\r\n\r\n',
      'Subject: From\n\nFrom a\n>From b\n>>From c\n',
      'Subject: gemischt\r\n\nText\r\nmehr\n',
      'kein Kopf, nur Text\n',
      `Subject: binär\n\n${Buffer.from([0, 255, 10, 13, 10, 0]).toString('latin1')}`,
    ].map((raw) => Buffer.from(raw, 'latin1'));
    for (const [index, raw] of raws.entries()) dir.put(`reise/${index}.eml`, raw);
    let account = await importInto(client, join(dir.path, 'reise'), 'Reise 0');
    for (const [index, format] of (['maildir', 'mbox', 'mbox', 'eml', 'mbox', 'maildir'] as const).entries()) {
      const path = await exportTo(client, { accountId: account.id }, format, join(dir.path, `reise-${index}`));
      expect(await client.transfer.inspect({ path })).toMatchObject({ format, messages: raws.length });
      account = await importInto(client, path, `Reise ${index + 1}`);
      expect(hashesOf(await exported(account.id, `reise-eml-${index}`))).toEqual(hashesOf(raws));
    }
  });
});

describe('folders, flags and dates', () => {
  test('a Maildir with subfolders keeps them, its flags and the time of arrival', async () => {
    const file = (path: string, number: number) => dir.put(`maildir/${path}`, mailOf(number));
    file('cur/1700000000.a.host,S=10:2,S', 1);
    file('cur/1700000001.b.host:2,FRS', 2);
    file('cur/1700000002.c.host;2,P', 3);
    file('cur/1700000003.d.host:2,ST', 4);
    file('new/1700000004.e.host', 5);
    file('.Sent/cur/1700000005.f.host:2,S', 6);
    file('.Sent/new/.keep', 0);
    file('.Arbeit.Rechnungen/cur/1700000006.g.host:2,S', 7);
    mkdirSync(join(dir.path, 'maildir/.Arbeit.Rechnungen/new'), { recursive: true });
    const account = await importInto(client, join(dir.path, 'maildir'), 'Maildir');
    const folders = await foldersOf(client, account.id);
    expect(folders.map(({ role, path, total, unread }) => ({ role, path, total, unread }))).toEqual(
      expect.arrayContaining([
        { role: 'inbox', path: null, total: 4, unread: 2 },
        { role: 'sent', path: null, total: 1, unread: 0 },
        { role: 'other', path: 'Arbeit/Rechnungen', total: 1, unread: 0 },
      ]),
    );
    const starred = (await rowsOf(account.id)).filter((row) => row.isStarred);
    expect(starred.map((row) => row.subject)).toEqual(['Brief 2']);

    const root = await exportTo(client, { accountId: account.id }, 'maildir', join(dir.path, 'maildir-2'));
    const letters = listTree(root).map(
      (name) =>
        `${name.split('/').slice(0, -1).join('/')} ${/^(?:.*\/)?(\d+)\./.exec(name)?.[1]} ${name.split('2,')[1]}`,
    );
    expect(letters).toEqual(
      [
        '.Arbeit.Rechnungen/cur 1700000006 S',
        '.Sent/cur 1700000005 S',
        'cur 1700000000 S',
        'cur 1700000001 FRS',
        'cur 1700000002 P',
        'cur 1700000004 ',
      ].map((line) => line.replace('Arbeit-Rechnungen', 'Arbeit.Rechnungen')),
    );
  });

  test('our own mbox files keep flags and dates too', async () => {
    const account = await accountNamed(client, 'Maildir');
    const root = await exportTo(client, { accountId: account.id }, 'mbox', join(dir.path, 'maildir-mbox'));
    expect(listTree(root)).toEqual(['Arbeit/Rechnungen.mbox', 'Inbox.mbox', 'Sent.mbox']);
    const mails = await readMbox(join(root, 'Inbox.mbox'));
    expect(mails.map(({ flags, receivedAt }) => [flags?.join(' '), receivedAt])).toEqual([
      ['\\Seen', 1_700_000_000_000],
      ['\\Flagged \\Answered \\Seen', 1_700_000_001_000],
      ['$Forwarded', 1_700_000_002_000],
      ['', 1_700_000_004_000],
    ]);
    const again = await importInto(client, root, 'Maildir wieder');
    expect(
      (await foldersOf(client, again.id)).map(({ role, path, total, unread }) => ({ role, path, total, unread })),
    ).toEqual(
      (await foldersOf(client, account.id)).map(({ role, path, total, unread }) => ({ role, path, total, unread })),
    );
  });

  test('mail of an account one writes from is one’s own, also in an import', async () => {
    const server = { host: 'mail.haus.example', port: 993, security: 'tls' as const };
    await client.accounts.add({
      address: 'ich@haus.example',
      name: 'Ich',
      secret: { password: 'x' },
      incoming: server,
      outgoing: server,
    });
    const path = dir.put(
      'Sent.mbox',
      `${post}From: Ich <ich@haus.example>\nTo: anna@berg.example\nSubject: Von mir\n\nText\n`,
    );
    const account = await importInto(client, path, 'Meins');
    const [row] = await rowsOf(account.id);
    // '' is the user.
    expect(row?.senders).toContain('');
  });

  test('without a word about arrival the message knows better than the file', async () => {
    const file = dir.put('datum/1.eml', mailOf(3));
    utimesSync(file, new Date(), new Date());
    const account = await importInto(client, join(dir.path, 'datum'), 'Datum');
    expect((await rowsOf(account.id))[0]?.lastAt).toBe(Date.parse('2024-03-04T10:00:00+01:00'));
  });
});

describe('what is refused, and what is left alone', () => {
  const into = { newAccountName: 'Nichts' };
  test.each(['mail.mbox', './mail.mbox', '/tmp/../etc/passwd', '/tmp//x', '/tmp/a\0b'])(
    '%j is no plain path',
    async (path) => {
      await expect(client.transfer.importMail({ path, into })).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(client.transfer.inspect({ path })).rejects.toMatchObject({ code: 'invalid-input' });
    },
  );

  test('what is not there, no mail, or the profile itself', async () => {
    const none = client.transfer.inspect({ path: join(dir.path, 'nirgends') });
    await expect(none).rejects.toMatchObject({ code: 'not-found' });
    const binary = dir.put('bild.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]));
    await expect(client.transfer.inspect({ path: binary })).rejects.toMatchObject({ code: 'invalid-input' });
    const profile = client.transfer.inspect({ path: core.profileDir });
    await expect(profile).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(client.transfer.inspect({ path: '/dev/zero' })).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await client.accounts.list({})).some(({ name }) => name === 'Nichts')).toBe(false);
  });

  test('links inside a folder lead nowhere', async () => {
    const secret = dir.put('fremd/geheim.eml', mailOf(900));
    dir.put('links/eins.eml', mailOf(901));
    symlinkSync(secret, join(dir.path, 'links/zwei.eml'));
    symlinkSync(join(dir.path, 'fremd'), join(dir.path, 'links/ordner'));
    expect(await client.transfer.inspect({ path: join(dir.path, 'links') })).toMatchObject({ messages: 1 });
    const account = await importInto(client, join(dir.path, 'links'), 'Links');
    expect((await rowsOf(account.id)).map((row) => row.subject)).toEqual(['Brief 901']);
  });
});

describe.runIf(hasCorpora())('the corpora', () => {
  const boxes = () =>
    [...listFiles('mimekit/mbox'), ...listFiles('thunderbird/mime')].filter((file) =>
      /mbox(?:_[a-z]+|\.txt)$/.test(file),
    );

  test('every mbox file there makes the journey byte for byte', { timeout: 60_000 }, async () => {
    expect(boxes().length).toBeGreaterThanOrEqual(1);
    for (const [index, file] of boxes().entries()) {
      const path = dir.put(`corpora/${index}/${basename(file)}`, readFileSync(join(corporaFolder, file)));
      const raws = (await readMbox(path)).map(({ raw }) => raw);
      expect(raws.length, file).toBeGreaterThan(1);
      const account = await importInto(client, path, `Corpus ${index}`);
      expect(hashesOf(await exported(account.id, `corpus-eml-${index}`)), file).toEqual(hashesOf(raws));
      const again = await exportTo(client, { accountId: account.id }, 'mbox', join(dir.path, `corpus-mbox-${index}`));
      const back = await Promise.all(listTree(again).map((name) => readMbox(join(again, name))));
      expect(hashesOf(back.flat().map(({ raw }) => raw)), file).toEqual(hashesOf(raws));
    }
  });

  test('borders lie where MimeKit finds them', async () => {
    for (const kind of ['unix', 'dos'] as const) {
      const offsets = join(corporaFolder, `mimekit/mbox/issue1189.${kind}-offsets.json`);
      if (!existsSync(offsets)) continue;
      const wanted = JSON.parse(readFileSync(offsets, 'utf8')) as { beginOffset: number; endOffset: number }[];
      const text = readFileSync(join(corporaFolder, 'mimekit/mbox/issue1189.mbox.txt'), 'latin1');
      const file = kind === 'dos' ? text.replaceAll(/\r?\n/g, '\r\n') : text;
      const path = dir.put(`issue1189-${kind}.mbox`, Buffer.from(file, 'latin1'));
      const mails = await readMbox(path);
      expect(mails.map(({ raw }) => Buffer.from(raw).toString('latin1'))).toEqual(
        wanted.map(({ beginOffset, endOffset }) => file.slice(beginOffset, endOffset)),
      );
    }
  });

  test('a folder of torture mails as eml and back', { timeout: 120_000 }, async () => {
    const files = listFiles('thunderbird').filter((file) => file.endsWith('.eml'));
    const folder = join(dir.path, 'torture');
    mkdirSync(folder);
    files.forEach((file, index) => cpSync(join(corporaFolder, file), join(folder, `${index}.eml`)));
    const account = await importInto(client, folder, 'Torture');
    const raws = files.map((file) => readFileSync(join(corporaFolder, file)));
    const root = await exportTo(client, { accountId: account.id }, 'mbox', join(dir.path, 'torture-mbox'));
    const back = await Promise.all(listTree(root).map((name) => readMbox(join(root, name))));
    expect(hashesOf(back.flat().map(({ raw }) => raw))).toEqual(hashesOf(raws));
  });
});

describe('exports never overwrite', () => {
  test('a file in the way is a conflict, a folder gets a new name in it, a taken name another', async () => {
    const account = await accountNamed(client, 'Alte Mail');
    const mailboxId = (await foldersOf(client, account.id))[0]?.id ?? expect.fail('no folder');
    const taken = dir.put('belegt.mbox', 'mein Text');
    const refused = client.transfer.exportMail({ from: { mailboxId }, format: 'mbox', path: taken });
    await expect(refused).rejects.toMatchObject({ code: 'conflict' });
    expect(readFileSync(taken, 'utf8')).toBe('mein Text');
    mkdirSync(join(dir.path, 'ziel'));
    writeFileSync(join(dir.path, 'ziel/Archive.mbox'), 'auch meins');
    await exportTo(client, { mailboxId }, 'mbox', join(dir.path, 'ziel'));
    await exportTo(client, { mailboxId }, 'eml', join(dir.path, 'ziel'));
    const names = listTree(join(dir.path, 'ziel'));
    expect(names.slice(0, 2)).toEqual(['Archive 2.mbox', 'Archive.mbox']);
    expect(names.filter((name) => name.startsWith('Archive/'))).toHaveLength(60);
    expect(readFileSync(join(dir.path, 'ziel/Archive.mbox'), 'utf8')).toBe('auch meins');
    expect(await readMbox(join(dir.path, 'ziel/Archive 2.mbox'))).toHaveLength(60);
  });

  test('a dangling link, the profile and a place that is not there are refused', async () => {
    const account = await accountNamed(client, 'Alte Mail');
    const ask = (path: string) => client.transfer.exportMail({ from: { accountId: account.id }, format: 'eml', path });
    symlinkSync(join(dir.path, 'woanders'), join(dir.path, 'haken'));
    await expect(ask(join(dir.path, 'haken'))).rejects.toMatchObject({ code: 'conflict' });
    await expect(ask(join(core.profileDir, 'mail'))).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(ask(join(dir.path, 'fehlt/mail'))).rejects.toMatchObject({ code: 'not-found' });
  });

  test('names are made of subjects that no disk refuses', async () => {
    const subjects = [
      '../../etc/passwd',
      'CON',
      'a/b\\c:d*e?f"g<h>i|j',
      '.versteckt',
      'Ä'.repeat(300),
      '',
      '=?utf-8?Q?Zeile=0Azwei?=',
    ];
    subjects.forEach((subject, index) =>
      dir.put(`namen/${index}.eml`, `Subject: ${subject}\nDate: Mon, 4 Mar 2024 10:00:00 +0100\n\n${index}\n`),
    );
    const account = await importInto(client, join(dir.path, 'namen'), 'Namen');
    const root = await exportTo(client, { accountId: account.id }, 'eml', join(dir.path, 'namen-2'));
    const names = listTree(root);
    expect(names).toHaveLength(subjects.length);
    expect(names.every((name) => /^namen\/2024-03-04 09\.00\.00[^/\\:*?"<>|]*\.eml$/.test(name))).toBe(true);
    expect(names.every((name) => Buffer.byteLength(basename(name)) <= 140)).toBe(true);
  });
});
