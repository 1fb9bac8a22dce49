import { groupOf, keyOf, rankOf, type DayGroup } from './day-groups.ts';
import type { ListedThread } from './page-chain.ts';

export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly group: DayGroup }
  | { readonly kind: 'thread'; readonly key: string; readonly thread: ListedThread; /** From 0, groups not counted. */ readonly index: number };

/**
 * Puts the group heads between the conversations. A head stands only where time goes back: a conversation that is held
 * at its old place (see hold-back) would otherwise bring a second "today" into the middle of the list.
 */
export function listItems(threads: readonly ListedThread[], now: number, firstWeekday: number): ListItem[] {
  const items: ListItem[] = [];
  let lowest = Number.POSITIVE_INFINITY;
  threads.forEach((thread, index) => {
    const group = groupOf(thread.lastAt, now, firstWeekday);
    const rank = rankOf(group);
    if (rank < lowest) {
      lowest = rank;
      items.push({ kind: 'group', key: `group-${keyOf(group)}`, group });
    }
    items.push({ kind: 'thread', key: thread.id, thread, index });
  });
  return items;
}
