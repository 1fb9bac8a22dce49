import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed } from './batch.ts';

/** What the user did with a conversation in the inbox that its messages do not tell. */
export interface TriageState {
  readonly id: ThreadId;
  readonly snoozedUntil: number | null;
  readonly snoozedAt: number | null;
  readonly snoozedInInbox: number | null;
  readonly wokeAt: number | null;
  readonly pinnedAt: number | null;
  readonly screenedFrom: string | null;
  readonly remindedAt: number | null;
}

const columns = sql.raw(`id, snoozed_until AS "snoozedUntil", snoozed_at AS "snoozedAt",
  snoozed_in_inbox AS "snoozedInInbox", woke_at AS "wokeAt", pinned_at AS "pinnedAt", screened_from AS "screenedFrom",
  reminded_at AS "remindedAt"`);
const isAny = sql.raw('coalesce(snoozed_until, pinned_at, screened_from, reminded_at) IS NOT NULL');

export function readTriage(tx: WriteTx, ids: readonly ThreadId[]): TriageState[] {
  return tx.db.all<TriageState>(sql`SELECT ${columns} FROM threads WHERE id IN ${listed(ids)}`);
}

/** A conversation that is put somewhere begins there anew: neither asleep nor pinned, and its sender is let in. */
export function endTriage(tx: WriteTx, ids: readonly ThreadId[]): TriageState[] {
  const ended = tx.db.all<TriageState>(sql`SELECT ${columns} FROM threads WHERE id IN ${listed(ids)} AND ${isAny}`);
  if (ended.length === 0) return ended;
  tx.db.run(sql`
    UPDATE threads SET snoozed_until = NULL, snoozed_at = NULL, snoozed_in_inbox = NULL, woke_at = NULL,
      pinned_at = NULL, screened_from = NULL, reminded_at = NULL
    WHERE id IN ${listed(ended.map(({ id }) => id))}`);
  return ended;
}

/** Gives back what `endTriage` took, where nothing of the kind was decided since. Answers the conversations. */
export function restoreTriage(tx: WriteTx, states: readonly TriageState[]): ThreadId[] {
  if (states.length === 0) return [];
  return writeTriage(tx, states, sql`NOT (${isAny})`);
}

/** Writes these states where a conversation still is as `asLeft` says. Answers the conversations. */
export function writeTriage(tx: WriteTx, states: readonly TriageState[], asLeft = sql`true`): ThreadId[] {
  const rows = JSON.stringify(states);
  return tx.db
    .all<{ id: ThreadId }>(
      sql`UPDATE threads SET
        snoozed_until = state.value ->> 'snoozedUntil', snoozed_at = state.value ->> 'snoozedAt',
        snoozed_in_inbox = state.value ->> 'snoozedInInbox', woke_at = state.value ->> 'wokeAt',
        pinned_at = state.value ->> 'pinnedAt', screened_from = state.value ->> 'screenedFrom',
        reminded_at = state.value ->> 'remindedAt'
      FROM json_each(${rows}) AS state
      WHERE threads.id = state.value ->> 'id' AND ${asLeft} RETURNING threads.id`,
    )
    .map((row) => row.id);
}
