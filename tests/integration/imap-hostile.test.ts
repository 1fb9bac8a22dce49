import { afterEach, describe, expect, test } from 'vitest';
import { connectImap, type ImapOptions, type ImapSession } from '#core/sync/imap/index.ts';
import { systemClock } from '#core/clock.ts';
import { collect, silentLog } from '#tests/support/dovecot-session.ts';
import { encodeFolder } from '#tests/support/dovecot.ts';
import { until } from '#tests/support/until.ts';
import { startFakeImap, type FakeImap, type FakeImapOptions, type FakeScript } from '#tests/support/fake-imap.ts';

/** Servers that lie, break, flood or lack things. BAD-INPUTS 86 to 93, as far as they belong to this layer. */

const open: FakeImap[] = [];
const sessions: ImapSession[] = [];
afterEach(async () => {
  await Promise.all(sessions.splice(0).map((session) => session.close()));
  await Promise.all(open.splice(0).map((server) => server.stop()));
});

async function aServer(options: FakeImapOptions): Promise<FakeImap> {
  const server = await startFakeImap({ security: 'none', ...options });
  open.push(server);
  return server;
}

async function connectTo({ host, port }: FakeImap, more: Partial<ImapOptions> = {}): Promise<ImapSession> {
  const session = await connectImap({
    server: { host, port, security: 'starttls', pinnedFingerprint: null },
    login: { user: 'anna', password: 'x' },
    log: silentLog,
    clock: systemClock(),
    plainTextOnLoopback: true,
    ...more,
  });
  sessions.push(session);
  return session;
}

/** A session whose server answers as the script says, with the inbox open. */
async function aSession(script: Record<string, FakeScript>, options: FakeImapOptions = {}) {
  const server = await aServer({ ...options, script });
  const session = await connectTo(server);
  await session.open('INBOX');
  return { server, session };
}

const commands = (server: FakeImap) => server.received.map(({ text }) => text);

