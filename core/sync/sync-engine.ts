import { eq } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import { newId, type AccountId, type CorrelationId, type MailboxId, type MessageId } from '#shared/ids.ts';
import type { RemoteMail } from '../context.ts';
import { mailboxes, messages } from '../db/tables/mail.ts';
import { AccountRunner } from './account-runner.ts';
import { mayRun, readSetups, type AccountSetup } from './account-setup.ts';
import type { SyncPorts } from './ports.ts';

const stateEveryMs = 400;

/** Follows every account, each by an owner of its own: what happens to one is nothing to the others. */
export class SyncEngine implements RemoteMail {
  readonly #ports: SyncPorts;
  readonly #runners = new Map<AccountId, AccountRunner>();
  readonly #ended = new AbortController();
  #loops: Promise<unknown> = Promise.resolve();
  #stopping: Promise<unknown> = Promise.resolve();
  #toldAt = 0;
  #isTellingPlanned = false;

  constructor(ports: SyncPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#loops = Promise.all([this.#followChanges(), this.#followShell()]);
    this.#reconcile();
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    const runners = [...this.#runners.values()];
    this.#runners.clear();
    await Promise.all([...runners.map((runner) => runner.stop()), this.#stopping, this.#loops]);
  }

  runnerOf(id: AccountId): AccountRunner | null {
    return this.#runners.get(id) ?? null;
  }

  lookNow(id: AccountId | null): void {
    for (const [accountId, runner] of this.#runners) if (id === null || id === accountId) runner.lookNow();
  }

  wakeOutbox(id: AccountId): void {
    this.#runners.get(id)?.wakeOutbox();
  }

  async fetchBody(id: MessageId, signal: AbortSignal): Promise<void> {
    const accountId = this.#accountOf(id);
    if (accountId === null) throw new AppError('not-found', 'no such message');
    await this.#require(accountId).fetchBody(id, signal);
  }

  download(ids: readonly MessageId[]): void {
    for (const [accountId, own] of Map.groupBy(ids, (id) => this.#accountOf(id))) {
      if (accountId !== null) this.#runners.get(accountId)?.download(own);
    }
  }

  async verify(mailboxId: MailboxId, onStep: (done: number) => void): Promise<void> {
    const row = this.#ports.db.read
      .select({ accountId: mailboxes.accountId })
      .from(mailboxes)
      .where(eq(mailboxes.id, mailboxId))
      .get();
    if (row === undefined) throw new AppError('not-found', 'no such folder');
    await this.#require(row.accountId).verify(mailboxId, onStep);
  }

  #require(accountId: AccountId): AccountRunner {
    const runner = this.#runners.get(accountId);
    if (runner === undefined) throw new AppError('offline', 'the account is not followed', { cause: 'paused' });
    return runner;
  }

  #accountOf(id: MessageId): AccountId | null {
    const { accountId } = messages;
    return this.#ports.db.read.select({ accountId }).from(messages).where(eq(messages.id, id)).get()?.accountId ?? null;
  }

  /** Brings the owners in line with the accounts: new ones begin, changed ones begin anew, the others stop. */
  #reconcile(): void {
    if (this.#ended.signal.aborted) return;
    const wanted = new Map(
      readSetups(this.#ports.db.read)
        .filter(mayRun)
        .map((setup) => [setup.id, setup]),
    );
    const leaving: Promise<void>[] = [];
    for (const [id, runner] of this.#runners) {
      if (isSame(runner.account, wanted.get(id))) continue;
      this.#runners.delete(id);
      leaving.push(runner.stop());
    }
    if (leaving.length > 0) {
      // One owner at a time: the next begins when the one before has put everything down.
      this.#stopping = Promise.all([this.#stopping, ...leaving]).then(() => this.#reconcile());
      return;
    }
    void this.#stopping.then(() => this.#begin());
  }

  #begin(): void {
    if (this.#ended.signal.aborted) return;
    for (const setup of readSetups(this.#ports.db.read).filter(mayRun)) {
      if (this.#runners.has(setup.id)) continue;
      const runner = new AccountRunner(this.#ports, setup, () => this.#tell());
      this.#runners.set(setup.id, runner);
      runner.start();
    }
    this.#tell();
  }

  async #followChanges(): Promise<void> {
    for await (const batch of this.#ports.events.subscribe(this.#ended.signal)) {
      for (const event of batch) {
        if (event.type !== 'changed') continue;
        if (event.topic === 'accounts') this.#reconcile();
        else if (event.topic === 'outbox') this.#wakeOutboxes(event.ids);
      }
    }
  }

  #wakeOutboxes(ids: readonly string[]): void {
    for (const [id, runner] of this.#runners) if (ids.length === 0 || ids.includes(id)) runner.wakeOutbox();
  }

  /** A shell that ends takes the process with it: then there is nothing to be told any more. */
  async #followShell(): Promise<void> {
    const { signal } = this.#ended;
    try {
      for await (const event of await this.#ports.shell.events({}, { signal })) {
        if (event.type === 'resumed') for (const runner of this.#runners.values()) runner.woke();
      }
    } catch (error) {
      if (!signal.aborted) this.#ports.log.warn({ err: error }, 'the shell tells no more of sleep');
    }
  }

  /** States change many times a second while mail comes in; who shows them hears of it twice a second. */
  #tell(): void {
    if (this.#isTellingPlanned || this.#ended.signal.aborted) return;
    const { clock, events } = this.#ports;
    const now = clock.now();
    if (now - this.#toldAt < stateEveryMs) {
      this.#isTellingPlanned = true;
      clock.wakeAt(this.#toldAt + stateEveryMs, () => {
        this.#isTellingPlanned = false;
        this.#tell();
      });
      return;
    }
    this.#toldAt = now;
    events.publish([{ type: 'changed', topic: 'sync', ids: [], causes: [newId<CorrelationId>(now)] }]);
  }
}

function isSame(a: AccountSetup, b: AccountSetup | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
