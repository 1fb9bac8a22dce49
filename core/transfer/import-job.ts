import { setImmediate } from 'node:timers/promises';
import { and, eq, isNull } from 'drizzle-orm';
import type { Logger } from 'pino';
import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import type { Clock, Db, JobKind, JobRun, WriteTx } from '../context.ts';
import { accounts, mailboxes } from '../db/tables/mail.ts';
import type { RawStore } from '../raw/index.ts';
import { findMailbox } from '../threads/index.ts';
import type { ParseClient } from '../workers/parse-client.ts';
import { findSources } from './find-sources.ts';
import { targetOf } from './folder-names.ts';
import { prepareMails, storeMails, type PreparedMail } from './import-mails.ts';
import type { FileMail, MailSource } from './model.ts';
import { resolvePlace } from './plain-path.ts';
import { forgetReceived } from './received-files.ts';
import { readSource, surveySource, type SourcePlace, type SourceSurvey } from './read-source.ts';

export const importKind = 'transfer.import';

export interface ImportPayload {
  readonly path: string;
  readonly accountId: AccountId;
  /** `null`: each source into a folder of its own name. */
  readonly mailboxId: MailboxId | null;
}

interface Cursor {
  readonly source: number;
  readonly at: SourcePlace | null;
  readonly done: number;
  readonly total: number;
}

export interface TransferPorts {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly raw: RawStore;
  readonly parser: ParseClient;
}

interface Item {
  readonly mail: FileMail | null;
  readonly next: Cursor;
}

const batchMails = 25;
const batchBytes = 1_000_000;

/**
 * Mail from files into the store, on the way all mail takes: parsed in the worker, raw bytes first, then rows in short
 * writes that carry the cursor. Run again from any point it doubles nothing: what is here already is one message.
 */
export function importJob(ports: TransferPorts): JobKind<ImportPayload> {
  return { kind: importKind, maxAttempts: 5, run: (job) => new Import(ports, job).run() };
}

class Import {
  readonly #ports: TransferPorts;
  readonly #job: JobRun<ImportPayload>;
  readonly #surveys = new Map<number, SourceSurvey>();

  constructor(ports: TransferPorts, job: JobRun<ImportPayload>) {
    this.#ports = ports;
    this.#job = job;
  }

  async run(): Promise<void> {
    const { payload, signal } = this.#job;
    const sources = await findSources(await resolvePlace(payload.path), signal);
    let cursor = (this.#job.cursor as Cursor | null) ?? (await this.#begin(sources));
    for (let index = cursor.source; index < sources.length; index += 1) {
      const source = sources[index];
      if (source === undefined) return;
      const after = await this.#take(source, index === cursor.source ? cursor : { ...cursor, source: index, at: null });
      if (after === null) return;
      cursor = after;
    }
    // What lay there may have changed since it was counted.
    this.#ports.db.write(this.#job.cause, (tx) => this.#job.advance(tx, cursor, cursor.done, cursor.done));
    await forgetReceived(payload.path);
  }

  async #begin(sources: readonly MailSource[]): Promise<Cursor> {
    let total = 0;
    for (const [index, source] of sources.entries()) {
      const survey = await surveySource(source, this.#job.signal);
      this.#surveys.set(index, survey);
      total += survey.messages;
    }
    const cursor: Cursor = { source: 0, at: null, done: 0, total };
    this.#ports.db.write(this.#job.cause, (tx) => this.#job.advance(tx, cursor, 0, total));
    return cursor;
  }

  /** `null`: the account is gone, and there is nothing left to import into. */
  async #take(source: MailSource, from: Cursor): Promise<Cursor | null> {
    const { clock } = this.#ports;
    const survey = this.#surveys.get(from.source) ?? (await surveySource(source, this.#job.signal));
    const mailboxId = this.#findTarget(source);
    if (mailboxId === null) return null;
    let cursor = from;
    const batches = inBatches(readSource(source, survey, from.at, clock), from);
    // One batch is parsed while the one before it is written.
    let ahead = this.#prepare(batches);
    try {
      for (let batch = await ahead; batch !== null; batch = await ahead) {
        this.#job.signal.throwIfAborted();
        ahead = this.#prepare(batches);
        const isLive = await this.#store(mailboxId, batch);
        if (!isLive) return null;
        cursor = batch.at(-1)?.next ?? cursor;
      }
      return cursor;
    } finally {
      await ahead.catch(() => null);
      await batches.return();
    }
  }

  #prepare(batches: AsyncGenerator<Item[], void>): Promise<(Item & { prepared: PreparedMail | null })[] | null> {
    const prepared = this.#prepareNext(batches);
    // Awaited only when its turn comes; until then a failure is nobody's.
    prepared.catch(() => {});
    return prepared;
  }

  async #prepareNext(batches: AsyncGenerator<Item[], void>) {
    const { value: items } = await batches.next();
    if (!Array.isArray(items)) return null;
    const mails = items.flatMap(({ mail }) => mail ?? []);
    const ready = await prepareMails(this.#ports, mails, this.#job.signal);
    let taken = 0;
    return items.map((item) => ({ ...item, prepared: item.mail === null ? null : (ready[taken++] ?? null) }));
  }

  async #store(mailboxId: MailboxId, items: readonly (Item & { prepared: PreparedMail | null })[]): Promise<boolean> {
    const place = { accountId: this.#job.payload.accountId, mailboxId };
    const placed = items.map((item) => ({ ...item, place }));
    return storeMails(this.#ports.db, this.#job.cause, placed, (tx, { next }) => {
      if (!isLive(tx, place.accountId)) return false;
      this.#job.advance(tx, next, next.done, Math.max(next.total, next.done));
      return true;
    });
  }

  #findTarget(source: MailSource): MailboxId | null {
    const { payload, cause } = this.#job;
    return this.#ports.db.write(cause, (tx) => {
      if (!isLive(tx, payload.accountId)) return null;
      return payload.mailboxId ?? findFolder(tx, payload.accountId, source, payload.path);
    });
  }
}

async function* inBatches(
  mails: AsyncGenerator<{ mail: FileMail | null; next: SourcePlace }>,
  from: Cursor,
): AsyncGenerator<Item[], void> {
  let { done } = from;
  let batch: Item[] = [];
  let bytes = 0;
  for await (const { mail, next } of mails) {
    done += 1;
    batch.push({ mail, next: { ...from, at: next, done } });
    bytes += mail?.raw.byteLength ?? 0;
    if (batch.length < batchMails && bytes < batchBytes) continue;
    yield batch;
    await setImmediate();
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

function findFolder(tx: WriteTx, accountId: AccountId, source: MailSource, chosen: string): MailboxId {
  const { role, name, path } = targetOf(source, chosen);
  if (role !== 'other') return findMailbox(tx, accountId, role);
  const isIt = and(eq(mailboxes.accountId, accountId), eq(mailboxes.path, path));
  const known = tx.db.select({ id: mailboxes.id }).from(mailboxes).where(isIt).get();
  if (known !== undefined) return known.id;
  const id = newId<MailboxId>(tx.now);
  tx.db.insert(mailboxes).values({ id, accountId, role, name, path, delimiter: '/' }).run();
  tx.touch('mailboxes', id);
  return id;
}

function isLive(tx: WriteTx, id: AccountId): boolean {
  const live = and(eq(accounts.id, id), isNull(accounts.removedAt));
  return tx.db.select({ id: accounts.id }).from(accounts).where(live).get() !== undefined;
}
