import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { FolderChange, ImapSession } from '#core/sync/imap/index.ts';
import { collect, failureOf, openSession } from '#tests/support/dovecot-session.ts';
import { startDovecot, usualFolders, type Dovecot } from '#tests/support/dovecot.ts';
import { until } from '#tests/support/until.ts';

let server: Dovecot;
let users = 0;
const sessions: ImapSession[] = [];

beforeAll(async () => {
  server = await startDovecot({ specialUse: usualFolders });
});
afterAll(() => server.stop());
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
});

function mail(n: number, body = `Nummer ${n}`): string {
  return `From: a@b.example\r\nMessage-ID: <m${n}@b.example>\r\nSubject: Mail ${n}\r\n\r\n${body}\r\n`;
}

/** A user of one's own with `count` mails in the inbox, and a session of theirs. */
async function aUser(count = 0, on = server): Promise<{ user: string; session: ImapSession }> {
  users += 1;
  const user = `user${users}`;
  on.addUser(user);
  if (count > 0)
    on.fill(
      user,
      'INBOX',
      Array.from({ length: count }, (_, index) => ({ raw: mail(index + 1) })),
    );
  const session = await openSession(on, user);
  sessions.push(session);
  return { user, session };
}

describe('folders', () => {
  test('are listed with their roles, deep names and umlauts', async () => {
    const { user, session } = await aUser();
    await server.deliver(user, 'Kunden/Köln & Söhne/日本', mail(1));
    const folders = await session.listFolders();
    const roles = Object.fromEntries(folders.map(({ path, role }) => [path, role]));
    expect(roles).toMatchObject({
      INBOX: 'inbox',
      Sent: 'sent',
      Drafts: 'drafts',
      Trash: 'trash',
      Junk: 'spam',
      Archive: 'archive',
      'Kunden/Köln & Söhne/日本': 'other',
    });
    expect(folders.find(({ path }) => path === 'Kunden')).toMatchObject({ canSelect: false });
    expect(folders.find(({ path }) => path.endsWith('日本'))).toMatchObject({ name: '日本', canSelect: true });
    expect((await session.open('Kunden/Köln & Söhne/日本')).exists).toBe(1);
  });

  test('are made, renamed and deleted; making one twice is fine', async () => {
    const { session } = await aUser();
    await session.createFolder('Übersicht/2026');
    await session.createFolder('Übersicht/2026');
    await session.renameFolder('Übersicht/2026', 'Übersicht/2027');
    const paths = (await session.listFolders()).map(({ path }) => path);
    expect(paths).toContain('Übersicht/2027');
    expect(paths).not.toContain('Übersicht/2026');
    expect((await session.listFolders()).find(({ path }) => path === 'Übersicht/2027')?.isSubscribed).toBe(true);
    await session.deleteFolder('Übersicht/2027');
    await expect(session.open('Übersicht/2027')).rejects.toMatchObject({
      code: 'not-found',
      details: { cause: 'no-such-folder' },
    });
    await expect(session.deleteFolder('Nie gewesen')).rejects.toMatchObject({ code: 'not-found' });
    await session.createFolder('A');
    await session.createFolder('B');
    await expect(session.renameFolder('A', 'B')).rejects.toMatchObject({ code: 'conflict' });
  });

  test('open tells the cursor, and refuses UIDs of another time', async () => {
    const { user, session } = await aUser(3);
    const open = await session.open('INBOX');
    expect(open).toMatchObject({ exists: 3, uidNext: 4, isReadOnly: false });
    expect(open.highestModseq).toMatch(/^\d+$/);
    expect(await session.status('INBOX')).toMatchObject({
      exists: 3,
      unseen: 3,
      uidNext: 4,
      uidValidity: open.uidValidity,
    });
    await server.changeUidValidity(user, 'INBOX');
    const again = await openSession(server, user);
    sessions.push(again);
    await expect(again.open('INBOX', { uidValidity: open.uidValidity })).rejects.toMatchObject({
      code: 'conflict',
      details: { cause: 'uid-validity' },
    });
    expect((await again.open('INBOX')).uidValidity).not.toBe(open.uidValidity);
  });

  test('stand under a prefix, beside those of a namespace for all', async () => {
    await using other = await startDovecot({ separator: '.', prefix: 'INBOX.', sharedPrefix: 'Gemeinsam.' });
    const { user, session } = await aUser(1, other);
    await other.deliver(user, 'INBOX.Archiv', mail(1));
    await other.deliver(user, 'INBOX.Gesendet', mail(1));
    await other.deliver(user, 'INBOX.Kunden.Papierkorb', mail(1));
    await other.deliver(user, 'Gemeinsam.Team', mail(1));
    expect(session.personalPrefix).toBe('INBOX.');
    const roles = Object.fromEntries((await session.listFolders()).map(({ path, role }) => [path, role]));
    expect(roles).toMatchObject({
      INBOX: 'inbox',
      'INBOX.Archiv': 'archive',
      'INBOX.Gesendet': 'sent',
      'INBOX.Kunden.Papierkorb': 'other',
      'Gemeinsam.Team': 'other',
    });
    expect((await session.open('Gemeinsam.Team')).exists).toBe(1);
    await session.open('INBOX');
    expect((await session.move([1], 'INBOX.Archiv'))?.get(1)).toBe(2);
    await session.close();
  });
});

