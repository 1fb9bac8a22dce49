import type { ListedThread } from './page-chain.ts';

/** The heading rows of one time stand under; rows of one heading share the key. */
export interface DayGroup {
  readonly key: string;
  readonly label: string;
}

export type ListItem =
  | { readonly kind: 'group'; readonly key: string; readonly label: string }
  | {
      readonly kind: 'thread';
      readonly key: string;
      readonly thread: ListedThread;
      /** From 0, headings not counted. */ readonly index: number;
    };

/**
 * Puts the headings between the conversations. One stands only where time goes back: a conversation held at its old
 * place (see hold-back) would otherwise bring a second "today" into the middle of the list.
 */
export function listItems(threads: readonly ListedThread[], groupOf: (at: number) => DayGroup): ListItem[] {
  const lowest = runningMinimum(threads);
  const items: ListItem[] = [];
  let index = 0;
  while (index < threads.length) {
    const group = groupOf(lowest[index] ?? 0);
    const end = endOfGroup(lowest, index, (at) => groupOf(at).key === group.key);
    items.push({ kind: 'group', key: `group-${group.key}`, label: group.label });
    for (; index < end; index += 1) {
      const thread = threads[index];
      if (thread) items.push({ kind: 'thread', key: thread.id, thread, index });
    }
  }
  return items;
}

function runningMinimum(threads: readonly ListedThread[]): number[] {
  let lowest = Number.POSITIVE_INFINITY;
  return threads.map((thread) => (lowest = Math.min(lowest, thread.lastAt)));
}

/** Formatting a date is slow and a list can hold 100,000: the end of a group is found by halving. */
function endOfGroup(descending: readonly number[], start: number, isInGroup: (at: number) => boolean): number {
  let inside = start;
  let outside = descending.length;
  while (outside - inside > 1) {
    const middle = (inside + outside) >> 1;
    if (isInGroup(descending[middle] ?? 0)) inside = middle;
    else outside = middle;
  }
  return inside + 1;
}
