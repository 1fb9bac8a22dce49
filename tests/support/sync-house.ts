import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { SyncAccount } from '#shared/contract/sync.ts';
import {
  newId,
  type AccountId,
  type CorrelationId,
  type MailboxId,
  type ThreadId,
  type UndoToken,
} from '#shared/ids.ts';
import { AccessTokens, insertAccount, makeLogins } from '#core/accounts/index.ts';
import { systemClock } from '#core/clock.ts';
import type { Clock, CommandContext, QueryContext, RemoteMail, WriteTx } from '#core/context.ts';
import { openConnection } from '#core/db/connection.ts';
import { migrate } from '#core/db/migrate.ts';
import { migrations } from '#core/db/migrations/index.ts';
import { openDatabase, type Database } from '#core/db/open.ts';
import { pinnedCertificates } from '#core/db/tables/engine.ts';
import { secrets } from '#core/db/tables/house.ts';
import { accounts } from '#core/db/tables/mail.ts';
import { mailEffects } from '#core/outbox/index.ts';
import { RawStore } from '#core/raw/index.ts';
import { connectImap, SyncEngine, syncHandlers, verifyJob, type SyncPorts } from '#core/sync/index.ts';
import { undoHandlers } from '#core/undo-handlers.ts';
import { runUndo } from '#core/undo/undo-journal.ts';
import { ParseClient } from '#core/workers/parse-client.ts';
import { causedBy, collectLog, recordingBus, testKey, workerUrl } from './db-harness.ts';
import type { Dovecot } from './dovecot.ts';

export const testUser = 'me@office.example';

type Server = Pick<Dovecot, 'certificate' | 'tlsPort' | 'password'>;

export interface SyncHouse extends AsyncDisposable {
  readonly db: Database;
  readonly raw: RawStore;
  /** The one that runs now. */
  readonly engine: SyncEngine;
  /** Follows again after `engine.stop()`, as after a new start. */
  restart(): void;
  readonly accountId: AccountId;
  readonly clock: Clock;
  readonly events: ReturnType<typeof recordingBus>;
  readonly lines: Record<string, unknown>[];
  /** What was asked of the server, such as `status INBOX`, since the list was emptied. */
  readonly calls: string[];
  readonly dir: string;
  readonly query: QueryContext;
  command(action?: string): CommandContext;
  write<Result>(run: (tx: WriteTx) => Result): Result;
  addAccount(server: Server, user: string, port?: number): AccountId;
  state(id?: AccountId): SyncAccount;
  undo(token?: UndoToken | null): boolean;
  /** Runs a verify as the job would. */
  verify(id: MailboxId): Promise<void>;
  close(): Promise<void>;
}

export interface SyncHouseOptions {
  readonly dir?: string;
  readonly port?: number;
  readonly user?: string;
  readonly clock?: Clock;
  readonly keep?: Partial<typeof accounts.$inferInsert>;
  readonly connect?: SyncPorts['connect'];
  readonly effects?: SyncPorts['effects'];
  /** Not followed before `engine.start()`. */
  readonly isIdle?: boolean;
  readonly shell?: SyncPorts['shell'];
}

