import { eq, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { AppError, isAppError } from '#shared/errors.ts';
import type { AccountId, DeliveryId, MessageId } from '#shared/ids.ts';
import type { Access } from '../accounts/login.ts';
import type { Clock, Db, EventBus, WriteTx } from '../context.ts';
import { accounts } from '../db/tables/mail.ts';
import type { RawStore } from '../raw/index.ts';
import type { SendOptions, SendOutcome } from '../sync/smtp/index.ts';
import { withoutBcc } from './build-mail.ts';
import { deliverHere } from './deliver-here.ts';
import {
  amend,
  become,
  findDelivery,
  listDue,
  listInState,
  listUnlocked,
  nextDeliveryAt,
  postCause,
  type DeliveryRow,
} from './ledger.ts';
import { becomeUnknown, noticeOne, settleOutcome, settleTrouble } from './settle-delivery.ts';
import { showSent, type ShowPorts } from './show-sent.ts';
import { missedAfterMs, waitBetweenLooks } from './waits.ts';

export interface PostmanPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly raw: RawStore;
  readonly parser: ShowPorts['parser'];
  readonly logins: { of(id: AccountId, way: 'outgoing', options?: { isRefused?: boolean }): Promise<Access> };
  readonly send: (options: SendOptions) => Promise<SendOutcome>;
}

const maxAtOnce = 3;
/** When the table itself cannot be written, such as on a full disk. */
const tryAgainMs = 60_000;

/**
 * Carries mail out when its time has come: one at a time for each account. All it knows it reads from the ledger, so
 * after a restart, a crash or a night of sleep it goes on where the ledger says; it has a timer of its own because
 * sending waits for no other work.
 */
export class Postman {
  readonly #ports: PostmanPorts;
  readonly #ended = new AbortController();
  readonly #running = new Map<AccountId, Promise<void>>();
  readonly #showing = new Set<Promise<void>>();
  #listening: Promise<void> = Promise.resolve();
  #callOffTimer: () => void = () => {};
  #isLookPlanned = false;

  constructor(ports: PostmanPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#resume();
    this.#listening = this.#listen();
    this.#planLook();
  }

  /** What is on its way is cut off where it is; the ledger knows whether it may have arrived. */
  async stop(): Promise<void> {
    this.#ended.abort(new AppError('cancelled', 'the core is closing'));
    this.#callOffTimer();
    await Promise.all([...this.#running.values(), ...this.#showing, this.#listening]);
  }

  /** A run that ended without a word: before the last bytes nothing can have arrived, after them nobody knows. */
  #resume(): void {
    const left = listInState(this.#ports.db.read, 'sending');
    if (left.length === 0) return;
    this.#write('deliveries.resume', (tx) => {
      for (const { id, bodyAt } of left) {
        if (bodyAt === null) become(tx, id, 'queued', { nextTryAt: tx.now }, 'interrupted');
        else becomeUnknown(tx, id, 'interrupted');
      }
    });
  }

