import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { connect as connectSocket, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { openRawImap, quote, type RawImap } from './dovecot-client.ts';
import { dovecotUser, writeDovecotConfig, writeOauthConfig, type DovecotOptions } from './dovecot-config.ts';
import { makeCertificate, type TestCertificate } from './tls-certificates.ts';

export { usualFolders, type DovecotOptions } from './dovecot-config.ts';

const runFile = promisify(execFile);

export interface Dovecot extends AsyncDisposable {
  readonly host: '127.0.0.1';
  /** Plain text and STARTTLS. */
  readonly port: number;
  /** TLS from the first byte. */
  readonly tlsPort: number;
  readonly certificate: TestCertificate;
  /** Holds everything; gone after `stop`. */
  readonly dir: string;
  /** The password of a user that is not named one. */
  readonly password: string;
  addUser(user: string, password?: string): void;
  /** By IMAP APPEND, as another client would; creates the folder. Answers the UID. */
  deliver(
    user: string,
    folder: string,
    raw: string | Uint8Array,
    flags?: readonly string[],
    at?: Date,
  ): Promise<number>;
  /** Thousands at once, straight into the Maildir (system flags only); Dovecot finds them at the next look. */
  fill(
    user: string,
    folder: string,
    mails: Iterable<{ raw: string | Uint8Array; flags?: readonly string[]; at?: Date }>,
  ): void;
  /** A client of the test's own; closed by `stop` at the latest. */
  connect(user: string): Promise<RawImap>;
  /** Every message of a folder by UID, as a second client sees it. */
  readFolder(user: string, folder: string): Promise<Map<number, { flags: string[]; raw: string }>>;
  /** All UIDs become new ones, as after a restored backup. Maildir only. Ends the connections of this user. */
  changeUidValidity(user: string, folder: string): Promise<void>;
  /** Ends the connections of a user, as a server that goes down does. */
  kick(user: string): Promise<void>;
  /** Same ports, same mail; every connection ends. */
  restart(): Promise<void>;
  /** Refuses connections until `start`. */
  halt(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  readLog(): string;
}

/** A Dovecot of Debian's, for one test: own folder, own ports, own user. Many run beside each other. */
export async function startDovecot(
  options: DovecotOptions & { readonly certificate?: TestCertificate; readonly users?: readonly string[] } = {},
): Promise<Dovecot> {
  const dir = mkdtempSync(join(tmpdir(), 'hauspost-dovecot-'));
  const owner = dovecotUser();
  const certificate = options.certificate ?? makeCertificate();
  const own = (path: string) => {
    if (process.getuid?.() === 0) chownSync(path, owner.uid, owner.gid);
  };
  const put = (name: string, text: string, mode = 0o600) => {
    writeFileSync(join(dir, name), text, { mode });
    own(join(dir, name));
  };
  own(dir);
  chmodSync(dir, 0o700);
  for (const name of ['run', 'state', 'mail', 'shared', 'passwd']) {
    mkdirSync(join(dir, name), { mode: 0o700 });
    own(join(dir, name));
  }
  put('cert.pem', certificate.cert);
  put('key.pem', certificate.key);
  if (options.introspectionUrl !== undefined) put('oauth2.conf', writeOauthConfig(options.introspectionUrl));

  let place = { dir, port: 0, tlsPort: 0 };
  let running: ChildProcess | undefined;
  const clients = new Set<RawImap>();
  const passwords = new Map<string, string>();
  const config = join(dir, 'dovecot.conf');
  const logFile = join(dir, 'dovecot.log');
  const readLog = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');

  async function start(): Promise<void> {
    rmSync(join(dir, 'run', 'master.pid'), { force: true });
    const logged = readLog().length;
    running = launch(config, owner);
    const child = running;
    for (;;) {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`dovecot did not start: ${readLog().slice(logged)}`);
      if (/starting up for/.test(readLog().slice(logged)) && (await answers(place.port))) return;
      await wait(10);
    }
  }

  /** In order it takes Dovecot a second; at once is for when nothing is needed any more. */
  async function end(how: 'in order' | 'at once'): Promise<void> {
    const child = running;
    running = undefined;
    for (const client of clients) client.close();
    clients.clear();
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    if (how === 'at once' && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    // The end of its input is the sign for the watcher to stop Dovecot, also when this process is killed.
    else child.stdin?.end();
    await gone;
  }

  async function stop(): Promise<void> {
    await end('at once');
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  }

  function addUser(user: string, password = 'test'): void {
    passwords.set(user, password);
    put(join('passwd', user), `${user}:{PLAIN}${password}\n`);
    mkdirSync(join(dir, 'mail', user), { recursive: true, mode: 0o700 });
    own(join(dir, 'mail', user));
  }

  async function connect(user: string): Promise<RawImap> {
    const client = await openRawImap(place.port, user, passwords.get(user) ?? 'test');
    clients.add(client);
    return {
      run: client.run,
      close() {
        clients.delete(client);
        client.close();
      },
    };
  }

  async function withClient<Result>(user: string, act: (client: RawImap) => Promise<Result>): Promise<Result> {
    const client = await connect(user);
    try {
      return await act(client);
    } finally {
      client.close();
    }
  }

  const maildirOf = (user: string, folder: string) => {
    const root = join(dir, 'mail', user, 'Maildir');
    const inner = folder.startsWith(options.prefix ?? '') ? folder.slice((options.prefix ?? '').length) : folder;
    return /^inbox$/i.test(folder) ? root : join(root, `.${inner.replaceAll(options.separator ?? '/', '.')}`);
  };

  function fill(
    user: string,
    folder: string,
    mails: Iterable<{ raw: string | Uint8Array; flags?: readonly string[]; at?: Date }>,
  ): void {
    const maildir = maildirOf(user, folder);
    for (const path of [join(maildir, '..'), maildir, ...['cur', 'new', 'tmp'].map((name) => join(maildir, name))]) {
      if (existsSync(path)) continue;
      mkdirSync(path, { recursive: true, mode: 0o700 });
      own(path);
    }
    let count = 0;
    const run = randomUUID();
    for (const { raw, flags = [], at } of mails) {
      count += 1;
      // The order of the names is the order of the UIDs.
      const name = `${1_000_000_000 + count}.${run}.test:2,${maildirFlags(flags)}`;
      const path = join(maildir, 'cur', name);
      writeFileSync(path, raw, { mode: 0o600 });
      own(path);
      if (at !== undefined) utimesSync(path, at, at);
    }
  }

  const dovecot: Dovecot = {
    host: '127.0.0.1',
    get port() {
      return place.port;
    },
    get tlsPort() {
      return place.tlsPort;
    },
    certificate,
    dir,
    password: 'test',
    addUser,
    connect,
    fill,
    start,
    halt: () => end('in order'),
    stop,
    readLog,
    async restart() {
      await end('in order');
      await start();
    },
    deliver: (user, folder, raw, flags = [], at) =>
      withClient(user, async (client) => {
        const bytes = typeof raw === 'string' ? Buffer.from(raw) : raw;
        const date = at === undefined ? '' : `${imapDate(at)} `;
        const append = () =>
          client.run(`APPEND ${quote(encodeFolder(folder))} (${flags.join(' ')}) ${date}`.trimEnd(), bytes);
        const reply = await append().catch(async (error: unknown) => {
          if (!String(error).includes('TRYCREATE')) throw error;
          await client.run(`CREATE ${quote(encodeFolder(folder))}`);
          return append();
        });
        return Number(/APPENDUID \d+ (\d+)/.exec(reply.text)?.[1]);
      }),
    readFolder: (user, folder) =>
      withClient(user, async (client) => {
        await client.run(`EXAMINE ${quote(encodeFolder(folder))}`);
        const { lines } = await client.run('UID FETCH 1:* (UID FLAGS BODY.PEEK[])');
        const found = new Map<number, { flags: string[]; raw: string }>();
        for (const line of lines) {
          const head = /^\* \d+ FETCH \(UID (\d+) FLAGS \(([^)]*)\) BODY\[\] (?:\{(\d+)\}\r\n|"")/.exec(line);
          if (head === null) continue;
          const raw = line.slice(head[0].length, head[0].length + Number(head[3] ?? 0));
          const flags = (head[2] ?? '').split(' ').filter((flag) => flag !== '' && flag !== '\\Recent');
          found.set(Number(head[1]), { flags: flags.toSorted(), raw });
        }
        return found;
      }),
    async changeUidValidity(user, folder) {
      await dovecot.kick(user);
      const maildir = maildirOf(user, folder);
      const list = join(maildir, 'dovecot-uidlist');
      const [header = '', ...rows] = readFileSync(list, 'utf8').trimEnd().split('\n');
      const validity = Number(/\bV(\d+)/.exec(header)?.[1]);
      // Dovecot adds rows without counting up the N of the header.
      const next = Math.max(Number(/\bN(\d+)/.exec(header)?.[1]), ...rows.map((row) => Number.parseInt(row, 10) + 1));
      // Reversed and moved up, so that no UID still means the message it meant.
      const renumbered = rows.toReversed().map((row, index) => row.replace(/^\d+/, String(next + index + 1)));
      const fresh = header.replace(/\bV\d+/, `V${validity + 1}`).replace(/\bN\d+/, `N${next + rows.length + 1}`);
      writeFileSync(list, `${[fresh, ...renumbered].join('\n')}\n`);
      for (const name of readdirSync(maildir).filter((name) => name.startsWith('dovecot.index')))
        rmSync(join(maildir, name));
    },
    async kick(user) {
      const asOwner = process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {};
      await runFile('doveadm', ['-c', config, 'kick', user], asOwner).catch((error: unknown) => {
        // 68: nobody of that name is connected.
        if ((error as { code?: unknown }).code !== 68) throw error;
      });
    },
    [Symbol.asyncDispose]: stop,
  };

  try {
    for (let tries = 1; ; tries += 1) {
      place = { dir, port: await freePort(), tlsPort: await freePort() };
      put('dovecot.conf', writeDovecotConfig(place, options), 0o644);
      try {
        await start();
        break;
      } catch (error) {
        // Another process may have been given the port in between.
        if (tries === 5 || !String(error).includes('Address already in use')) throw error;
      }
    }
    for (const user of options.users ?? []) addUser(user);
    return dovecot;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Dovecot under a shell that watches its own input: when this process ends, however, Dovecot ends too. */
function launch(config: string, owner: { uid: number; gid: number }): ChildProcess {
  const watch =
    'dovecot -F -c "$0" & pid=$!; (cat >/dev/null; kill $pid 2>/dev/null) <&3 & wait $pid; code=$?; kill $! 2>/dev/null; exit $code';
  const child = spawn('/bin/sh', ['-c', `exec 3<&0; ${watch}`, config], {
    cwd: '/',
    // A group of its own, so that all of it can be ended together.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { PATH: `${process.env['PATH']}:/usr/sbin:/sbin` },
    ...(process.getuid?.() === 0 ? { uid: owner.uid, gid: owner.gid } : {}),
  });
  // It may be gone before it reads the end of its input.
  child.stdin?.on('error', () => {});
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}

/** A login process greets: connections before that are lost. */
function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectSocket({ host: '127.0.0.1', port });
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
  });
}

const letters: Readonly<Record<string, string>> = {
  '\\Draft': 'D',
  '\\Flagged': 'F',
  '\\Answered': 'R',
  '\\Seen': 'S',
  '\\Deleted': 'T',
};

function maildirFlags(flags: readonly string[]): string {
  return flags
    .map((flag) => {
      const letter = letters[flag];
      if (letter === undefined) throw new Error(`fill() knows no ${flag}; use deliver()`);
      return letter;
    })
    .toSorted()
    .join('');
}

function imapDate(at: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) (\S+)/.exec(at.toUTCString()) ?? [];
  return `"${day}-${month}-${year} ${time} +0000"`;
}

/** Modified UTF-7 (RFC 3501, 5.1.3). */
export function encodeFolder(name: string): string {
  return name.replaceAll('&', '&-').replaceAll(/[^\u0020-\u007e]+/g, (run) => {
    const bytes = Buffer.from(run, 'utf16le').swap16();
    return `&${bytes.toString('base64').replaceAll('=', '').replaceAll('/', ',')}-`;
  });
}
