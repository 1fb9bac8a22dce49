import { inArray } from 'drizzle-orm';
import type { WriteTx } from '../context.ts';
import { senders } from '../db/tables/triage.ts';

export type SenderRow = typeof senders.$inferSelect;

/** What was decided before and after, one pair per pattern; `null` where nothing was. */
export interface SenderChange {
  readonly pattern: string;
  readonly before: SenderRow | null;
  readonly after: SenderRow | null;
}

export function readSenders(tx: WriteTx, patterns: readonly string[]): Map<string, SenderRow> {
  const rows = tx.db
    .select()
    .from(senders)
    .where(inArray(senders.pattern, [...patterns]))
    .all();
  return new Map(rows.map((row) => [row.pattern, row]));
}

/** Changes these; a row that says nothing any more goes. Answers only what really changed. */
export function changeSenders(
  tx: WriteTx,
  patterns: readonly string[],
  change: Partial<Pick<SenderRow, 'verdict' | 'blockTo' | 'isVip'>>,
): SenderChange[] {
  const known = readSenders(tx, patterns);
  const changes = [...new Set(patterns)].flatMap((pattern): SenderChange[] => {
    const before = known.get(pattern) ?? null;
    const was = before ?? { pattern, verdict: null, blockTo: null, isVip: false };
    const next = { ...was, ...change, changedAt: tx.now };
    if (next.verdict === was.verdict && next.blockTo === was.blockTo && next.isVip === was.isVip) return [];
    return [{ pattern, before, after: next.verdict === null && !next.isVip ? null : next }];
  });
  for (const { pattern, after } of changes) write(tx, pattern, after);
  if (changes.length > 0) tx.touch('senders');
  return changes;
}

/** Back wherever it still is as the undone call left it. */
export function undoSenders(tx: WriteTx, changes: readonly SenderChange[]): void {
  const now = readSenders(
    tx,
    changes.map(({ pattern }) => pattern),
  );
  for (const { pattern, before, after } of changes) {
    if (JSON.stringify(now.get(pattern) ?? null) === JSON.stringify(after)) write(tx, pattern, before);
  }
  tx.touch('senders');
}

function write(tx: WriteTx, pattern: string, row: SenderRow | null): void {
  if (row === null) {
    tx.db
      .delete(senders)
      .where(inArray(senders.pattern, [pattern]))
      .run();
    return;
  }
  const values = { ...row, pattern };
  tx.db.insert(senders).values(values).onConflictDoUpdate({ target: senders.pattern, set: values }).run();
}