describe('names of folders', () => {
  test('whatever they are, none crashes and none is mistaken for another', async () => {
    const deep = Array.from({ length: 10_000 }, () => 'a').join('/');
    const listed = [
      String.raw`"../../etc/passwd"`,
      String.raw`"a\\b\"c"`,
      '"<img src=x onerror=alert(1)>"',
      '"&garbage"',
      '"&AMQ"',
      '"&AGE-"',
      '"&2AA-"',
      '"&AAA-nul"',
      '"&IC4-gpj.exe"',
      '"&AAoAQQ-"',
      'inbox',
      'Inbox',
      '"constructor"',
      '"__proto__"',
      `"${deep}"`,
      `"${'x'.repeat(5_000)}"`,
      '{3}\r\na\tb',
      'NIL',
      '""',
      '"Doppelt"',
      '"Doppelt"',
      '"doppelt"',
    ];
    const server = await aServer({
      script: { LIST: listed.map((name) => String.raw`* LIST (\HasNoChildren) "/" ${name}`) },
    });
    const session = await connectTo(server);
    const folders = await session.listFolders();
    expect(folders.filter(({ role }) => role === 'inbox').map(({ path }) => path)).toEqual(['INBOX']);
    expect(folders.filter(({ path }) => path === 'Doppelt')).toHaveLength(1);
    expect(folders.filter(({ path }) => path === 'doppelt')).toHaveLength(1);
    expect(folders.every(({ path }) => path.length <= 501)).toBe(true);
    expect(folders.every(({ name }) => !/[\p{Cc}\p{Cf}]/u.test(name))).toBe(true);
    const byPath = new Map(folders.map((folder) => [folder.path, folder]));
    expect(byPath.get('../../etc/passwd')).toMatchObject({ name: 'passwd', canSelect: true });
    expect(byPath.get(String.raw`a\b"c`)).toMatchObject({ canSelect: true });
    expect(byPath.get('__proto__')).toMatchObject({ role: 'other', canSelect: true });
    expect(byPath.get('\u202egpj.exe')).toMatchObject({ name: String.raw`\u{202e}gpj.exe` });
    // Encoded as no one should: asking for what we read would ask for another folder.
    const broken = folders.filter(({ canSelect }) => !canSelect).map(({ name }) => name);
    expect(broken).toEqual(expect.arrayContaining([String.raw`\u{0}nul`, String.raw`\u{a}A`, 'a']));
    for (const { path, canSelect } of folders) {
      if (!canSelect) continue;
      await session.open(path);
    }
    const selected = commands(server).filter((text) => text.startsWith('SELECT'));
    expect(selected.some((text) => text.includes(String.raw`"a\\b\"c"`))).toBe(true);
    // What is asked for is what was listed, byte for byte.
    const asked = selected.map((text) => text.replace(/^SELECT "?(.*?)"?( \(CONDSTORE\))?$/, '$1').toLowerCase());
    const known = listed.map((name) => name.replaceAll('"', '').toLowerCase());
    for (const path of asked) expect(known).toContain(path.replaceAll('"', ''));
  });

  const languages: Record<string, string[]> = {
    German: ['Gesendete Objekte', 'Entwürfe', 'Papierkorb', 'Spamverdacht', 'Archiv'],
    'German, again': ['Gesendet', 'Entwürfe', 'Gelöschte Elemente', 'Junk-E-Mail', 'Archiv'],
    English: ['Sent Items', 'Drafts', 'Deleted Items', 'Junk E-mail', 'Archive'],
    French: ['Éléments envoyés', 'Brouillons', 'Corbeille', 'Courrier indésirable', 'Archives'],
    Spanish: ['Enviados', 'Borradores', 'Papelera', 'Correo no deseado', 'Archivo'],
    Polish: ['Wysłane', 'Szkice', 'Kosz', 'Spam', 'Archiwum'],
    Turkish: ['Gönderilmiş Öğeler', 'Taslaklar', 'Çöp Kutusu', 'Spam', 'Arşiv'],
    Russian: ['Отправленные', 'Черновики', 'Корзина', 'Спам', 'Архив'],
    Japanese: ['送信済み', '下書き', 'ゴミ箱', '迷惑メール', 'アーカイブ'],
  };

  test.each(Object.keys(languages))('play their part by their name where the server does not say: %s', async (name) => {
    const names = languages[name] ?? [];
    const server = await aServer({
      capabilities: 'IMAP4rev1',
      script: { LIST: ['INBOX', ...names].map((one) => `* LIST () "/" "${encodeFolder(one)}"`) },
    });
    const session = await connectTo(server);
    const folders = await session.listFolders();
    const roles = names.map((one) => folders.find(({ path }) => path === one)?.role);
    expect(roles).toEqual(['sent', 'drafts', 'trash', 'spam', 'archive']);
  });

  test('ten thousand are enough', async () => {
    const many = Array.from({ length: 12_000 }, (_, index) => `* LIST () "/" f${index}`);
    const server = await aServer({ script: { LIST: many } });
    const session = await connectTo(server);
    const folders = await session.listFolders();
    expect(folders.length).toBeLessThanOrEqual(10_001);
    expect(folders.some(({ path }) => path === 'INBOX')).toBe(true);
  });
});

