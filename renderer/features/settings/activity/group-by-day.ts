import type { AuditEntry } from '#shared/contract/profile.ts';
import type { Formatter } from '../../../lib/format.ts';

export type ActivityRow =
  | { readonly kind: 'day'; readonly key: string; readonly label: string; readonly isFirst: boolean }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: AuditEntry };

/** Newest first as they come, with the day above its entries. The many steps of one job are one line with their sum. */
export function groupByDay(entries: readonly AuditEntry[], format: Formatter, now: number): ActivityRow[] {
  const rows: ActivityRow[] = [];
  let day = '';
  for (const entry of joinSteps(entries)) {
    const label = format.day(entry.at, now);
    if (label !== day) rows.push({ kind: 'day', key: `day-${label}`, label, isFirst: rows.length === 0 });
    day = label;
    rows.push({ kind: 'entry', key: String(entry.seq), entry });
  }
  return rows;
}

function joinSteps(entries: readonly AuditEntry[]): AuditEntry[] {
  const joined: AuditEntry[] = [];
  for (const entry of entries) {
    const last = joined.at(-1);
    const isSameWork = last?.action === entry.action && last.correlationId === entry.correlationId;
    if (last && isSameWork) joined[joined.length - 1] = { ...last, count: last.count + entry.count };
    else joined.push(entry);
  }
  return joined;
}
