import { sql } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed, nothingChanged, requireAny, type Undoable } from '../threads/index.ts';
import { awake, chosenAsleep, readSnoozes, writeSnoozes, type Snooze } from './snooze-rows.ts';

interface SnoozeUndo {
  readonly before: Snooze[];
  readonly after: Snooze[];
}

// Beyond this it was mistyped, and no calendar is sure of it.
const maxAheadMs = 100 * 366 * 86_400_000;

/** What lies in spam and trash does not sleep: it would come back from there. */
export function snoozeThreads(tx: WriteTx, ids: readonly ThreadId[], until: number): Undoable {
  requireAny(tx, ids);
  if (until <= tx.now) throw new AppError('invalid-input', 'that time is past', { field: 'until' });
  if (until > tx.now + maxAheadMs) throw new AppError('invalid-input', 'that time is too far', { field: 'until' });
  const lies = new Map(
    tx.db
      .all<{ id: ThreadId; inInbox: number }>(
        sql`SELECT messages.thread_id AS id, max(mailboxes.role = 'inbox') AS "inInbox" FROM messages
        JOIN message_mailboxes ON message_mailboxes.message_id = messages.id
        JOIN mailboxes ON mailboxes.id = message_mailboxes.mailbox_id
        WHERE messages.thread_id IN ${listed(ids)} AND mailboxes.role NOT IN ('spam', 'trash', 'drafts')
        GROUP BY messages.thread_id`,
      )
      .map((row) => [row.id, row.inInbox]),
  );
  const before = readSnoozes(tx, sql`id IN ${listed([...lies.keys()])}`).filter(
    (snooze) => snooze.snoozedUntil !== until || snooze.wokeAt !== null,
  );
  const after = before.map(({ id }): Snooze => ({
    id,
    snoozedUntil: until,
    snoozedAt: tx.now,
    snoozedInInbox: lies.get(id) ?? 0,
    wokeAt: null,
  }));
  return change(tx, 'threads.snooze', before, after);
}

/** It stands where it lies, as if it had never slept. */
export function endSnooze(tx: WriteTx, ids: readonly ThreadId[]): Undoable {
  requireAny(tx, ids);
  const before = readSnoozes(tx, chosenAsleep(ids));
  return change(
    tx,
    'threads.unsnooze',
    before,
    before.map(({ id }) => awake(id)),
  );
}

/** Back wherever it still is as the undone call left it: what woke since, or was put off again, is left alone. */
export function undoSnooze(tx: WriteTx, payload: unknown): void {
  const { before, after } = payload as SnoozeUndo;
  const left = new Map(after.map((snooze) => [snooze.id, JSON.stringify(snooze)]));
  const now = readSnoozes(tx, sql`id IN ${listed(after.map(({ id }) => id))}`);
  const asLeft = new Set(now.filter((snooze) => left.get(snooze.id) === JSON.stringify(snooze)).map(({ id }) => id));
  writeSnoozes(
    tx,
    before.filter(({ id }) => asLeft.has(id)),
  );
}

function change(tx: WriteTx, label: string, before: Snooze[], after: Snooze[]): Undoable {
  if (before.length === 0) return nothingChanged;
  writeSnoozes(tx, after);
  const payload: SnoozeUndo = { before, after };
  return { undo: tx.undoable(label, before.length, 'threads.snooze', payload), count: before.length };
}
