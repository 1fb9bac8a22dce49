import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import type { BootState } from '#shared/contract/boot.ts';
import type { Clock, EventBus } from '../context.ts';
import { keyBytes } from '../db/connection.ts';
import { migrations as allMigrations, type Migration } from '../db/migrations/index.ts';
import { openDatabase } from '../db/open.ts';
import { storageTroubleOf } from '../db/storage-errors.ts';
import { Backups } from '../profile/backups.ts';
import type { InstanceLock } from '../profile/instance-lock.ts';
import { layoutOf, type Layout } from '../profile/layout.ts';
import { OpenProfile } from '../profile/open-profile.ts';
import { locked, notThisProfile, ProfileKeys, type FoundKey, type KeyLookup } from '../profile/profile-keys.ts';
import { markClosed, markClosing, markRunning } from '../profile/run-marker.ts';
import type { Secrets } from '../profile/secrets.ts';
import { finishSettingAside, replaceDatabase, setProfileAside } from '../profile/set-aside.ts';
import { BootFailure, failureOf, waysFrom } from './failure.ts';
import { openWriter, requireWritable, type SequenceOptions } from './open-sequence.ts';
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

type Ready = Extract<BootState, { phase: 'ready' }>;

/**
 * The way from a folder to an open profile, as a state that clients can watch and act on. One task at a time: a
 * second command waits for the first. Every end that is not `ready` names the ways out of it, and none of them loses
 * anything: what has to make way is set aside.
 */
export class Boot {
  /** Settles with the first opening; rejects when the boot is closed before. */
  readonly ready: Promise<OpenProfile>;
  readonly #options: BootOptions;
  readonly #layout: Layout;
  readonly #keys: ProfileKeys | null;
  readonly #backups: Backups;
  readonly #firstOpening = Promise.withResolvers<OpenProfile>();
  readonly #onOpened: OnOpened[] = [];
  #state: BootState = { phase: 'opening', step: 'starting' };
  #queue: Promise<void> = Promise.resolve();
  #profile: OpenProfile | null = null;
  #teardowns: (() => Promise<void>)[] = [];
  #restoredFrom: number | null = null;
  #isClosed = false;

  constructor(options: BootOptions) {
    this.#options = options;
    const { lock, clock, secrets, log, passphrase, workerUrl } = options;
    this.#layout = lock?.layout ?? layoutOf(mkdtempSync(join(tmpdir(), 'hauspost-demo-')));
    const layout = this.#layout;
    this.#keys = lock === null ? null : new ProfileKeys({ layout, secrets, clock, log, passphrase });
    this.#backups = new Backups({ layout, clock, queryWorkerUrl: workerUrl('query') });
    this.ready = this.#firstOpening.promise;
    // Whoever never asks for it must not end the process by it.
    this.ready.catch(() => {});
  }

  /** Runs for each opening, before the state is `ready`: again, too, after a restore. */
  onOpened(run: OnOpened): void {
    this.#onOpened.push(run);
  }

  start(): void {
    void this.run(() => this.attempt());
  }

  get state(): BootState {
    return this.#state;
  }

  get layout(): Layout {
    return this.#layout;
  }

  get keys(): ProfileKeys {
    if (this.#keys === null) throw new AppError('not-allowed', 'the demo profile has no keys to ask for');
    return this.#keys;
  }

  get backups(): Backups {
    return this.#backups;
  }

  /** One task after the other. What it throws is its caller's; the queue goes on. */
  run<Result>(task: () => Promise<Result>): Promise<Result> {
    const ran = this.#queue.then(() => {
      if (this.#isClosed) throw new AppError('unavailable', 'the core is closing');
      return task();
    });
    this.#queue = ran.then(
      () => {},
      () => {},
    );
    return ran;
  }

  /** Tries to open. Never throws: how it ended is the state. With a key in hand nothing is asked. */
  async attempt(found?: FoundKey): Promise<void> {
    try {
      await this.#leave();
      this.#enter({ phase: 'opening', step: 'starting' });
      this.#prepareFolder();
      this.#enter({ phase: 'opening', step: 'key' });
      const lookup = found ?? (await this.#findKey());
      if (lookup.kind === 'found') await this.#open(lookup);
      else this.#stop(lookup);
    } catch (error) {
      this.#fail(error);
    }
  }

  async restore(backupId: string): Promise<void> {
    const path = this.#backups.pathOf(backupId);
    const backup = this.#backups.list().find(({ id }) => id === backupId);
    await this.#leave();
    try {
      replaceDatabase(this.#layout, path, this.#options.clock.now());
      // The copy is checked like after a crash, and it brings no log.
      markClosing(this.#layout);
      this.#restoredFrom = backup?.madeAt ?? null;
    } catch (error) {
      this.#fail(error);
      return;
    }
    await this.attempt();
  }

  async startOver(): Promise<string> {
    await this.#leave();
    const keptAt = setProfileAside(this.#layout, this.#options.clock.now());
    await this.attempt();
    return keptAt;
  }

  /** Opens with a recovered key and puts it back to where it belongs. Throws when the database is not that key's. */
  async recover(found: FoundKey): Promise<void> {
    await this.attempt(found);
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    await this.run(async () => {
      await this.#leave();
      this.#isClosed = true;
    });
    this.#firstOpening.reject(new AppError('unavailable', 'closed before the profile was open'));
    if (this.#options.lock === null) rmSync(this.#layout.dir, { recursive: true, force: true });
    this.#options.lock?.release();
  }
}
