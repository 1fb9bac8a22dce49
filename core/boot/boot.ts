import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { Backup, BootState } from '#shared/contract/boot.ts';
import type { Clock, EventBus } from '../context.ts';
import { keyBytes } from '../db/connection.ts';
import { migrations, type Migration } from '../db/migrations/index.ts';
import { openDatabase, type Database } from '../db/open.ts';
import { Backups } from '../profile/backups.ts';
import type { InstanceLock } from '../profile/instance-lock.ts';
import { layoutOf, type Layout } from '../profile/layout.ts';
import { OpenProfile } from '../profile/open-profile.ts';
import { ProfileKeys, type FoundKey, type KeyLookup } from '../profile/profile-keys.ts';
import { markClosed, markClosing, markRunning } from '../profile/run-marker.ts';
import type { Secrets } from '../profile/secrets.ts';
import { finishSettingAside, replaceDatabase, setProfileAside } from '../profile/set-aside.ts';
import { BootFailure, failureOf, waysFrom } from './failure.ts';
import { openWriter, requireWritable, type OpenedWriter } from './open-sequence.ts';
import { readProfileId, rememberOpening } from './opening-notes.ts';

export interface BootOptions {
  /** Proof that no other process has this profile. `null`: a demo profile in a temporary folder, removed at the end. */
  readonly lock: InstanceLock | null;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly version: string;
  readonly workerUrl: (name: 'query') => URL;
  /** Opens a vault, or makes the first one, without asking. */
  readonly passphrase?: string;
  /** Tests bring their own. */
  readonly migrations?: readonly Migration[];
}

/** Builds what lives on an open profile; what it answers takes that down again before the database closes. */
export type OnOpened = (profile: OpenProfile) => (() => Promise<void>) | void;

/**
 * The way from a folder to an open profile, as a state that clients can watch and act on (core/boot/handlers.ts).
 * One task at a time. Every end that is not `ready` names the ways out of it, and none of them loses anything: what
 * has to make way is set aside. Use: `new Boot(options)`, `onOpened(…)`, `start()`, and at the end `close()`.
 */
export class Boot {
  readonly layout: Layout;
  /** Settles with the first opening; rejects when the boot is closed before. */
  readonly ready: Promise<OpenProfile>;
  readonly #firstOpening = Promise.withResolvers<OpenProfile>();
  readonly #options: BootOptions;
  readonly #keys: ProfileKeys | null;
  readonly #demoKey: FoundKey = { kind: 'found', key: randomBytes(keyBytes), source: 'memory', file: null };
  readonly #backups: Backups;
  readonly #onOpened: OnOpened[] = [];
  #state: BootState = { phase: 'opening', step: 'starting' };
  #queue: Promise<void> = Promise.resolve();
  #profile: OpenProfile | null = null;
  #teardowns: (() => Promise<void>)[] = [];
  #restoredFrom: number | null = null;
  #isDamaged = false;
  #isClosed = false;
  #closing: Promise<void> | null = null;

  constructor(options: BootOptions) {
    this.#options = options;
    const { lock, clock, secrets, log, passphrase, workerUrl } = options;
    const layout = lock?.layout ?? layoutOf(mkdtempSync(join(tmpdir(), 'hauspost-demo-')));
    this.layout = layout;
    this.#keys = lock === null ? null : new ProfileKeys({ layout, secrets, clock, log, passphrase });
    this.#backups = new Backups({ layout, clock, queryWorkerUrl: workerUrl('query') });
    this.ready = this.#firstOpening.promise;
    // Whoever never asks for it must not end the process by it.
    this.ready.catch(() => {});
  }

  get state(): BootState {
    return this.#state;
  }

  /** The profile, once `ready`. */
  get profile(): OpenProfile | null {
    return this.#state.phase === 'ready' ? this.#profile : null;
  }

