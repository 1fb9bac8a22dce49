import type { Trouble } from '#shared/contract/accounts.ts';
import type { SyncAccount } from '#shared/contract/sync.ts';
import { AppError, isAppError } from '#shared/errors.ts';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import { setAccountState, setTrouble } from './account-state.ts';
import type { AccountSetup } from './account-setup.ts';
import { Backoff } from './backoff.ts';
import { Bell } from './bell.ts';
import { LiveAccount } from './live-account.ts';
import { Pace } from './pace.ts';
import type { SyncPorts } from './ports.ts';
import { stateAfter, troubleOf } from './trouble.ts';

export type Phase = SyncAccount['phase'];

/**
 * The one owner of an account's connections, from its start to its stop. While it lives it follows the server and
 * carries out what waits in the outbox; when it falls it waits, longer each time, and begins again.
 */
export class AccountRunner {
  readonly account: AccountSetup;
  readonly pace = new Pace();
  phase: Phase = 'connecting';
  nextTryAt: number | null = null;
  trouble: Trouble | null = null;
  readonly #ports: SyncPorts;
  readonly #onState: () => void;
  readonly #ended = new AbortController();
  readonly #backoff = new Backoff();
  readonly #bell: Bell;
  #live: LiveAccount | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(ports: SyncPorts, account: AccountSetup, onState: () => void) {
    this.#ports = ports;
    this.account = account;
    this.#onState = onState;
    this.#bell = new Bell(ports.clock);
  }

  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#ended.abort(new AppError('cancelled', 'the account was stopped'));
    await this.#running;
  }

  /** Looks now, and tries now where it was waiting. */
  lookNow(): void {
    this.#backoff.reset();
    this.#bell.ring();
    this.#live?.lookNow();
  }

  /** The machine was asleep, or on another network: a line that looks alive may be dead for hours. */
  woke(): void {
    this.#backoff.reset();
    this.#bell.ring();
    this.#live?.checkLines();
  }

  /** There is something in the outbox. */
  wakeOutbox(): void {
    this.#live?.wakeOutbox();
  }

  fetchBody(id: MessageId, signal: AbortSignal): Promise<void> {
    return this.#requireLive().fetchBody(id, signal);
  }

  download(ids: readonly MessageId[]): void {
    this.#live?.download(ids);
  }

  verify(mailboxId: MailboxId, onStep: (done: number) => void): Promise<void> {
    return this.#requireLive().verify(mailboxId, onStep);
  }

  #requireLive(): LiveAccount {
    if (this.#live !== null) return this.#live;
    throw new AppError('offline', 'the account is not connected', { cause: this.trouble?.cause ?? null });
  }

  async #run(): Promise<void> {
    const { signal } = this.#ended;
    while (!signal.aborted) {
      const startedAt = this.#ports.clock.now();
      try {
        await this.#liveOnce(signal);
      } catch (error) {
        if (signal.aborted) return;
        if (!this.#mayTryAgain(error, this.#ports.clock.now() - startedAt)) return;
        await this.#bell.wait(signal, this.nextTryAt);
      }
    }
  }

  async #liveOnce(signal: AbortSignal): Promise<void> {
    this.#set('connecting');
    const live = new LiveAccount(this.#ports, this.account, this.pace, {
      onConnected: () => {
        this.#live = live;
        this.trouble = null;
        setTrouble(this.#ports, this.account.id, null);
      },
      onPhase: (phase) => this.#set(phase),
    });
    try {
      await live.run(signal);
    } finally {
      this.#live = null;
    }
  }

  #mayTryAgain(error: unknown, livedMs: number): boolean {
    const { clock, log } = this.#ports;
    const now = clock.now();
    this.trouble = troubleOf(error, now);
    if (!isAppError(error) || error.code === 'bug') log.error({ err: error, account: this.account.id }, 'sync failed');
    else log.info({ account: this.account.id, code: error.code, cause: error.details['cause'] }, 'sync interrupted');
    const state = stateAfter(error);
    if (state !== null) {
      this.#set(state);
      setAccountState(this.#ports, this.account.id, state, this.trouble);
      return false;
    }
    this.nextTryAt = now + this.#backoff.delayAfter(livedMs);
    setTrouble(this.#ports, this.account.id, this.trouble);
    this.#set('waiting', this.nextTryAt);
    return true;
  }

  #set(phase: Phase, nextTryAt: number | null = null): void {
    this.phase = phase;
    this.nextTryAt = nextTryAt;
    this.#onState();
  }
}
