import { execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { makeCertificate, type TestCertificate } from '../support/tls-certificates.ts';
import { repository } from '../support/built-app.ts';
import { waitFor } from '../support/bench-web-shell.ts';

const run = promisify(execFile);
const seed = '42';
export const benchUser = 'bench@office.example';
export const benchPassword = 'test';

/** The generator and the server of the measurements in BENCH.md; it lies beside the checkout. */
export function findKit(): string {
  const kit = resolve(process.env['HAUSPOST_BENCH_KIT'] ?? join(repository, '..', 'shared', 'bench'));
  for (const file of ['gen_mail.py', 'mutate.py', 'dovecot.conf.template', 'mbsync.rc.template']) {
    if (!existsSync(join(kit, file))) {
      throw new Error(`${file} is not in ${kit}: set HAUSPOST_BENCH_KIT to the folder of the bench's generator`);
    }
  }
  return kit;
}

const programs = {
  dovecot: 'dovecot-imapd',
  mbsync: 'isync',
  mu: 'maildir-utils',
  python3: 'python3',
  openssl: 'openssl',
};

/** The peers and the server, from Debian. */
export async function requirePrograms(note: (line: string) => void): Promise<void> {
  const missing = Object.entries(programs).filter(([name]) => !isThere(name));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name);
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    throw new Error(`these programs are missing: apt-get install ${packages.join(' ')}`);
  }
  note(`installing ${packages.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update'], { env }).catch(() => null);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, maxBuffer: 1e8 });
}

function isThere(name: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(':'), '/usr/sbin', '/sbin'];
  return folders.some((folder) => existsSync(join(folder, name)));
}

export interface BenchServer {
  readonly port: number;
  readonly tlsPort: number;
  readonly certificate: TestCertificate;
  /** As the server counts them (RFC822.SIZE): line ends are two bytes. */
  rawBytes(): number;
  readonly newestAt: number;
  /** A word that stands in one message alone. */
  readonly needle: string | null;
  /** Both sides begin with a server that has looked at nothing. */
  forgetIndexes(): Promise<void>;
  mutate(what: 'new' | 'flags', count: number, round: number): Promise<void>;
  unseen(): Promise<number>;
  stop(): Promise<void>;
}

interface ManifestRow {
  readonly date: number;
  readonly needle: string | null;
}

/** Mail of the generator in the Dovecot of the kit, which gets a TLS port beside its plain one. */
export async function startBenchServer(
  kit: string,
  perf: string,
  messages: number,
  note: (line: string) => void,
): Promise<BenchServer> {
  const isRoot = process.getuid?.() === 0;
  const uid = isRoot ? 5_000 : (process.getuid?.() ?? 0);
  const home = join(perf, 'mail', benchUser);
  const maildir = join(home, 'Maildir');
  chmodSync(perf, 0o755);
  mkdirSync(home, { recursive: true });
  const startedAt = performance.now();
  const generator = [join(kit, 'gen_mail.py'), '--n', String(messages), '--seed', seed, '--out', maildir];
  await run('python3', isRoot ? [...generator, '--uid', String(uid)] : generator, { maxBuffer: 1e8 });
  if (isRoot) for (const path of [join(perf, 'mail'), home]) chownSync(path, uid, uid);
  note(`generated ${messages} messages in ${seconds(startedAt)} s`);

  const [port, tlsPort] = await freePorts();
  const certificate = makeCertificate();
  const dir = join(perf, 'dovecot');
  for (const name of ['', 'run', 'state']) mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, 'cert.pem'), certificate.cert);
  writeFileSync(join(dir, 'key.pem'), certificate.key, { mode: 0o600 });
  writeFileSync(join(dir, 'passwd'), `${benchUser}:{PLAIN}${benchPassword}\n`);
  writeFileSync(join(dir, 'dovecot.conf'), configOf(kit, { perf, dir, port, tlsPort, uid, isRoot }));
  chmodSync(join(dir, 'passwd'), 0o644);
  const config = ['-c', join(dir, 'dovecot.conf')];
  const path = `${process.env['PATH']}:/usr/sbin`;
  const server = spawn('dovecot', ['-F', ...config], { stdio: 'ignore', env: { ...process.env, PATH: path } });
  await waitFor(() => answers(port));

  const manifest = readdirSync(home).find((name) => name.startsWith('manifest-')) ?? '';
  const rows = readFileSync(join(home, manifest), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as ManifestRow);
  const countBytes = () =>
    ['cur', 'new']
      .flatMap((name) => readdirSync(join(maildir, name)))
      .reduce((sum, name) => sum + Number(/,W=(\d+)/.exec(name)?.[1] ?? 0), 0);
  const python = (script: string, ...args: string[]) =>
    run('python3', [script, ...args], { env: { ...process.env, PERF: perf, PORT: String(port) }, maxBuffer: 1e8 });
  return {
    port,
    tlsPort,
    certificate,
    rawBytes: countBytes,
    newestAt: Math.max(...rows.map(({ date }) => date)) * 1_000,
    needle: rows.find(({ needle }) => needle !== null)?.needle ?? null,
    async forgetIndexes() {
      await run('doveadm', [...config, 'kick', benchUser], { env: { ...process.env, PATH: path } }).catch(() => null);
      for (const name of readdirSync(maildir)) {
        if (name.startsWith('dovecot.index') || name.startsWith('dovecot.list'))
          rmSync(join(maildir, name), { force: true });
      }
    },
    async mutate(what, count, round) {
      await python(join(kit, 'mutate.py'), benchUser, what, String(count), String(round));
    },
    async unseen() {
      const script = `import imaplib,re,sys
m=imaplib.IMAP4("127.0.0.1",int(sys.argv[1])); m.login(sys.argv[2],sys.argv[3])
print(re.search(rb"UNSEEN (\\d+)",m.status("INBOX","(UNSEEN)")[1][0])[1].decode()); m.logout()`;
      const { stdout } = await run('python3', ['-c', script, String(port), benchUser, benchPassword]);
      return Number(stdout);
    },
    async stop() {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
    },
  };
}

interface ServerPlace {
  readonly perf: string;
  readonly dir: string;
  readonly port: number;
  readonly tlsPort: number;
  readonly uid: number;
  readonly isRoot: boolean;
}

function configOf(kit: string, { perf, dir, port, tlsPort, uid, isRoot }: ServerPlace): string {
  const filled = readFileSync(join(kit, 'dovecot.conf.template'), 'utf8')
    .replaceAll('@DIR@', dir)
    .replaceAll('@PORT@', String(port))
    .replaceAll('@UID@', String(uid))
    .replaceAll('@FMT@', 'maildir:%h/Maildir')
    .replaceAll('@MAIL@', join(perf, 'mail'));
  // The peers go in the clear, as in BENCH.md; Hauspost knows no mail without TLS.
  const withTls = filled
    .replace(/^ssl = no$/m, `ssl = yes\nssl_cert = <${join(dir, 'cert.pem')}\nssl_key = <${join(dir, 'key.pem')}`)
    .replace(
      /inet_listener imaps \{\s*port = 0/,
      `inet_listener imaps {\n    address = 127.0.0.1\n    port = ${tlsPort}\n    ssl = yes`,
    );
  if (isRoot) return withTls;
  const name = execFileSync('id', ['-un'], { encoding: 'utf8' }).trim();
  return `${withTls}\ndefault_internal_user = ${name}\ndefault_login_user = ${name}\ndefault_internal_group = ${name}\n`;
}

export interface PeerTimes {
  readonly mbsyncS: number;
  readonly muS: number;
}

/** mbsync with fsync into an empty folder, then mu over what it fetched. */
export async function measurePeers(kit: string, perf: string, port: number, messages: number): Promise<PeerTimes> {
  const store = join(perf, 'mbsync');
  mkdirSync(store);
  const rc = readFileSync(join(kit, 'mbsync.rc.template'), 'utf8')
    .replaceAll('@FSYNC@', 'yes')
    .replaceAll('@USER@', benchUser)
    .replaceAll('@DIR@', store)
    .replace(/^Port .*$/m, `Port ${port}`);
  const rcFile = join(perf, 'mbsync.rc');
  writeFileSync(rcFile, rc);
  const mbsyncAt = performance.now();
  await run('mbsync', ['-q', '-c', rcFile, '-a'], { maxBuffer: 1e8 });
  const mbsyncS = seconds(mbsyncAt);
  const fetched = ['cur', 'new'].flatMap((name) => readdirSync(join(store, 'INBOX', name))).length;
  if (fetched !== messages) throw new Error(`mbsync fetched ${fetched} of ${messages}`);
  const home = join(perf, 'mu');
  await run('mu', ['init', '--muhome', home, '--maildir', store]);
  const muAt = performance.now();
  await run('mu', ['index', '--quiet', '--muhome', home], { maxBuffer: 1e8 });
  return { mbsyncS, muS: seconds(muAt) };
}

export function seconds(sinceMs: number): number {
  return Math.round(performance.now() - sinceMs) / 1_000;
}

async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()];
  const ports = await Promise.all(
    servers.map(
      (server) =>
        new Promise<number>((done) =>
          server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)),
        ),
    ),
  );
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return [ports[0] ?? 0, ports[1] ?? 0];
}

function answers(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });
}