describe('fetching', () => {
  test('states: flags, sizes, dates and what changed since', async () => {
    const { user, session } = await aUser();
    const at = new Date(Date.UTC(2020, 4, 5, 6, 7, 8));
    await server.deliver(user, 'INBOX', mail(1), ['\\Seen', '$Forwarded'], at);
    await server.deliver(user, 'INBOX', mail(2));
    const { highestModseq } = await session.open('INBOX');
    const all = await collect(session.fetchState({ from: 1, to: null }));
    expect(all.map(({ uid }) => uid)).toEqual([1, 2]);
    expect(all[0]).toMatchObject({
      flags: ['$Forwarded', '\\Seen'],
      sizeBytes: mail(1).length,
      receivedAt: at.getTime(),
    });
    expect(all[0]?.modseq).toMatch(/^\d+$/);
    expect(await collect(session.fetchState({ from: 3, to: null }))).toEqual([]);
    expect((await collect(session.fetchState([2, 7]))).map(({ uid }) => uid)).toEqual([2]);

    const second = await server.connect(user);
    await second.run('SELECT INBOX');
    await second.run(String.raw`UID STORE 2 +FLAGS (\Flagged)`);
    const changed = await collect(session.fetchState({ from: 1, to: null }, highestModseq ?? undefined));
    expect(changed).toMatchObject([{ uid: 2, flags: ['\\Flagged'] }]);
  });

  test('sources byte for byte, whatever is in them, each in a buffer of its own', async () => {
    const { user, session } = await aUser();
    const odd = Buffer.concat([
      Buffer.from('Subject: \xff\xfe\r\n\r\n', 'latin1'),
      // Without NUL, and without the bare line ends that Dovecot mends.
      Buffer.from(Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => ![0, 10, 13].includes(byte))),
      Buffer.from('\r\n* 1 FETCH (UID 9)\r\n{5}\r\n)\r\n'),
    ]);
    const raws = [odd, Buffer.from(mail(2)), Buffer.from(mail(3, 'x'.repeat(3_000_000))), Buffer.from('\r\n')];
    for (const raw of raws) await server.deliver(user, 'INBOX', raw);
    await session.open('INBOX');
    const found = await collect(session.fetchSources([4, 3, 2, 1, 1, 99]));
    expect(found.map(({ uid }) => uid)).toEqual([1, 2, 3, 4]);
    found.forEach(({ source }, index) => {
      expect(Buffer.compare(source, raws[index] ?? Buffer.of())).toBe(0);
      expect(source.buffer.byteLength).toBe(source.byteLength);
    });
    const large = await session.fetchSource(3);
    expect(Buffer.compare(large ?? Buffer.of(), raws[2] ?? Buffer.of())).toBe(0);
    expect((await session.fetchSource(3, 1_500_000))?.length).toBe(1_500_000);
    expect(await session.fetchSource(99)).toBeNull();
    const [first] = await collect(session.fetchHeaders([2]));
    expect(Buffer.from(first?.header ?? []).toString()).toBe(mail(2).split('Nummer')[0]);
    expect((await server.readFolder(user, 'INBOX')).get(2)?.flags).toEqual([]);
  });

  test('many, in chunks; a loop may be left early', async () => {
    const { session } = await aUser(1_300);
    await session.open('INBOX');
    expect(await session.searchUids()).toHaveLength(1_300);
    const every = Array.from({ length: 1_300 }, (_, index) => index + 1);
    const odd = every.filter((uid) => uid % 2 === 1);
    expect((await collect(session.fetchSources(odd))).map(({ uid }) => uid)).toEqual(odd);
    for await (const { uid } of session.fetchSources(every)) if (uid === 3) break;
    expect(await session.searchUids()).toHaveLength(1_300);
  });

  test('finds a mail by its Message-ID, and only that one', async () => {
    const { user, session } = await aUser(12);
    await server.deliver(user, 'INBOX', 'Message-ID:\r\n <m1"{5}@b.example>\r\n\r\nx\r\n');
    await session.open('INBOX');
    expect(await session.findByMessageId('<m1@b.example>')).toEqual([1]);
    expect(await session.findByMessageId('m2@b.example')).toEqual([2]);
    expect(await session.findByMessageId('2@b.example')).toEqual([]);
    expect(await session.findByMessageId('m1"{5}@b.example')).toEqual([13]);
    await expect(session.findByMessageId('a\r\nA1 LOGOUT')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test('tells what vanished, with QRESYNC', async () => {
    const { user, session } = await aUser(10);
    expect(session.quirks).toMatchObject({ name: 'dovecot', canQresync: true });
    const { highestModseq } = await session.open('INBOX');
    const second = await server.connect(user);
    await second.run('SELECT INBOX');
    await second.run(String.raw`UID STORE 2:4,9 +FLAGS (\Deleted)`);
    await second.run('EXPUNGE');
    expect(await session.vanishedSince(highestModseq ?? '1')).toEqual([2, 3, 4, 9]);
    expect(await session.searchUids()).toEqual([1, 5, 6, 7, 8, 10]);
  });
});

describe('changing', () => {
  test('flags, of many at once', async () => {
    const { user, session } = await aUser(1_200);
    await session.open('INBOX');
    const uids = Array.from({ length: 1_200 }, (_, index) => index + 1);
    expect(await session.setFlags(uids, { add: ['\\Seen', '$Hauspost'] })).toEqual([]);
    await session.setFlags([5], { remove: ['\\seen'] });
    const found = await server.readFolder(user, 'INBOX');
    expect(found.get(5)?.flags).toEqual(['$Hauspost']);
    expect([...found.values()].filter(({ flags }) => flags.includes('\\Seen'))).toHaveLength(1_199);
    for (const flag of ['a b', 'x\r\nA1 LOGOUT', '(', '', '\\Recent', 'ü', '{3}', '"'])
      await expect(session.setFlags([1], { add: [flag] })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(session.setFlags([0], { add: ['\\Seen'] })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  const servers: Record<string, string[]> = {
    'with MOVE': [],
    'without MOVE': ['MOVE'],
    'without MOVE and UIDPLUS': ['MOVE', 'UIDPLUS'],
    'with the bare protocol': [
      'MOVE',
      'UIDPLUS',
      'IDLE',
      'CONDSTORE',
      'QRESYNC',
      'ENABLE',
      'ESEARCH',
      'SPECIAL-USE',
      'LIST-EXTENDED',
      'NAMESPACE',
      'LITERAL+',
      'SASL-IR',
      'ID',
    ],
  };

  test.each(Object.keys(servers))('move, copy, append and remove %s', async (name) => {
    const withoutCapabilities = servers[name] ?? [];
    await using other = await startDovecot({ withoutCapabilities, specialUse: usualFolders });
    const { user, session } = await aUser(6, other);
    await session.open('INBOX');
    const heard: number[][] = [];
    const moved = await session.move([1, 2], 'Archive', (uids) => heard.push([...uids]));
    // Dovecot tells the new UIDs also where it does not say that it would.
    expect([...(moved ?? [])]).toEqual([
      [1, 1],
      [2, 2],
    ]);
    expect(heard).toEqual([[1, 2]]);
    expect(await session.copy([3], 'Archive')).toEqual(new Map([[3, 3]]));
    expect(await session.remove([4])).toBe('expunged');
    expect(await session.searchUids()).toEqual([3, 5, 6]);
    const archived = await other.readFolder(user, 'Archive');
    expect([...archived.values()].map(({ raw }) => raw)).toEqual([mail(1), mail(2), mail(3)]);

    const at = Date.UTC(2021, 0, 2);
    const stored = await session.append('Sent', Buffer.from(mail(50)), ['\\Seen'], at);
    const { uidValidity } = await session.open('Sent');
    expect(stored).toEqual({ uid: 1, uidValidity });
    expect(await collect(session.fetchState([1]))).toMatchObject([{ uid: 1, flags: ['\\Seen'], receivedAt: at }]);
    expect(await session.findByMessageId('m50@b.example')).toEqual([1]);
    expect((await session.listFolders()).find(({ path }) => path === 'Trash')?.role).toBe('trash');
    await session.close();
  });

  test('never expunges what another client marked', async () => {
    await using other = await startDovecot({ withoutCapabilities: ['MOVE', 'UIDPLUS'] });
    const { user, session } = await aUser(4, other);
    await session.open('INBOX');
    const second = await other.connect(user);
    await second.run('SELECT INBOX');
    await second.run(String.raw`UID STORE 2 +FLAGS (\Deleted)`);
    await session.createFolder('Ziel');
    expect(await session.remove([1])).toBe('marked');
    await session.move([3], 'Ziel');
    const left = await other.readFolder(user, 'INBOX');
    expect([...left.keys()]).toEqual([1, 2, 3, 4]);
    expect([...left.values()].map(({ flags }) => flags.includes('\\Deleted'))).toEqual([true, true, true, false]);
    expect((await other.readFolder(user, 'Ziel')).size).toBe(1);
    await session.close();
  });

  test('what the server refuses says so', async () => {
    const { session } = await aUser(1);
    await session.open('INBOX');
    await expect(session.move([1], 'Nirgends')).rejects.toMatchObject({ code: 'not-found' });
    await expect(session.copy([1], 'Nirgends')).rejects.toMatchObject({ code: 'not-found' });
    await expect(session.append('Nirgends', Buffer.from(mail(1)))).rejects.toMatchObject({ code: 'not-found' });
    await expect(session.setLabels([1], { add: ['x'] })).rejects.toMatchObject({ code: 'server-rejected' });
    await session.open('INBOX', { isReadOnly: true });
    await expect(session.setFlags([1], { add: ['\\Seen'] })).rejects.toMatchObject({ code: 'server-rejected' });
    for (const path of ['a\r\nA1 LOGOUT', 'a\0', '', '\ud800'])
      await expect(session.createFolder(path)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(await session.searchUids()).toEqual([1]);
  });
});

describe('watching', () => {
  test('hears of new mail, flags and deletions, and other calls may interrupt', async () => {
    const { user, session } = await aUser(2);
    await session.open('INBOX');
    const heard: FolderChange[] = [];
    const stop = new AbortController();
    const idling = session.idle((change) => heard.push(change), stop.signal);
    await server.deliver(user, 'INBOX', mail(3));
    await until(() => heard.some((change) => change.kind === 'exists' && change.count === 3));
    expect(await session.searchUids()).toEqual([1, 2, 3]);
    const second = await server.connect(user);
    await second.run('SELECT INBOX');
    await second.run(String.raw`UID STORE 2 +FLAGS (\Flagged)`);
    await until(() => heard.some((change) => change.kind === 'flags' && change.flags.includes('\\Flagged')));
    await second.run(String.raw`UID STORE 1 +FLAGS (\Deleted)`);
    await second.run('EXPUNGE');
    await until(() => heard.some((change) => change.kind === 'expunge' && change.uid === 1));
    stop.abort();
    await idling;
    expect(await session.searchUids()).toEqual([2, 3]);
  });

  test('ends with an error when the server goes', async () => {
    const { user, session } = await aUser(1);
    await session.open('INBOX');
    const isGone = { code: 'unavailable', details: { cause: 'bye', text: 'Server shutting down.' } };
    const watched = failureOf(session.idle(() => {}, new AbortController().signal));
    await session.checkAlive();
    await server.kick(user);
    expect(await watched).toMatchObject(isGone);
    expect(session.isUsable).toBe(false);
    await expect(session.searchUids()).rejects.toMatchObject(isGone);
    await expect(session.checkAlive()).rejects.toMatchObject(isGone);
  });
});
