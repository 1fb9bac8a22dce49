import { and, eq, isNull, ne, or, sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Clock, Db, EventBus } from '../context.ts';
import { draftAttachments } from '../db/tables/engine.ts';
import { drafts } from '../db/tables/mail.ts';
import { isOpen, type DraftRow } from '../drafts/draft-rows.ts';
import { isBlank } from './blank-draft.ts';
import { newMessageId } from './build-mail.ts';
import { identityOfDraft } from './identities.ts';
import { postCause } from './ledger.ts';
import { accountOf } from './queue-draft.ts';

interface Ports {
  readonly db: Db;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
}

const restMs = 30_000;
/** Files go over the line anew with every copy. */
const restWithFilesMs = 5 * 60_000;
const apartMs = 3 * 60_000;
/** Who writes without a pause still has a copy there that is not older than this. */
const longestMs = 15 * 60_000;
const largeBytes = 1_000_000;
const tryAgainMs = 60_000;

/**
 * Tells the servers of drafts, rarely: when one has rested, or its editor was shut. What is not there yet is read from
 * the drafts themselves, so a restart forgets nothing.
 */
export class DraftKeeper {
  readonly #ports: Ports;
  readonly #ended = new AbortController();
  #listening: Promise<void> = Promise.resolve();
  #callOffTimer: () => void = () => {};

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  start(): void {
    this.#listening = this.#listen();
    this.#look();
  }

  async stop(): Promise<void> {
    this.#ended.abort();
    this.#callOffTimer();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    for await (const batch of this.#ports.events.subscribe(this.#ended.signal)) {
      if (batch.some((event) => event.type === 'changed' && event.topic === 'drafts')) this.#look();
    }
  }

  #look(): void {
    const { clock, log } = this.#ports;
    this.#callOffTimer();
    const now = clock.now();
    let nextAt: number | null = null;
    try {
      for (const draft of this.#listUnkept()) {
        const dueAt = this.#dueAt(draft);
        if (dueAt <= now) this.#put(draft);
        else nextAt = Math.min(nextAt ?? dueAt, dueAt);
      }
    } catch (error) {
      log.error({ err: error }, 'drafts could not be put on the server');
      nextAt = now + tryAgainMs;
    }
    if (nextAt !== null && !this.#ended.signal.aborted) this.#callOffTimer = clock.wakeAt(nextAt, () => this.#look());
  }

  #listUnkept(): DraftRow[] {
    const isUnkept = or(isNull(drafts.pushedVersion), ne(drafts.pushedVersion, drafts.changedAt));
    return this.#ports.db.read.select().from(drafts).where(and(isOpen, isUnkept)).limit(200).all();
  }

  #dueAt(draft: DraftRow): number {
    const { changedAt, closedAt, pushedAt, createdAt } = draft;
    const apartAt = (pushedAt ?? 0) + apartMs;
    if (closedAt !== null && closedAt >= changedAt)
      return pushedAt === null ? closedAt : Math.max(closedAt, pushedAt + restMs);
    if (this.#hasLargeFiles(draft)) return Math.max(changedAt + restWithFilesMs, apartAt);
    return Math.min(Math.max(changedAt + restMs, apartAt), (pushedAt ?? createdAt) + longestMs);
  }

  #hasLargeFiles({ id }: DraftRow): boolean {
    const size = sql<number>`coalesce(sum(${draftAttachments.sizeBytes}), 0)`;
    const row = this.#ports.db.read
      .select({ size })
      .from(draftAttachments)
      .where(eq(draftAttachments.draftId, id))
      .get();
    return (row?.size ?? 0) > largeBytes;
  }

  #put(draft: DraftRow): void {
    const { db, clock } = this.#ports;
    db.write(postCause(clock, 'drafts.put'), (tx) => {
      const accountId = isBlank(tx.db, draft) ? null : accountOf(tx, draft);
      const rfcId = draft.rfcId ?? newMessageId(identityOfDraft(tx.db, draft)?.address ?? '');
      tx.db
        .update(drafts)
        .set({ pushedVersion: draft.changedAt, pushedAt: tx.now, ...(accountId === null ? {} : { rfcId }) })
        .where(eq(drafts.id, draft.id))
        .run();
      if (accountId === null) return;
      const key = `draft.put ${draft.id} ${draft.changedAt} ${tx.now}`;
      tx.queueRemote({ accountId, kind: 'draft.put', payload: { draftId: draft.id }, key });
      tx.touch('outbox', accountId);
    });
  }
}