describe('what the user types', () => {
  test('is never a command', async () => {
    const { server, session } = await aSession(
      { LIST: [String.raw`* LIST () "/" INBOX`] },
      { capabilities: 'IMAP4rev1 UIDPLUS MOVE X-GM-EXT-1' },
    );
    const nasty = ['a"b', String.raw`a\b`, 'a{5}', 'a{5+}', '*', '%', 'a b', '(x)', 'ü&-', '~', 'x) UID'];
    for (const path of nasty) {
      await session.createFolder(path);
      await session.setLabels([1], { add: [path] });
      await session.findByMessageId(path.replaceAll(/\s/g, ''));
    }
    for (const path of ['a\r\nT1 LOGOUT', 'a\nb', 'a\0b', 'x'.repeat(600)]) {
      await expect(session.createFolder(path)).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(session.setLabels([1], { add: [path] })).rejects.toMatchObject({ code: 'invalid-input' });
      await expect(session.findByMessageId(`${path}${'y'.repeat(500)}`)).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
    const made = commands(server).filter((text) => text.startsWith('CREATE'));
    expect(made).toHaveLength(nasty.length);
    expect(made[0]).toBe(String.raw`CREATE "a\"b"`);
    expect(made[8]).toContain('&APw-&--');
    expect(new Set(server.received.map(({ text }) => text.split(' ', 1)[0]))).not.toContain('T1');
    expect(commands(server).filter((text) => text.startsWith('LOGOUT'))).toEqual([]);
  });
});

describe('answers out of measure', () => {
  const floods: Record<string, (send: (text: string) => void) => void> = {
    'a literal of 10 GB': (send) => send('* 1 FETCH (UID 1 BODY[] {9999999999}\r\n'),
    'a literal of 100 MB': (send) => send('* 1 FETCH (UID 1 BODY[] {104857600}\r\nabc'),
    'a line that never ends': (send) => {
      for (let mb = 0; mb < 40; mb += 1) send('x'.repeat(1_048_576));
    },
    'a million small literals': (send) => {
      send('* 1 FETCH (UID 1 ');
      for (let part = 0; part < 1_000; part += 1) send('{1}\r\na '.repeat(1_000));
      send(')\r\n');
    },
    'parentheses without end': (send) => send(`* 1 FETCH ${'('.repeat(200_000)}\r\n`),
    'a million tokens': (send) => send(`* 1 FETCH (UID 1 FLAGS (${'a '.repeat(1_000_000)}))\r\n`),
  };

  test.each(Object.keys(floods))('%s ends the line, not us', async (name) => {
    const { session } = await aSession({
      'UID FETCH': (command) => {
        floods[name]?.(command.send);
        return [];
      },
    });
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    await expect(collect(session.fetchSources([1]))).rejects.toMatchObject({
      code: expect.stringMatching(/^(server-rejected|offline)$/) as string,
    });
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024);
    await until(() => !session.isUsable);
  });

  test('ten thousand keywords on one mail are cut to what anybody uses', async () => {
    const keywords = Array.from({ length: 10_000 }, (_, index) => `k${index}`).join(' ');
    const { session } = await aSession({
      'UID FETCH': [String.raw`* 1 FETCH (UID 1 FLAGS (\Seen ${keywords} \Recent) RFC822.SIZE 5 INTERNALDATE "x")`],
    });
    const [state] = await collect(session.fetchState([1]));
    expect(state?.flags).toHaveLength(200);
    expect(state?.flags).toContain('\\Seen');
    expect(state?.receivedAt).toBeGreaterThan(0);
  });

  test('the whole of four billion vanished messages is not a folder', async () => {
    const server = await aServer({
      capabilities: 'IMAP4rev1 ENABLE CONDSTORE QRESYNC',
      script: {
        ENABLE: ['* ENABLED CONDSTORE QRESYNC'],
        'UID FETCH': ['* VANISHED (EARLIER) 1:4294967295'],
      },
    });
    const session = await connectTo(server);
    await session.open('INBOX');
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 1);
    await expect(session.vanishedSince('5')).rejects.toMatchObject({ code: 'offline' });
    clearInterval(ticking);
    expect(turns).toBeGreaterThan(100);
  });
});

