import { mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pino, { type Logger } from 'pino';
import { createLog, openLogFile } from '#core/log/create-log.ts';
import { isAppError, type ErrorDetails } from '#shared/errors.ts';
import { defaultProfileDir } from '#shared/profile-place.ts';
import { chooseLanguage } from '#shared/system-language.ts';
import manifest from '../../package.json' with { type: 'json' };
import { decideAccess } from './access.ts';
import { readCliArgs, UsageError, type CliArgs } from './cli-args.ts';
import { reachFirstInstance } from './first-instance.ts';
import { openBrowser } from './open-browser.ts';
import { takeSecret } from './read-secret.ts';
import { texts } from './texts.ts';
import { startWebShell, type WebShell } from './web-shell.ts';

/** Longer than a core with work in hand needs; a process that hangs is worse than one that ends. */
const closeLimitMs = 10_000;

const locale = new Intl.DateTimeFormat().resolvedOptions().locale;
const words = texts[chooseLanguage('system', locale)];
const say = (text: string) => process.stdout.write(`${text}\n`);
const complain = (text: string) => process.stderr.write(`${text}\n`);

async function run(): Promise<void> {
  const args = readCliArgs(process.argv.slice(2), defaultProfileDir(process.platform, process.env, homedir()));
  const password = takeSecret(process.env, 'HAUSPOST_PASSWORD');
  const passphrase = takeSecret(process.env, 'HAUSPOST_PASSPHRASE');
  const access = decideAccess({ ...args, password });
  const { log, clean } = openLog(args.profileDir);
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'the web shell fails'));

  const shell = await startWebShell({
    profileDir: args.profileDir,
    shellDir: args.profileDir === null ? null : join(args.profileDir, 'shell'),
    rendererDir: join(import.meta.dirname, '../renderer'),
    access,
    port: args.port,
    version: manifest.version,
    locale,
    log,
    workerUrl: (name) => pathToFileURL(join(import.meta.dirname, `${name}.worker.js`)),
    passphrase: passphrase ?? undefined,
  }).catch((error: unknown) => explainFailure(error, args));
  if (!shell) return clean();

  closeOnSignal(shell, clean);
  const address = shell.newAddress();
  say(words.running(address, access.kind === 'loopback'));
  if (args.isBrowserWanted) openBrowser(address, process.platform, process.env);
}

/** A second start is no failure: it leads to the first. Whatever else is not for the user to read goes on as it is. */
async function explainFailure(error: unknown, args: CliArgs): Promise<null> {
  if (isAppError(error, 'conflict')) await leadToFirst(error.details, args);
  else if (isListenError(error, 'EADDRINUSE')) failWith(words.portTaken(args.port));
  else if (isListenError(error)) failWith(words.cannotListen(args.host, error.code));
  else throw error;
  return null;
}

async function leadToFirst(note: ErrorDetails, args: CliArgs): Promise<void> {
  const first = await reachFirstInstance(note);
  if (first.kind === 'other') return failWith(words.heldByOther(first.pid));
  say(words.alreadyOpen(first.address));
  if (args.isBrowserWanted) openBrowser(first.address, process.platform, process.env);
}

function isListenError(error: unknown, code?: string): error is NodeJS.ErrnoException & { code: string } {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return false;
  return ['listen', 'getaddrinfo'].includes(String(error.syscall)) && (code === undefined || error.code === code);
}

function failWith(text: string): void {
  complain(text);
  process.exitCode = 1;
}

/** Both we and `npm start` may be sent the signal, and it may be passed on: one is enough. */
function closeOnSignal(shell: WebShell, clean: () => void): void {
  let isClosing = false;
  const close = () => {
    if (isClosing) return;
    isClosing = true;
    say(words.closing);
    setTimeout(() => process.exit(1), closeLimitMs).unref();
    void shell.close().then(() => {
      clean();
      process.exit(0);
    });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, close);
}

/** The profile's log; for the demo one that goes with it; on a disk that takes none, the terminal. */
function openLog(profileDir: string | null): { log: Logger; clean: () => void } {
  if (profileDir === null) {
    const folder = mkdtempSync(join(tmpdir(), 'hauspost-demo-log-'));
    return { log: createLog(openLogFile(folder)), clean: () => rmSync(folder, { recursive: true, force: true }) };
  }
  try {
    return { log: createLog(openLogFile(profileDir)), clean: () => undefined };
  } catch {
    return { log: createLog(pino.destination({ fd: 2, sync: true }), 'warn'), clean: () => undefined };
  }
}

run().catch((error: unknown) => {
  if (error instanceof UsageError) return failWith(words.usage[error.problem](error.detail));
  throw error;
});