/** Sync, outbox and store as the house puts them together, on a database that the test can look into. */
export async function openSyncHouse(server: Server, options: SyncHouseOptions = {}): Promise<SyncHouse> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'hauspost-sync-'));
  const file = join(dir, 'mail.db');
  const isNew = !existsSync(file);
  const clock = options.clock ?? systemClock();
  const events = recordingBus();
  const { log, lines } = collectLog();
  const writer = openConnection({ file, key: testKey, mode: 'write' });
  migrate(writer, { migrations, nowMs: clock.now(), log });
  const db = openDatabase({ file, key: testKey, writer, clock, events, log, queryWorkerUrl: workerUrl() });
  const raw = new RawStore({ url: worker('raw'), file: join(dir, 'raw.db'), key: testKey, clock, log });
  const parser = new ParseClient({ url: worker('parse'), log });
  const logins = makeLogins(db.read, new AccessTokens({ db, clock }));
  const calls: string[] = [];
  const connect = listened(options.connect ?? connectImap, calls);
  const shell = options.shell ?? silentShell;
  const effects = options.effects ?? mailEffects;
  const newEngine = () => new SyncEngine({ db, clock, events, log, shell, raw, parser, effects, logins, connect });
  let engine = newEngine();
  const remote: RemoteMail = {
    fetchBody: (id, signal) => engine.fetchBody(id, signal),
    download: (ids) => engine.download(ids),
  };
  const query: QueryContext = {
    read: db.read,
    readSlow: (name, params, signal) => db.readSlow(name, params, signal),
    raw,
    remote,
    clock,
    log,
    signal: new AbortController().signal,
  };
  const command = (action = 'test.run'): CommandContext => {
    const cause = { ...causedBy('user', action), correlationId: newId<CorrelationId>(clock.now()) };
    return { ...query, cause, write: (run) => db.write(cause, run) };
  };
  const write: SyncHouse['write'] = (run) => command().write(run as never);
  const addAccount: SyncHouse['addAccount'] = (on, user, port = on.tlsPort) =>
    write((tx) => addTo(tx, on, user, port, options.keep ?? {}));
  const accountId = isNew ? addAccount(server, options.user ?? testUser, options.port) : firstAccount(db);
  const close = once(async () => {
    await engine.stop();
    await parser.close();
    await raw.close();
    await db.close();
    if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
  });
  if (options.isIdle !== true) engine.start();
  return {
    db,
    raw,
    get engine() {
      return engine;
    },
    restart() {
      engine = newEngine();
      engine.start();
    },
    accountId,
    clock,
    events,
    lines,
    calls,
    dir,
    query,
    command,
    write,
    addAccount,
    state(id = accountId) {
      const states = syncHandlers(engine).state({}, query) as SyncAccount[];
      const found = states.find((state) => state.accountId === id);
      if (found === undefined) throw new Error('no such account');
      return found;
    },
    undo: (token = null) => command('undo.run').write((tx) => runUndo(tx, undoHandlers, token) !== null),
    async verify(mailboxId) {
      const job = { id: 'job', payload: { mailboxId }, cursor: null, advance: () => {} };
      const signal = new AbortController().signal;
      await verifyJob(db, engine).run({ ...job, signal, cause: causedBy('system', 'sync.verify') } as never);
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function worker(name: 'raw' | 'parse'): URL {
  return new URL(`../../core/workers/${name}.worker.ts`, import.meta.url);
}

function addTo(tx: WriteTx, server: Server, user: string, port: number, keep: SyncHouseOptions['keep']): AccountId {
  const place = { host: '127.0.0.1', port, security: 'tls' as const };
  const id = insertAccount(tx, { kind: 'imap', address: user, name: 'Me', incoming: place, outgoing: place });
  if (keep !== undefined && Object.keys(keep).length > 0) {
    tx.db
      .update(accounts)
      .set(keep)
      .where(sql`${accounts.id} = ${id}`)
      .run();
  }
  tx.db
    .insert(secrets)
    .values({ name: `account:${id}`, value: server.password, changedAt: tx.now })
    .run();
  const { fingerprint } = server.certificate;
  const pinned = { host: place.host, port, fingerprint, pinnedAt: tx.now };
  tx.db.insert(pinnedCertificates).values(pinned).onConflictDoNothing().run();
  return id;
}

function firstAccount(db: Database): AccountId {
  const row = db.read.select({ id: accounts.id }).from(accounts).limit(1).get();
  if (row === undefined) throw new Error('no account');
  return row.id;
}

/** Notes every call of a session, with its folder where it has one. */
function listened(connect: SyncPorts['connect'], calls: string[]): SyncPorts['connect'] {
  return async (options) => {
    const session = await connect(options);
    calls.push('connect');
    return new Proxy(session, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]) => {
          calls.push(typeof given[0] === 'string' ? `${String(name)} ${given[0]}` : String(name));
          return value.apply(target, given) as unknown;
        };
      },
    });
  };
}

/** A shell where nothing ever happens. */
const silentShell: SyncPorts['shell'] = {
  events: (async (_input: unknown, { signal }: { signal: AbortSignal }) =>
    (async function* () {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      yield* [];
    })()) as never,
};

function once(run: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => (running ??= run());
}

/** Asks until it is so; fails with what it saw last. */
export async function until<Value>(
  ask: () => Promise<Value> | Value,
  isSo: (value: Value) => boolean,
  timeoutMs = 20_000,
): Promise<Value> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (isSo(value)) return value;
    if (Date.now() > end) throw new Error(`it never came to be: ${JSON.stringify(value, null, 1)?.slice(0, 4_000)}`);
    await wait(10);
  }
}

/** Everything the server has is here, nothing waits, and the line rests. */
export async function whole(house: SyncHouse, timeoutMs = 30_000): Promise<SyncAccount> {
  return until(
    () => house.state(),
    (state) => isWhole(state) && openOps(house) === 0,
    timeoutMs,
  );
}

function isWhole({ phase, total, headers, bodies }: SyncAccount): boolean {
  return (phase === 'live' || phase === 'polling') && total === headers && headers === bodies;
}

export function openOps({ db }: Pick<SyncHouse, 'db'>): number {
  const row = db.read.get<{ count: number }>(
    sql`SELECT count(*) AS count FROM outbox WHERE state IN ('pending', 'running')`,
  );
  return row.count;
}

export interface FolderPicture {
  /** By UID: flags and SHA-256 of the bytes. */
  readonly [uid: string]: string;
}

