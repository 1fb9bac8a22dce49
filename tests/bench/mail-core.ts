import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { AccountId } from '#shared/ids.ts';
import type { Connection } from '#shared/rpc/connection.ts';
import type { AppContract } from '#shared/contract/index.ts';
import { repository } from '../support/built-app.ts';
import { enter, readRssBytes, runWebShell, waitUntilReady, type RunningShell } from '../support/bench-web-shell.ts';
import { benchPassword, benchUser, seconds, type BenchServer } from './mail-kit.ts';

export interface LoopDelay {
  readonly maxMs: number;
  readonly p99Ms: number;
  readonly cpuS: number;
}

export interface CoreTimes {
  readonly newestPageS: number;
  readonly syncS: number;
  readonly peakRssBytes: number;
  readonly loop: LoopDelay;
  readonly nochangeS: number;
  readonly deltaS: number;
  readonly deltaLoop: LoopDelay;
  readonly storedBytes: number;
}

const pageSize = 50;
const pollMs = 20;
const usualLimitMs = 60_000;
const syncLimitMs = 45 * 60_000;

/**
 * The product as built and started, an account added as a user adds it, and what a window sees of it. Core, workers
 * and web shell are one process; its event loop is watched from inside by a probe that the product knows nothing of.
 */
export async function measureCore(
  profileDir: string,
  server: BenchServer,
  messages: number,
  note: (line: string) => void,
  nodeArgs: readonly string[] = [],
): Promise<CoreTimes> {
  const probe = join(repository, 'tests', 'support', 'bench-loop-probe.mjs');
  const shell = await runWebShell(['--profile', profileDir], [...nodeArgs, '--import', probe]);
  const connection = shell.connect(await enter(shell.address));
  let isStopped = false;
  try {
    await waitUntilReady(connection);
    const run = new MailRun(shell, connection, server, note);
    const synced = await run.sync(messages);
    const resynced = await run.resync(messages);
    connection.close();
    await shell.stop();
    isStopped = true;
    const stored = storedFiles(profileDir);
    note(`stored: ${stored.map(({ name, bytes }) => `${name} ${(bytes / 1e6).toFixed(1)} MB`).join(', ')}`);
    return { ...synced, ...resynced, storedBytes: stored.reduce((sum, { bytes }) => sum + bytes, 0) };
  } finally {
    connection.close();
    if (!isStopped) await shell.stop();
  }
}

class MailRun {
  readonly #shell: RunningShell;
  readonly #client: Connection<AppContract>['client'];
  readonly #server: BenchServer;
  readonly #note: (line: string) => void;

  constructor(
    shell: RunningShell,
    connection: Connection<AppContract>,
    server: BenchServer,
    note: (line: string) => void,
  ) {
    this.#shell = shell;
    this.#client = connection.client;
    this.#server = server;
    this.#note = note;
  }

