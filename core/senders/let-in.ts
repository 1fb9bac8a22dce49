import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { listed, nothingChanged, refreshThreads, type Undoable } from '../threads/index.ts';
import { normalPattern } from './patterns.ts';
import { changeSenders, undoSenders, type SenderChange } from './sender-rows.ts';

/** Conversations that wait no longer, and for whom they waited. */
export interface LetThrough {
  readonly threads: readonly { readonly id: ThreadId; readonly from: string }[];
}

interface LetInUndo {
  readonly changes: SenderChange[];
  readonly screened: LetThrough;
}

export function letIn(tx: WriteTx, address: string, verdict: 'allowed' | 'later'): Undoable {
  const pattern = normalPattern(address);
  const changes = changeSenders(tx, [pattern], { verdict, blockTo: null });
  const screened = verdict === 'allowed' ? letThrough(tx, [pattern]) : { threads: [] };
  if (verdict === 'later') sortWaiting(tx, pattern);
  if (changes.length === 0 && screened.threads.length === 0) return nothingChanged;
  const payload: LetInUndo = { changes, screened };
  const label = verdict === 'allowed' ? 'senders.letIn' : 'senders.later';
  return { undo: tx.undoable(label, 1, 'senders.letIn', payload), count: 1 };
}

export function undoLetIn(tx: WriteTx, payload: unknown): void {
  const { changes, screened } = payload as LetInUndo;
  undoSenders(tx, changes);
  undoLetThrough(tx, screened);
  for (const { pattern } of changes) sortWaiting(tx, pattern);
}

/** Those put off stand below the undecided. */
function sortWaiting(tx: WriteTx, pattern: string): void {
  const ids = tx.db
    .all<{ id: ThreadId }>(sql`SELECT id FROM threads WHERE screened_from = ${pattern}`)
    .map(({ id }) => id);
  if (ids.length === 0) return;
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
}

/** What waits for these waits no longer; without patterns, nothing does. */
export function letThrough(tx: WriteTx, patterns: readonly string[] | null): LetThrough {
  const isTheirs =
    patterns === null
      ? sql`true`
      : sql`(screened_from IN ${listed(patterns)}
    OR EXISTS (SELECT 1 FROM json_each(${JSON.stringify(patterns.filter((one) => one.startsWith('@')))}) AS pattern
      WHERE screened_from LIKE '%' || pattern.value OR screened_from LIKE '%.' || substr(pattern.value, 2)))`;
  const threads = tx.db.all<{ id: ThreadId; from: string }>(
    sql`SELECT id, screened_from AS "from" FROM threads WHERE screened_from IS NOT NULL AND ${isTheirs}`,
  );
  setScreened(
    tx,
    threads.map(({ id }) => ({ id, from: null })),
  );
  return { threads };
}

export function undoLetThrough(tx: WriteTx, { threads }: LetThrough): void {
  setScreened(tx, threads);
}

function setScreened(tx: WriteTx, threads: readonly { readonly id: ThreadId; readonly from: string | null }[]): void {
  if (threads.length === 0) return;
  tx.db.run(sql`
    UPDATE threads SET screened_from = one.value ->> 'from' FROM json_each(${JSON.stringify(threads)}) AS one
    WHERE threads.id = one.value ->> 'id'`);
  const ids = threads.map(({ id }) => id);
  refreshThreads(tx, ids);
  tx.touch('threads', ...ids);
}
