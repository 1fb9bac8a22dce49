import { sql } from 'drizzle-orm';
import {
  newId,
  type AccountId,
  type CorrelationId,
  type MailboxId,
  type MessageId,
  type ThreadId,
} from '#shared/ids.ts';
import type { Clock, Db, EventBus, WriteTx } from '../context.ts';
import { parseHeaders, type ParsedMessage } from '../mime/index.ts';
import type { RawStore } from '../raw/index.ts';
import { headersOnly, storeMessages, upgradeBody, type Arrival } from '../threads/ingest.ts';
import type { ParseClient } from '../workers/parse-client.ts';
import { moveCursor, type CursorChange } from './cursor.ts';
import type { RemoteState } from './imap/index.ts';
import type { SliceWriter } from './slices.ts';

export interface IntakePorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly raw: RawStore;
  readonly parser: ParseClient;
}

/** Where a batch lies, and what is true once all of it is stored. */
export interface Batch {
  readonly mailboxId: MailboxId;
  readonly cursor: CursorChange | null;
  /** The user is told of what is new here. */
  readonly isNews?: boolean;
  /** Bodies for these rows and nothing else: what was moved meanwhile must not come back to where it was fetched. */
  readonly bodiesOf?: ReadonlyMap<number, MessageId> | undefined;
}

interface Row extends Arrival {
  readonly uid: number;
}

const maxInFlightBytes = 24_000_000;
const maxRows = 30;
const newsWithinMs = 86_400_000;

/**
 * The way from the line into the store: parsed in the worker, kept raw by its own, then rows in short transactions.
 * All three go on at once; what is stored is stored in the order it was given, so that a cursor never runs ahead of
 * its rows. Whoever gives waits while too many bytes are on their way.
 */
export class Intake {
  readonly #ports: IntakePorts;
  readonly #accountId: AccountId;
  readonly #slices: SliceWriter;
  #tail: Promise<void> = Promise.resolve();
  #inFlightBytes = 0;
  #wakeGiver: () => void = () => {};
  #failure: { error: unknown } | null = null;

  constructor(ports: IntakePorts, accountId: AccountId, slices: SliceWriter) {
    this.#ports = ports;
    this.#accountId = accountId;
    this.#slices = slices;
  }

  /** Whole messages. The bytes are given away: they move into the worker. */
  async addSources(batch: Batch, fetched: readonly { state: RemoteState; source: Uint8Array }[]): Promise<void> {
    const bytes = fetched.reduce((sum, { source }) => sum + source.byteLength, 0);
    await this.#room(bytes);
    this.#enqueue(batch, bytes, this.#keep(fetched));
  }

  async addHeaders(batch: Batch, fetched: readonly { state: RemoteState; header: Uint8Array }[]): Promise<void> {
    const bytes = fetched.reduce((sum, { header }) => sum + header.byteLength, 0);
    await this.#room(bytes);
    const rows = fetched.map(({ state, header }) => rowOf(state, headersOnly(parseHeaders(header)), null));
    this.#enqueue(batch, bytes, Promise.resolve(rows));
  }

  /** Settles when all that was given is stored; throws what went wrong on the way. */
  async drain(): Promise<void> {
    await this.#tail;
    this.#throwFailure();
  }

  async #keep(fetched: readonly { state: RemoteState; source: Uint8Array }[]): Promise<Row[]> {
    const parsed = await this.#ports.parser.parse(fetched.map(({ source }) => source));
    await this.#ports.raw.put(parsed.map(({ hash, sizeBytes, packed }) => ({ hash, sizeBytes, packed })));
    return fetched.flatMap(({ state }, index) => {
      const one = parsed[index];
      return one === undefined ? [] : [{ ...rowOf(state, one.message, one.hash), sizeBytes: one.sizeBytes }];
    });
  }

  #enqueue(batch: Batch, bytes: number, ready: Promise<Row[]>): void {
    this.#inFlightBytes += bytes;
    // Awaited only when its turn comes; until then a failure is nobody's.
    ready.catch(() => {});
    this.#tail = this.#tail.then(async () => {
      try {
        // Whatever follows a failure would move a cursor over the gap.
        if (this.#failure === null) await this.#store(batch, await ready);
      } catch (error) {
        this.#failure ??= { error };
      } finally {
        this.#inFlightBytes -= bytes;
        this.#wakeGiver();
      }
    });
  }

  async #store(batch: Batch, rows: readonly Row[]): Promise<void> {
    const finish = (tx: WriteTx) => {
      if (batch.cursor !== null) moveCursor(tx, batch.mailboxId, batch.cursor);
    };
    if (rows.length === 0 && batch.cursor === null) return;
    await this.#slices.write('sync.store', rows, (tx, slice) => this.#storeSlice(tx, batch, slice), finish, maxRows);
  }

  #storeSlice(tx: WriteTx, batch: Batch, slice: readonly Row[]): void {
    const known = batch.bodiesOf ?? knownUids(tx, batch.mailboxId, slice);
    const arrivals = slice.filter(({ uid }) => !known.has(uid));
    for (const row of slice) {
      const messageId = known.get(row.uid);
      if (messageId !== undefined && row.rawHash !== null)
        upgradeBody(tx, messageId, row.parsed, row.rawHash, row.sizeBytes);
    }
    if (arrivals.length === 0) return;
    const place = { accountId: this.#accountId, mailboxId: batch.mailboxId };
    const stored = storeMessages(tx, place, arrivals);
    tx.touch('sync', batch.mailboxId);
    if (batch.isNews !== true) return;
    stored.forEach(({ isNew, threadId }, index) => {
      const arrival = arrivals[index];
      if (!isNew || arrival === undefined || arrival.flags.includes('\\Seen')) return;
      if (arrival.receivedAt < tx.now - newsWithinMs) return;
      tx.afterCommit(() => this.#announce(threadId, arrival));
    });
  }

  #announce(threadId: ThreadId, { parsed, receivedAt }: Row): void {
    const { events, clock } = this.#ports;
    const from = (parsed.from?.name || parsed.from?.address || '').slice(0, 500);
    const news = { threadId, accountId: this.#accountId, from, subject: parsed.subject.slice(0, 500) };
    const causes = [newId<CorrelationId>(clock.now())];
    events.publish([{ type: 'attention', ...news, at: Math.max(0, receivedAt), causes }]);
  }

  async #room(bytes: number): Promise<void> {
    this.#throwFailure();
    // A message larger than all of the room goes alone.
    while (this.#inFlightBytes > 0 && this.#inFlightBytes + bytes > maxInFlightBytes) {
      await new Promise<void>((resolve) => {
        this.#wakeGiver = resolve;
      });
      this.#throwFailure();
    }
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }
}

function rowOf(state: RemoteState, parsed: ParsedMessage, rawHash: string | null): Row {
  const { uid, flags, modseq, sizeBytes, receivedAt, gmail } = state;
  return { uid, parsed, rawHash, sizeBytes, receivedAt, flags, modseq, gmail };
}

function knownUids(tx: WriteTx, mailboxId: MailboxId, rows: readonly Row[]): ReadonlyMap<number, MessageId> {
  const uids = JSON.stringify(rows.map(({ uid }) => uid));
  const known = tx.db.all<{ uid: number; messageId: MessageId }>(sql`
    SELECT uid, message_id AS "messageId" FROM remote_messages
    WHERE mailbox_id = ${mailboxId} AND uid IN (SELECT value FROM json_each(${uids}))`);
  return new Map(known.map(({ uid, messageId }) => [uid, messageId]));
}