  async #listen(): Promise<void> {
    const { events } = this.#ports;
    for await (const batch of events.subscribe(this.#ended.signal)) {
      const topics = new Set(batch.map((event) => (event.type === 'changed' ? event.topic : '')));
      this.#guard(() => {
        if (topics.has('threads')) this.#noticeSeen();
        // Perhaps somebody has logged in again, or taken a certificate.
        if (topics.has('accounts')) this.#hurryRefused();
      });
      if (topics.has('deliveries') || topics.has('accounts')) this.#planLook();
    }
  }

  #planLook(): void {
    if (this.#isLookPlanned || this.#ended.signal.aborted) return;
    this.#isLookPlanned = true;
    setImmediate(() => {
      this.#isLookPlanned = false;
      if (!this.#ended.signal.aborted) this.#look();
    });
  }

  #look(): void {
    const { db, clock } = this.#ports;
    this.#callOffTimer();
    const isDone = this.#guard(() => {
      const now = clock.now();
      for (const row of listDue(db.read, now)) this.#attend(row, now);
      const nextAt = nextDeliveryAt(db.read);
      // What is due but has to wait for another of its account is looked at when that one is through.
      if (nextAt !== null && nextAt > now) this.#wakeAt(nextAt);
    });
    if (!isDone) this.#wakeAt(clock.now() + tryAgainMs);
  }

  #attend(row: DeliveryRow, now: number): void {
    if (row.state === 'scheduled' && row.sendAt < now - missedAfterMs) {
      this.#write('deliveries.missed', (tx) => become(tx, row.id, 'missed', { nextTryAt: null }));
    } else if (row.state === 'accepted' || row.state === 'unknown') {
      this.#write('deliveries.look', (tx) => this.#queueLook(tx, row));
      if (row.state === 'accepted' && row.messageId === null) this.#show(row);
    } else if (!this.#running.has(row.accountId) && this.#running.size < maxAtOnce) {
      this.#begin(row);
    }
  }

  /** Done by the outbox as soon as there is a line to the mailbox. */
  #queueLook(tx: WriteTx, { id, accountId, state, looks }: DeliveryRow): void {
    const kind = state === 'accepted' ? 'delivery.file' : 'delivery.look';
    tx.queueRemote({ accountId, kind, payload: { deliveryId: id }, key: `${kind} ${id} ${looks}` });
    // Waits in the outbox from now on; this is only for the case that it gets lost there.
    amend(tx, id, { nextTryAt: tx.now + Math.max(waitBetweenLooks(looks), 3_600_000) });
  }

  #show(row: DeliveryRow): void {
    const shown = showSent(this.#ports, row)
      // Its copy in Sent will show it.
      .catch((error: unknown) =>
        this.#ports.log.error({ err: error, delivery: row.id }, 'a sent mail is not shown yet'),
      )
      .finally(() => this.#showing.delete(shown));
    this.#showing.add(shown);
  }

  #begin({ id, accountId }: DeliveryRow): void {
    const row = this.#write('deliveries.begin', (tx) => {
      const current = findDelivery(tx.db, id);
      become(tx, id, 'sending', { attempts: current.attempts + 1, bodyAt: null, nextTryAt: null });
      return findDelivery(tx.db, id);
    });
    const ended = this.#carry(row)
      .catch((error: unknown) => {
        this.#ports.log.error({ err: error, delivery: id }, 'a delivery could not be settled');
        this.#ports.clock.wakeAt(this.#ports.clock.now() + tryAgainMs, () => this.#resumeOne(id));
      })
      .finally(() => {
        this.#running.delete(accountId);
        this.#planLook();
      });
    this.#running.set(accountId, ended);
  }

  /** The end of a try could not be written; nothing is running any more that could write it. */
  #resumeOne(id: DeliveryId): void {
    if (this.#ended.signal.aborted) return;
    this.#guard(() => {
      if (findDelivery(this.#ports.db.read, id).state === 'sending') this.#resume();
    });
    this.#planLook();
  }

  async #carry(row: DeliveryRow): Promise<void> {
    const { db, log } = this.#ports;
    try {
      const account = db.read.select().from(accounts).where(eq(accounts.id, row.accountId)).get();
      if (account === undefined) return;
      if (account.removedAt !== null || account.state === 'disabled') {
        throw new AppError('not-allowed', 'the account is off', { cause: 'disabled' });
      }
      const raw = await this.#ports.raw.get(row.rawHash);
      if (raw === null) throw new AppError('not-found', 'the mail is no longer there', { cause: 'no-copy' });
      if (account.kind === 'demo') {
        this.#write('deliveries.sent', (tx) => deliverHere(tx, row, raw));
        return;
      }
      const outcome = await this.#send(row, withoutBcc(raw));
      log.info({ delivery: row.id, outcome: outcome.kind }, 'handed to a server');
      this.#write('deliveries.settle', (tx) => settleOutcome(tx, findDelivery(tx.db, row.id), outcome));
    } catch (error) {
      const trouble = isAppError(error) ? error : new AppError('bug', 'sending failed', {}, { cause: error });
      if (trouble.code === 'bug') log.error({ err: error, delivery: row.id }, 'sending failed');
      else log.info({ delivery: row.id, code: trouble.code, cause: trouble.details['cause'] }, 'not sent');
      const isEnding = this.#ended.signal.aborted;
      this.#write('deliveries.settle', (tx) => settleTrouble(tx, findDelivery(tx.db, row.id), trouble, isEnding));
    }
  }

  async #send(row: DeliveryRow, raw: Uint8Array): Promise<SendOutcome> {
    const { logins, log, send } = this.#ports;
    const mail = { from: row.sender, to: row.leftTo, raw };
    const onLastBytes = () => this.#write('deliveries.leaving', (tx) => amend(tx, row.id, { bodyAt: tx.now }));
    const attempt = (access: Access) => send({ ...access, mail, log, signal: this.#ended.signal, onLastBytes });
    const access = await logins.of(row.accountId, 'outgoing');
    return attempt(access).catch(async (error: unknown) => {
      // A token may be dead before its time: one try with a new one.
      if (!('accessToken' in access.login) || !isAppError(error, 'auth-expired')) throw error;
      return attempt(await logins.of(row.accountId, 'outgoing', { isRefused: true }));
    });
  }

  #hurryRefused(): void {
    const waiting = listUnlocked(this.#ports.db.read, this.#ports.clock.now());
    if (waiting.length === 0) return;
    this.#write('deliveries.hurry', (tx) => waiting.forEach(({ id }) => amend(tx, id, { nextTryAt: tx.now })));
  }

  /** The sync has met a mail of ours on the server. In Sent, that is its end; anywhere, it was not lost. */
  #noticeSeen(): void {
    const found = this.#ports.db.read.all<{ id: DeliveryId; messageId: MessageId; isSent: number; state: string }>(sql`
      SELECT deliveries.id, deliveries.state, messages.id AS "messageId",
        EXISTS (SELECT 1 FROM message_mailboxes AS place JOIN mailboxes ON mailboxes.id = place.mailbox_id
          WHERE place.message_id = messages.id AND mailboxes.role = 'sent') AS "isSent"
      FROM deliveries
      JOIN messages ON messages.account_id = deliveries.account_id
        AND messages.rfc_id IN (deliveries.rfc_id, deliveries.server_rfc_id)
      WHERE deliveries.state IN ('accepted', 'filed', 'unknown')
        AND EXISTS (SELECT 1 FROM remote_messages AS copy JOIN mailboxes ON mailboxes.id = copy.mailbox_id
          WHERE copy.message_id = messages.id AND mailboxes.role <> 'drafts')`);
    if (found.length === 0) return;
    this.#write('deliveries.seen', (tx) => {
      for (const { id, messageId, isSent } of found) noticeOne(tx, findDelivery(tx.db, id), messageId, isSent === 1);
    });
  }

  #write<Result>(action: string, run: (tx: WriteTx) => Result extends PromiseLike<unknown> ? never : Result): Result {
    const { db, clock } = this.#ports;
    return db.write<Result>(postCause(clock, action), run as never);
  }

  #guard(run: () => void): boolean {
    try {
      run();
      return true;
    } catch (error) {
      this.#ports.log.error({ err: error }, 'the ledger could not be kept');
      return false;
    }
  }

  #wakeAt(at: number): void {
    this.#callOffTimer();
    this.#callOffTimer = this.#ports.clock.wakeAt(at, () => this.#planLook());
  }
}
