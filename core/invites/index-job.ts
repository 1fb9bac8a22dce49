import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { AccountId, MessageId } from '#shared/ids.ts';
import type { Db, JobKind, WriteTx } from '../context.ts';
import { inviteParts } from '../db/tables/invites.ts';
import type { RawStore } from '../raw/index.ts';
import { findCalendarPart, parseCalendar } from './calendar-part.ts';
import { inviteIndexKind } from './plan-index.ts';
import type { ReadCalendar } from './read-calendar.ts';

interface Waiting {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly rawHash: string;
}

const biteSize = 20;
const dayMs = 86_400_000;

/** Reads what the calendars in new mail are about. What is done has rows; so it resumes, and misses nothing. */
export function inviteIndexJob({ db, raw }: { db: Db; raw: RawStore }): JobKind {
  return {
    kind: inviteIndexKind,
    maxAttempts: 5,
    everyMs: dayMs,
    async run({ cause, signal }) {
      const failed = new Set<MessageId>();
      for (;;) {
        const waiting = listWaiting(db, failed);
        if (waiting.length === 0) return;
        for (const one of waiting) {
          signal.throwIfAborted();
          const path = findCalendarPart(db.read, one.id);
          const part = path === null ? null : await raw.part(one.rawHash, path);
          // Its bytes are lost: they are fetched again one day, and then it is looked at again.
          if (part === null && path !== null) {
            failed.add(one.id);
            continue;
          }
          const parse = (text: string) => db.readSlow<ReadCalendar | null>('invites.parse', { text }, signal);
          const calendar = part === null ? null : await parseCalendar(part, parse);
          db.write(cause, (tx) => keepParts(tx, one, calendar));
          await setImmediate();
        }
      }
    },
  };
}

function listWaiting(db: Db, failed: ReadonlySet<MessageId>): Waiting[] {
  return db.read
    .all<Waiting>(
      sql`
      SELECT DISTINCT messages.id, messages.account_id AS "accountId", messages.raw_hash AS "rawHash"
      FROM attachments JOIN messages ON messages.id = attachments.message_id
      WHERE attachments.mime_type IN ('text/calendar', 'application/ics') AND messages.raw_hash IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM invite_parts WHERE invite_parts.message_id = messages.id)
      LIMIT ${biteSize + failed.size}`,
    )
    .filter(({ id }) => !failed.has(id));
}

function keepParts(tx: WriteTx, { id, accountId }: Waiting, calendar: ReadCalendar | null): void {
  // The message may be gone, or one with another, since it was read.
  const isThere = tx.db.get<{ id: MessageId } | undefined>(sql`SELECT id FROM messages WHERE id = ${id}`);
  if (isThere === undefined) return;
  const events = calendar?.events ?? [];
  const rows =
    events.length === 0
      ? [{ uid: '', recurrenceId: '', method: 'other' as const, sequence: 0, stampAt: 0 }]
      : events.map(({ uid, recurrenceId, method, sequence, stampAt }) => ({
          uid,
          recurrenceId: recurrenceId ?? '',
          method,
          sequence,
          stampAt,
        }));
  for (const row of rows) {
    tx.db
      .insert(inviteParts)
      .values({ ...row, messageId: id, accountId })
      .onConflictDoNothing()
      .run();
  }
  tx.touch('invites', id);
}