  get keys(): ProfileKeys {
    if (this.#keys === null) throw new AppError('not-allowed', 'a demo profile has no key to ask for');
    return this.#keys;
  }

  /** Runs at each opening, before the state is `ready`: after a restore once more. */
  onOpened(run: OnOpened): void {
    this.#onOpened.push(run);
  }

  start(): void {
    // How it ends is the state; only a close that came first refuses it.
    this.run(() => this.attempt()).catch(ignore);
  }

  /** One task after the other. What it throws is its caller's; the queue goes on. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const ran = this.#queue.then(() => {
      if (this.#isClosed) throw new AppError('unavailable', 'the core is closed');
      return task();
    });
    this.#queue = ran.then(ignore, ignore);
    return ran;
  }

  /** Tries to open; with a key in hand nothing is asked. Never throws: how it ended is the state. */
  async attempt(found?: FoundKey): Promise<void> {
    try {
      await this.#leave();
      this.#prepareFolder();
      this.#enter({ phase: 'opening', step: 'key' });
      const lookup = found ?? (this.#keys === null ? this.#demoKey : await this.#keys.find());
      if (lookup.kind === 'found') await this.#open(lookup);
      else this.#stop(lookup);
    } catch (error) {
      await this.#leave();
      this.#fail(error);
    }
  }

  async restore(backupId: string): Promise<void> {
    const backup = this.#backups.find(backupId);
    await this.#leave();
    try {
      replaceDatabase(this.layout, backup.path, this.#options.clock.now());
      // Checked like after a crash, and it brings no log.
      markClosing(this.layout);
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#restoredFrom = backup.madeAt;
    await this.attempt();
  }

  /** Answers where the old profile lies. */
  async startOver(): Promise<string> {
    await this.#leave();
    const keptAt = setProfileAside(this.layout, this.#options.clock.now());
    await this.attempt();
    return keptAt;
  }

  /** Safe to call twice. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.run(async () => {
      this.#isClosed = true;
      await this.#leave();
    });
    this.#firstOpening.reject(new AppError('unavailable', 'closed before the profile was open'));
    if (this.#options.lock === null) rmSync(this.layout.dir, { recursive: true, force: true });
    this.#options.lock?.release();
  }

  #prepareFolder(): void {
    this.#enter({ phase: 'opening', step: 'starting' });
    const heldBy = this.#options.lock?.secure() ?? null;
    if (heldBy !== null) throw new BootFailure('unknown', `another instance has this profile: ${heldBy['pid'] ?? '?'}`);
    requireWritable(this.layout);
    finishSettingAside(this.layout);
  }

  async #open(found: FoundKey): Promise<void> {
    const { clock, log, workerUrl } = this.#options;
    const opened = await openWriter(
      {
        layout: this.layout,
        clock,
        log,
        backups: this.#backups,
        queryWorkerUrl: workerUrl('query'),
        migrations: this.#options.migrations ?? migrations,
        mayCreate: found.isRecovered !== true && found.file?.hasDatabase !== true,
        onStep: (step) => this.#enter({ phase: 'opening', step }),
      },
      found.key,
    );
    const key = await this.#settle(opened, found);
    const db = this.#openDatabase(opened, key.key);
    const { layout } = this;
    const parts = { layout, db, key: key.key, keySource: key.source, keys: this.#keys, backups: this.#backups };
    this.#profile = new OpenProfile(parts);
    markRunning(layout);
    this.#isDamaged = false;
    for (const run of this.#onOpened) {
      const teardown = run(this.#profile);
      if (teardown !== undefined) this.#teardowns.push(teardown);
    }
    const { checkedMs } = opened;
    const recovered = checkedMs === null ? null : { checkedMs, restoredFrom: this.#restoredFrom };
    this.#restoredFrom = null;
    this.#enter({ phase: 'ready', keySource: key.source, recovered });
    this.#firstOpening.resolve(this.#profile);
  }

  /** The key opened the database: from here on the two belong together. */
  async #settle({ writer }: OpenedWriter, found: FoundKey): Promise<FoundKey> {
    const { clock, version } = this.#options;
    try {
      const isRecovered = found.isRecovered === true && this.#keys !== null;
      const key = isRecovered ? await this.keys.restoreKey(found, readProfileId(writer)) : found;
      rememberOpening(writer, { profileId: key.file?.profileId ?? 'demo', version, at: clock.now() });
      if (key.file !== null) this.keys.markDatabaseMade(key.file);
      return key;
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  #openDatabase({ writer }: OpenedWriter, key: Uint8Array): Database {
    const { clock, events, log, workerUrl } = this.#options;
    try {
      return openDatabase({
        file: this.layout.database,
        key,
        writer,
        clock,
        events,
        log,
        queryWorkerUrl: workerUrl('query'),
        onDamage: () => this.#onDamage(),
      });
    } catch (error) {
      writer.close();
      throw error;
    }
  }

  /** Takes down what lives on the profile, newest first, and closes it. */
  async #leave(): Promise<void> {
    const profile = this.#profile;
    if (profile === null) return;
    for (const teardown of this.#teardowns.splice(0).toReversed()) {
      await teardown().catch((error: unknown) => this.#options.log.error({ err: error }, 'teardown failed'));
    }
    this.#profile = null;
    const isMarked = this.#mark(markClosing);
    // The marker still says that there has to be a log: so there has to be one.
    await profile.db.close({ leaveLog: !isMarked });
    if (isMarked && !this.#isDamaged) this.#mark(markClosed);
  }

  #mark(mark: (layout: Layout) => void): boolean {
    try {
      mark(this.layout);
      return true;
    } catch (error) {
      this.#options.log.error({ err: error }, 'the end of the run could not be marked');
      return false;
    }
  }

  #onDamage(): void {
    this.#isDamaged = true;
    const profile = this.#profile;
    const failed = this.run(async () => {
      if (this.#profile !== profile) return;
      await this.#leave();
      this.#fail(new BootFailure('corrupt', 'a damaged page was met while the app was running'));
    });
    // Refused only when the core is closing, and then there is nobody to tell.
    failed.catch(ignore);
  }

  #stop(lookup: Exclude<KeyLookup, FoundKey>): void {
    switch (lookup.kind) {
      case 'needs-passphrase':
        this.#enter({ phase: 'needsPassphrase', keyringError: lookup.keyringError });
        break;
      case 'locked':
        this.#enter({ phase: 'locked', reason: lookup.reason, ways: lookup.ways, detail: lookup.detail });
        break;
      case 'missing':
        throw new BootFailure('missing', 'hauspost.db is gone');
      case 'newer':
        throw new BootFailure('newer', lookup.detail);
    }
  }

  #fail(error: unknown): void {
    const { reason, message } = failureOf(error);
    this.#options.log.error({ err: error, reason }, 'the profile could not be opened');
    const backups = this.#listBackups();
    const ways = waysFrom(reason, backups.length > 0);
    this.#enter({ phase: 'failed', reason, detail: message.slice(0, 500), ways, backups });
  }

  #listBackups(): Backup[] {
    try {
      return this.#backups.list();
    } catch (error) {
      this.#options.log.error({ err: error }, 'the backups could not be listed');
      return [];
    }
  }

  #enter(state: BootState): void {
    this.#state = state;
    this.#options.events.publish([{ type: 'changed', topic: 'boot', ids: [], causes: [] }]);
  }
}

/** A task's failure belongs to whoever asked for the task. */
function ignore(): void {}
