import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { Clock, Db, WriteTx } from '../context.ts';
import type { RawStore } from '../raw/index.ts';
import type { AccountSetup } from '../sync/account-setup.ts';
import type { Bell } from '../sync/bell.ts';
import { syncCause } from '../sync/cause.ts';
import type { Lane } from '../sync/lane.ts';
import { SliceWriter } from '../sync/slices.ts';
import { troubleOf } from '../sync/trouble.ts';
import type { Turnstile } from '../sync/turnstile.ts';
import { followServer } from '../threads/ingest.ts';
import { findEffect, type EffectPorts, type Effects } from './effect.ts';
import { changeOp, claimOp, hurryOffline, listOpen, listUnsettled, type OpRow } from './op-store.ts';
import { pickNext } from './pick-next.ts';
import { judgeFailure } from './retry.ts';

export interface OutboxParts {
  readonly account: AccountSetup;
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly raw: RawStore;
  readonly effects: Effects;
  readonly lane: Lane;
  readonly order: Turnstile;
  readonly bell: Bell;
  readonly signal: AbortSignal;
  readonly onFolder: (id: MailboxId) => void;
  readonly onFolders: () => void;
}

const settleAtOnce = 100;

/** Carries out what one account's server has still to be told, in order, while there is a line to it. */
export class OutboxRunner {
  readonly #parts: OutboxParts;
  readonly #slices: SliceWriter;

  constructor(parts: OutboxParts) {
    this.#parts = parts;
    this.#slices = new SliceWriter(parts.db, parts.clock, parts.account.id);
  }

  /** Until the signal aborts; throws when the line is lost. */
  async run(): Promise<void> {
    const { account, db, bell, signal, clock, effects } = this.#parts;
    this.#write('outbox.connected', (tx) => hurryOffline(tx, account.id));
    for (const row of listUnsettled(db.read, account.id)) await this.#settle(row);
    while (!signal.aborted) {
      const { due, nextAt } = pickNext(listOpen(db.read, account.id), effects, clock.now());
      if (due === null) await bell.wait(signal, nextAt);
      else await this.#carryOut(due);
    }
  }

  async #carryOut(row: OpRow): Promise<void> {
    const { effects, log, signal, account } = this.#parts;
    if (!this.#write('outbox.claim', (tx) => claimOp(tx, row))) return;
    const effect = findEffect(effects, row.kind);
    try {
      if (effect === null) throw new Error(`no effect for ${row.kind}`);
      const { id, kind, payload, progress, attempts } = row;
      await effect.run({ id, kind, payload, progress, attempts }, this.#portsFor(row));
      await this.#finish(row);
    } catch (error) {
      if (signal.aborted) {
        // Ended with the app or the account: no attempt, and nobody's failure.
        this.#write('outbox.pause', (tx) => changeOp(tx, row, { state: 'pending', nextTryAt: tx.now }));
        return;
      }
      const verdict = judgeFailure(error, row.attempts + 1);
      const trouble = troubleOf(error, this.#parts.clock.now());
      const fields = { account: account.id, op: row.id, kind: row.kind, code: trouble.code };
      if (trouble.code === 'bug') log.error({ ...fields, err: error }, 'outbox op failed');
      else log.info({ ...fields, next: verdict.kind }, 'outbox op not done');
      const reason = JSON.stringify(trouble);
      if (verdict.kind === 'never') {
        await this.#giveUp(row, reason);
        return;
      }
      this.#write('outbox.again', (tx) =>
        changeOp(tx, row, { state: 'pending', error: reason, nextTryAt: tx.now + verdict.inMs }),
      );
      if (verdict.isLineLost) throw error;
    }
  }

  async #finish(row: OpRow): Promise<void> {
    const ids = this.#messageIds(row);
    const isSmall = ids.length <= settleAtOnce;
    this.#write('outbox.done', (tx) => {
      const progress = isSmall ? null : { isSettled: false };
      changeOp(tx, row, { state: 'done', endedAt: tx.now, error: null, progress });
      if (isSmall && ids.length > 0) followServer(tx, ids);
    });
    if (!isSmall) await this.#settle(row);
  }

  /** What the server said of these messages meanwhile was held back: now it counts. */
  async #settle(row: OpRow): Promise<void> {
    const ids = this.#messageIds(row);
    await this.#slices.write('outbox.settle', ids, followServer, (tx) => changeOp(tx, row, { progress: null }));
  }

  async #giveUp(row: OpRow, reason: string): Promise<void> {
    const { effects } = this.#parts;
    this.#write('outbox.failed', (tx) => {
      changeOp(tx, row, { state: 'failed', endedAt: tx.now, error: reason, progress: null });
      findEffect(effects, row.kind)?.onGivenUp?.(tx, row.payload);
    });
    await this.#slices.write('outbox.settle', this.#messageIds(row), followServer);
    await setImmediate();
    this.#parts.onFolders();
  }

  #messageIds(row: OpRow): readonly MessageId[] {
    return findEffect(this.#parts.effects, row.kind)?.messageIds(row.payload) ?? [];
  }

  #write<Result>(action: string, run: (tx: WriteTx) => Result extends PromiseLike<unknown> ? never : Result): Result {
    const { db, account, clock } = this.#parts;
    return db.write<Result>(syncCause(account.id, action, clock.now()), run as never);
  }

  #portsFor(row: OpRow): EffectPorts {
    const { account, db, clock, log, raw, lane, order, signal, onFolder, onFolders } = this.#parts;
    return {
      account,
      db,
      clock,
      log,
      raw,
      slices: this.#slices,
      signal,
      onFolder,
      onFolders,
      turn: (run) => order.pass(() => lane.use(run, { isUrgent: true }), { isUrgent: true }),
      write: (action, run) => this.#write(action, run),
      saveProgress: (tx, progress) => changeOp(tx, row, { progress }),
    };
  }
}