/** What the store says is on the server: by folder and UID, flags and hash. */
export function pictureHere({ db, accountId }: Pick<SyncHouse, 'db' | 'accountId'>): Record<string, FolderPicture> {
  const rows = db.read.all<{ path: string; uid: number; flags: string; hash: string | null }>(sql`
    SELECT path, uid, flags, raw_hash AS hash FROM remote_messages
    JOIN mailboxes ON mailboxes.id = mailbox_id JOIN messages ON messages.id = message_id
    WHERE mailboxes.account_id = ${accountId} ORDER BY path, uid`);
  return picture(rows);
}

/** The same, freshly downloaded by another client. */
export async function pictureThere(server: Dovecot, user = testUser): Promise<Record<string, FolderPicture>> {
  const rows: { path: string; uid: number; flags: string; hash: string }[] = [];
  for (const path of await listPaths(server, user)) {
    for (const [uid, { flags, raw }] of await server.readFolder(user, path)) {
      const hash = createHash('sha256').update(Buffer.from(raw, 'latin1')).digest('hex');
      rows.push({ path, uid, flags: flags.join(' '), hash });
    }
  }
  return picture(rows);
}

async function listPaths(server: Dovecot, user: string): Promise<string[]> {
  const client = await server.connect(user);
  const { lines } = await client.run('LIST "" "*"');
  client.close();
  return lines.flatMap((line) => {
    const [, attributes = '', name = ''] = /^\* LIST \(([^)]*)\) \S+ "?([^"]*)"?$/.exec(line) ?? [];
    return name === '' || /noselect|nonexistent/i.test(attributes) ? [] : [decodeFolder(name)];
  });
}

/** Modified UTF-7 (RFC 3501, 5.1.3). */
function decodeFolder(name: string): string {
  return name.replaceAll(/&([^-]*)-/g, (_all, run: string) =>
    run === '' ? '&' : Buffer.from(run.replaceAll(',', '/'), 'base64').swap16().toString('utf16le'),
  );
}

function picture(rows: readonly { path: string; uid: number; flags: string; hash: string | null }[]) {
  const folders: Record<string, Record<string, string>> = {};
  for (const { path, uid, flags, hash } of rows.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const folder = (folders[path] ??= {});
    folder[uid] = `${flags} ${hash?.slice(0, 12) ?? 'headers only'}`.trim();
  }
  return folders;
}

/** What the user sees: by folder, subject and flags of each message, sorted. */
export function seenHere({ db, accountId }: Pick<SyncHouse, 'db' | 'accountId'>): Record<string, string[]> {
  const rows = db.read.all<{ path: string; line: string }>(sql`
    SELECT coalesce(path, name) AS path,
      subject || CASE WHEN is_unread THEN ' unread' ELSE '' END || CASE WHEN is_starred THEN ' starred' ELSE '' END AS line
    FROM message_mailboxes JOIN mailboxes ON mailboxes.id = mailbox_id JOIN messages ON messages.id = message_id
    WHERE mailboxes.account_id = ${accountId} ORDER BY 1, 2`);
  const seen: Record<string, string[]> = {};
  for (const { path, line } of rows) (seen[path] ??= []).push(line);
  return seen;
}

export function threadIdOf({ db }: Pick<SyncHouse, 'db'>, subject: string): ThreadId {
  const row = db.read.get<{ id: ThreadId } | undefined>(
    sql`SELECT thread_id AS id FROM messages WHERE subject = ${subject} LIMIT 1`,
  );
  if (row === undefined) throw new Error(`no mail called ${subject}`);
  return row.id;
}

export function mailboxIdOf({ db, accountId }: Pick<SyncHouse, 'db' | 'accountId'>, path: string): MailboxId {
  const row = db.read.get<{ id: MailboxId } | undefined>(
    sql`SELECT id FROM mailboxes WHERE account_id = ${accountId} AND path = ${path}`,
  );
  if (row === undefined) throw new Error(`no folder ${path}`);
  return row.id;
}

export interface MailOptions {
  readonly subject?: string;
  readonly from?: string;
  readonly messageId?: string;
  readonly inReplyTo?: string;
  readonly at?: number;
  readonly text?: string;
}

let made = 0;

/** One mail as bytes. Whatever is not given differs from mail to mail. */
export function mail(options: MailOptions = {}): string {
  made += 1;
  const { subject = `Mail ${made}`, from = 'Anna Berg <anna@berg.example>', text = `Text ${made}` } = options;
  const at = new Date(options.at ?? Date.UTC(2026, 9, 1, 8) + made * 60_000);
  const headers = [
    `From: ${from}`,
    `To: Me <${testUser}>`,
    `Subject: ${subject}`,
    `Date: ${at.toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${options.messageId ?? `${made}.${process.pid}@berg.example`}>`,
    ...(options.inReplyTo === undefined ? [] : [`In-Reply-To: <${options.inReplyTo}>`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
}