describe('answers that are not true', () => {
  test('UIDs nobody asked for, 0, too large or twice are not taken', async () => {
    const row = (uid: string) =>
      String.raw`* 1 FETCH (UID ${uid} FLAGS () RFC822.SIZE 5 INTERNALDATE "01-Jan-2020 00:00:00 +0000" BODY[] {5}` +
      '\r\nabcde)';
    const rows = ['0', '1', '1', '2', '77', '4294967296', '-1', 'x'].map(row);
    const { session } = await aSession({
      'UID FETCH': rows,
      'UID SEARCH': ['* SEARCH 0 3 1 3 2 4294967296 99999999999999999999'],
    });
    expect((await collect(session.fetchSources([1, 2]))).map(({ uid }) => uid)).toEqual([1, 2]);
    const states = await collect(session.fetchState({ from: 2, to: null }));
    expect(states.map(({ uid }) => uid)).toEqual([2, 77]);
    expect(await session.searchUids()).toEqual([1, 2, 3]);
  });

  test('EXISTS going down, RECENT nonsense and rows without their parts', async () => {
    const { session } = await aSession({
      'UID FETCH': [
        '* 1 EXISTS',
        '* 999999999999 RECENT',
        '* 0 EXISTS',
        '* 1 FETCH (UID 1 FLAGS (x))',
        '* 2 FETCH NIL',
        '* 2 FETCH (UID 2 BODY[] {-5}',
        ')',
        '* 3 FETCH (UID 3 BODY[] NIL)',
      ],
    });
    expect(await collect(session.fetchSources([1, 2, 3]))).toEqual([]);
    expect(await collect(session.fetchState([1, 2, 3]))).toEqual([]);
    expect(session.isUsable).toBe(true);
  });

  test('`9:*` in a folder that ends before', async () => {
    const { session } = await aSession({
      'UID FETCH': ['* 3 FETCH (UID 3 FLAGS () RFC822.SIZE 5 INTERNALDATE "01-Jan-2020 00:00:00 +0000")'],
    });
    expect(await collect(session.fetchState({ from: 9, to: null }))).toEqual([]);
  });

  test('COPYUID and APPENDUID that cannot be', async () => {
    const { session } = await aSession({
      'UID MOVE': ['# OK [COPYUID 0 1:2 5:6] done'],
      'UID COPY': ['# OK [COPYUID 7 1:2,9 5:6,8] done'],
      APPEND: ['# OK [APPENDUID 0 0] done'],
    });
    expect(await session.move([1, 2], 'A')).toBeNull();
    expect(await session.copy([1, 2], 'A')).toEqual(
      new Map([
        [1, 5],
        [2, 6],
      ]),
    );
    expect(await session.append('A', Buffer.from('x'))).toEqual({ uid: null, uidValidity: null });
  });

  test('no UIDVALIDITY, no mod-sequences', async () => {
    const { session } = await aSession({ SELECT: ['* 3 EXISTS', '* OK [NOMODSEQ] none', '# OK done'] });
    expect(await session.open('INBOX')).toMatchObject({ uidValidity: '0', highestModseq: null, exists: 3 });
    await expect(session.open('INBOX', { uidValidity: '7' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('servers that cannot', () => {
  test('without UIDPLUS, MOVE and COPYUID: moved, and told that nobody knows where', async () => {
    const { server, session } = await aSession({ 'UID SEARCH': ['* SEARCH 1 2'] }, { capabilities: 'IMAP4rev1' });
    expect(await session.move([1, 2], 'Archive')).toBeNull();
    const said = commands(server).filter((text) => /^(UID |EXPUNGE)/.test(text));
    expect(said).toEqual([
      'UID COPY 1:2 Archive',
      String.raw`UID STORE 1:2 +FLAGS.SILENT (\Deleted)`,
      'UID SEARCH DELETED',
      String.raw`UID STORE 1:2 +FLAGS.SILENT (\Deleted)`,
      'EXPUNGE',
    ]);
  });

  test('a copy that fails leaves the original alone', async () => {
    const { server, session } = await aSession(
      { 'UID COPY': ['# NO [OVERQUOTA] Full'] },
      { capabilities: 'IMAP4rev1 UIDPLUS' },
    );
    await expect(session.move([1], 'Archive')).rejects.toMatchObject({
      code: 'server-rejected',
      details: { cause: 'over-quota', text: 'Full' },
    });
    expect(commands(server).some((text) => /STORE|EXPUNGE/.test(text))).toBe(false);
  });

  test('keywords that are not kept are named, the others set', async () => {
    const { server, session } = await aSession({
      SELECT: [
        '* 1 EXISTS',
        '* OK [UIDVALIDITY 1] x',
        String.raw`* OK [PERMANENTFLAGS (\Seen \Deleted)] x`,
        '# OK [READ-WRITE] done',
      ],
    });
    expect(await session.setFlags([1], { add: ['\\seen', '$Hauspost'] })).toEqual(['$Hauspost']);
    expect(commands(server).filter((text) => text.startsWith('UID STORE'))).toEqual([
      String.raw`UID STORE 1 +FLAGS.SILENT (\Seen)`,
    ]);
  });

  test('a server that sends all where a part was asked for', async () => {
    const { session } = await aSession({
      'UID FETCH': [`* 1 FETCH (UID 1 BODY[]<0> {2000000}\r\n${'y'.repeat(2_000_000)})`],
    });
    expect((await session.fetchSource(1))?.length).toBe(2_000_000);
  });

  test('long lists of UIDs never make a long command', async () => {
    const { server, session } = await aSession({});
    const every = Array.from({ length: 20_000 }, (_, index) => 4_000_000_000 + index * 2);
    await session.setFlags(every, { add: ['\\Seen'] });
    await collect(session.fetchSources(every));
    const long = commands(server).filter((text) => text.length > 5_000);
    expect(long).toEqual([]);
    const stored = commands(server).filter((text) => text.startsWith('UID STORE'));
    expect(stored.flatMap((text) => text.split(' ')[2]?.split(',') ?? [])).toHaveLength(20_000);
  });
});

describe('words of the server', () => {
  test('are passed on as plain text, and short', async () => {
    const alerts: string[] = [];
    const server = await aServer({
      script: {
        'UID STORE': [
          `# NO [ALERT] \u001b[31mRed\u001b[0m <b onclick=x>bold</b> http://evil.example ${'x'.repeat(1_000_000)}`,
        ],
      },
    });
    const session = await connectTo(server, { onAlert: (text) => alerts.push(text) });
    await session.open('INBOX');
    const failure: unknown = await session.setFlags([1], { add: ['\\Seen'] }).catch((error: unknown) => error);
    const { text } = (failure as { details: { text: string } }).details;
    expect(text.startsWith('Red <b onclick=x>bold</b> http://evil.example xxx')).toBe(true);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(alerts).toHaveLength(1);
    expect(alerts[0]?.length).toBeLessThanOrEqual(200);
  });

  test('a referral is not followed', async () => {
    const server = await aServer({ script: { LOGIN: ['# NO [REFERRAL imap://evil.example/] go there'] } });
    await expect(connectTo(server)).rejects.toMatchObject({ code: 'auth-expired', details: { cause: 'login' } });
  });

  const goodbyes: Record<string, { says: string; code: string; cause: string }> = {
    plain: { says: '* BYE see you', code: 'unavailable', cause: 'bye' },
    'too many lines': { says: '* BYE Too many simultaneous connections', code: 'unavailable', cause: 'busy' },
  };
  test.each(Object.keys(goodbyes))('a goodbye: %s', async (name) => {
    const { says = '', code = '', cause = '' } = goodbyes[name] ?? {};
    const greeted = await aServer({ greeting: says });
    await expect(connectTo(greeted)).rejects.toMatchObject({ code, details: { cause, text: says.slice(6) } });
    const { session } = await aSession({
      'UID STORE': (command) => {
        command.send(`${says}\r\n`);
        command.cut();
        return undefined;
      },
    });
    await expect(session.setFlags([1], { add: ['\\Seen'] })).rejects.toMatchObject({ code });
  });
});

describe('logging in', () => {
  const refusals: Record<string, { answer: string; host?: Partial<ImapOptions>; cause: string; code?: string }> = {
    'a wrong password': { answer: '# NO [AUTHENTICATIONFAILED] Invalid credentials', cause: 'login' },
    'Gmail wants an app password': {
      answer:
        '# NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)',
      cause: 'app-password',
    },
    'Gmail wants the browser': {
      answer: '# NO [ALERT] Please log in via your web browser: https://x (Failure) WEB LOGIN REQUIRED',
      cause: 'app-password',
    },
    'iCloud and Yahoo say nothing of it': {
      answer: '# NO [AUTHENTICATIONFAILED] Authentication Failed',
      host: { quirks: { needsAppPassword: true } },
      cause: 'app-password',
    },
    'Microsoft blocks basic auth': {
      answer: '# NO AUTHENTICATE failed. LogonDenied-BasicAuthBlocked',
      cause: 'basic-auth-blocked',
    },
    'Microsoft says nothing of it': {
      answer: '# NO LOGIN failed.',
      host: { quirks: { needsOauth: true } },
      cause: 'basic-auth-blocked',
    },
    'for now': { answer: '# NO [UNAVAILABLE] Temporary authentication failure', cause: 'busy', code: 'unavailable' },
    'too many': {
      answer: '# NO [ALERT] Too many simultaneous connections. (Failure)',
      cause: 'busy',
      code: 'unavailable',
    },
    'in use': { answer: '# NO [INUSE] Mailbox in use', cause: 'busy', code: 'unavailable' },
  };

  test.each(Object.keys(refusals))('%s', async (name) => {
    const { answer = '', host = {}, cause, code = 'auth-expired' } = refusals[name] ?? {};
    const server = await aServer({ script: { LOGIN: [answer] } });
    await expect(connectTo(server, host)).rejects.toMatchObject({ code, details: { cause } });
  });

  test('a server that takes no password', async () => {
    const server = await aServer({ capabilities: 'IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2' });
    await expect(connectTo(server)).rejects.toMatchObject({ details: { cause: 'basic-auth-blocked' } });
    expect(commands(server).some((text) => text.startsWith('LOGIN'))).toBe(false);
  });

  test('an expired token, told as providers tell it', async () => {
    const problem = Buffer.from('{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}').toString(
      'base64',
    );
    const server = await aServer({
      capabilities: 'IMAP4rev1 SASL-IR AUTH=XOAUTH2',
      script: {
        AUTHENTICATE: async (command) => {
          command.send(`+ ${problem}\r\n`);
          await command.nextLine();
          return ['# NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)'];
        },
      },
    });
    await expect(connectTo(server, { login: { user: 'anna', accessToken: 'ya29.x' } })).rejects.toMatchObject({
      code: 'auth-expired',
      details: { cause: 'oauth-expired' },
    });
  });

  test('a token works', async () => {
    const server = await aServer({ capabilities: 'IMAP4rev1 SASL-IR AUTH=XOAUTH2' });
    const session = await connectTo(server, { login: { user: 'anna', accessToken: 'ya29.x' } });
    expect(session.isUsable).toBe(true);
    const sent = commands(server).find((text) => text.startsWith('AUTHENTICATE')) ?? '';
    expect(Buffer.from(sent.split(' ')[2] ?? '', 'base64').toString()).toBe('user=anna\x01auth=Bearer ya29.x\x01\x01');
  });

  test('no such host, nobody there, nobody who talks', async () => {
    const nobody = {
      server: { host: 'nowhere.invalid', port: 993, security: 'tls', pinnedFingerprint: null },
    } as const;
    const plain = { login: { user: 'a', password: 'b' }, log: silentLog, clock: systemClock() };
    await expect(connectImap({ ...plain, ...nobody })).rejects.toMatchObject({
      code: 'offline',
      details: { cause: 'dns' },
    });
    const gone = await startFakeImap({ security: 'none' });
    await gone.stop();
    await expect(connectTo(gone)).rejects.toMatchObject({ code: 'offline', details: { cause: 'refused' } });
    const mute = await aServer({ greeting: '' });
    const stop = new AbortController();
    const waiting = connectTo(mute, { signal: stop.signal });
    stop.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('Gmail', () => {
  test('tells messages, threads and labels, and sets labels', async () => {
    const { server, session } = await aSession(
      {
        'UID FETCH': [
          String.raw`* 1 FETCH (X-GM-MSGID 1278455344230334865 X-GM-THRID 1266894439832287888 X-GM-LABELS (\Inbox "Kunden/K&APY-ln" \Important) UID 1 FLAGS () RFC822.SIZE 5 INTERNALDATE "01-Jan-2020 00:00:00 +0000")`,
        ],
        LIST: [
          String.raw`* LIST (\HasNoChildren) "/" INBOX`,
          String.raw`* LIST (\HasChildren \Noselect) "/" "[Gmail]"`,
          String.raw`* LIST (\All \HasNoChildren) "/" "[Gmail]/Alle Nachrichten"`,
          String.raw`* LIST (\HasNoChildren \Sent) "/" "[Gmail]/Gesendet"`,
          String.raw`* LIST (\HasNoChildren \Junk) "/" "[Gmail]/Spam"`,
          String.raw`* LIST (\HasNoChildren \Important) "/" "[Gmail]/Wichtig"`,
          String.raw`* LIST (\HasNoChildren) "/" "Archiv Kunden"`,
        ],
      },
      { capabilities: 'IMAP4rev1 UIDPLUS MOVE X-GM-EXT-1 SPECIAL-USE IDLE' },
    );
    expect(session.quirks).toMatchObject({ name: 'gmail', hasLabels: true, canQresync: false, filesSentItself: true });
    const [state] = await collect(session.fetchState([1]));
    expect(state?.gmail).toEqual({
      messageId: '1278455344230334865',
      threadId: '1266894439832287888',
      labels: ['\\Inbox', 'Kunden/Köln', '\\Important'],
    });
    const roles = Object.fromEntries((await session.listFolders()).map(({ path, role }) => [path, role]));
    expect(roles).toMatchObject({
      '[Gmail]/Alle Nachrichten': 'archive',
      '[Gmail]/Gesendet': 'sent',
      '[Gmail]/Spam': 'spam',
      '[Gmail]/Wichtig': 'other',
      'Archiv Kunden': 'other',
    });
    await session.setLabels([1], { add: ['Kunden/Köln'], remove: ['\\Inbox'] });
    expect(commands(server).filter((text) => text.startsWith('UID STORE'))).toEqual([
      'UID STORE 1 +X-GM-LABELS (Kunden/K&APY-ln)',
      String.raw`UID STORE 1 -X-GM-LABELS (\Inbox)`,
    ]);
  });
});
