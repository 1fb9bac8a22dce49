import type { FileKind } from '#shared/model/file-kind.ts';

/** What the page shows, as the user set it. Kept while the window lives, so that coming back finds it as it was. */
export interface LibraryFilter {
  readonly text: string;
  readonly kind: FileKind | 'all';
  readonly size: 'all' | '1' | '10';
  readonly age: 'all' | 'week' | 'month' | 'year';
  readonly order: 'newest' | 'largest';
}

export const plainFilter: LibraryFilter = { text: '', kind: 'all', size: 'all', age: 'all', order: 'newest' };

const dayMs = 86_400_000;
const ageDays = { week: 7, month: 31, year: 366 } as const;

/** The question to the core. Ages begin at a day's beginning, so that a page keeps its cursor for that day. */
export function askFor({ text, kind, size, age, order }: LibraryFilter, now: number) {
  const today = new Date(now).setHours(0, 0, 0, 0);
  return {
    kinds: kind === 'all' ? [] : [kind],
    text: text.trim().slice(0, 200),
    minBytes: size === 'all' ? 0 : Number(size) * 1_000_000,
    since: age === 'all' ? null : today - ageDays[age] * dayMs,
    order,
  };
}

export function isFiltered({ text, kind, size, age }: LibraryFilter): boolean {
  return text.trim() !== '' || kind !== 'all' || size !== 'all' || age !== 'all';
}