  async sync(messages: number) {
    const { tlsPort, certificate, newestAt, needle } = this.#server;
    const place = { host: '127.0.0.1', port: tlsPort, security: 'tls' as const };
    const { fingerprint } = certificate;
    await this.#client.accounts.pinCertificate({ host: place.host, port: place.port, fingerprint });
    await this.#shell.ask('reset');
    const startedAt = performance.now();
    await this.#client.accounts.add({
      address: benchUser,
      name: 'Bench',
      secret: { password: benchPassword },
      incoming: place,
      outgoing: { ...place, port: 465 },
    });
    await this.#until(async () => {
      const { items } = await this.#client.threads.list({ view: 'inbox', limit: pageSize });
      return items.length === pageSize && items[0]?.lastAt === newestAt;
    });
    const newestPageS = seconds(startedAt);
    this.#note(`newest page after ${newestPageS} s`);
    let shownAt = 0;
    await this.#until(
      async () => {
        const [state] = await this.#client.sync.state({});
        if (performance.now() - shownAt > 5_000) {
          shownAt = performance.now();
          this.#note(`${seconds(startedAt)} s: ${state?.headers} headers, ${state?.bodies} bodies, ${state?.phase}`);
        }
        if (state === undefined || state.trouble !== null) return false;
        return state.total >= messages && state.headers === state.total && state.bodies === state.total;
      },
      200,
      syncLimitMs,
    );
    if (needle !== null) {
      await this.#until(async () => (await this.#client.threads.find({ text: needle })).length > 0);
    }
    const syncS = seconds(startedAt);
    const loop = await this.#shell.ask<LoopDelay>('reset');
    const peakRssBytes = readRssBytes(this.#shell.pid, 'VmHWM');
    this.#note(
      `all here and searchable after ${syncS} s; ${loop.cpuS} s of processor, loop max ${loop.maxMs.toFixed(1)} p99 ${loop.p99Ms.toFixed(1)} ms`,
    );
    for (const { name, worstMs, count } of (await this.#client.profile.slowStatements({})).slice(0, 8)) {
      this.#note(`  slow: ${count} x up to ${Math.round(worstMs)} ms ${name.slice(0, 90)}`);
    }
    return { newestPageS, syncS, peakRssBytes, loop };
  }

  /** Each from a connection of its own: what a computer that wakes up does. */
  async resync(messages: number) {
    const accountId = (await this.#client.accounts.list({}))[0]?.id;
    if (accountId === undefined) throw new Error('the account is gone');
    await this.#until(async () => (await this.#client.sync.state({}))[0]?.phase === 'live');
    const nochange: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      nochange.push(await this.#timeFrom(accountId, async () => {}, messages, null));
    }
    await this.#shell.ask('reset');
    const change = async () => {
      await this.#server.mutate('new', 100, 1);
      await this.#server.mutate('flags', 500, 1);
    };
    const deltaS = await this.#timeFrom(accountId, change, messages + 100, () => this.#server.unseen());
    const deltaLoop = await this.#shell.ask<LoopDelay>('reset');
    const nochangeS = nochange.toSorted((a, b) => a - b)[1] ?? 0;
    return { nochangeS, deltaS, deltaLoop };
  }

  async #timeFrom(
    accountId: AccountId,
    change: () => Promise<void>,
    messages: number,
    readUnseen: (() => Promise<number>) | null,
  ): Promise<number> {
    await this.#client.sync.pause({ accountId, isPaused: true });
    await this.#until(async () => (await this.#client.sync.state({}))[0]?.phase === 'paused');
    await change();
    const unseen = readUnseen === null ? null : await readUnseen();
    const before = await this.#inbox(accountId);
    const startedAt = performance.now();
    await this.#client.sync.pause({ accountId, isPaused: false });
    await this.#until(async () => {
      const inbox = await this.#inbox(accountId);
      if (inbox === undefined || (inbox.syncedAt ?? 0) <= (before?.syncedAt ?? 0)) return false;
      if (inbox.localCount !== messages || inbox.withoutBody > 0) return false;
      return unseen === null || inbox.localUnread === unseen;
    });
    return seconds(startedAt);
  }

  async #inbox(accountId: AccountId) {
    const folders = await this.#client.sync.health({ accountId });
    return folders.find(({ localCount }) => localCount > 0);
  }

  async #until(holds: () => Promise<boolean>, everyMs = pollMs, limitMs = usualLimitMs): Promise<void> {
    const startedAt = performance.now();
    while (!(await holds())) {
      if (performance.now() - startedAt > limitMs) {
        const about = [await this.#client.sync.state({}), await this.#client.sync.health({})];
        throw new Error(`waited too long: ${JSON.stringify(about)}`);
      }
      await new Promise((done) => setTimeout(done, everyMs));
    }
  }
}

/** Closed: the logs are in the files by now. */
function storedFiles(profileDir: string): { name: string; bytes: number }[] {
  return ['hauspost.db', 'hauspost.db-wal', 'raw.db', 'raw.db-wal'].map((name) => ({
    name,
    bytes: statSync(join(profileDir, name), { throwIfNoEntry: false })?.size ?? 0,
  }));
}
