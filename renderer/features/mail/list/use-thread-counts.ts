import { useQuery } from '@tanstack/react-query';
import { core } from '../../../lib/core.ts';
import { isNarrowed, type ThreadScope } from './thread-scope.ts';

/** How many conversations each view holds; `undefined` until the core has answered. */
export function useThreadCounts() {
  return useQuery(core.threads.counts.queryOptions({ input: {} })).data;
}

type Counts = NonNullable<ReturnType<typeof useThreadCounts>>;

export interface Count {
  readonly total: number;
  readonly unread: number;
}

/** `null` where nobody counts: the views of one account, but for its inbox. */
export function countScope(counts: Counts | undefined, scope: ThreadScope): Count | null {
  if (!counts || scope.mailboxId !== null) return null;
  if (scope.part !== null) {
    const own = counts.parts.filter(({ part }) => part === scope.part);
    return own.reduce((sum, one) => ({ total: sum.total + one.total, unread: sum.unread + one.unread }), nothing);
  }
  if (scope.accountId === null) return counts.views[scope.view] ?? null;
  if (scope.view !== 'inbox') return null;
  return counts.inboxByAccount.find((count) => count.accountId === scope.accountId) ?? nothing;
}

const nothing: Count = { total: 0, unread: 0 };

/** How many rows the list has in the end; conversations are counted, messages and filters are not. */
export function countRows(scope: ThreadScope, count: Count | null): number | null {
  if (count === null || scope.isFlat) return null;
  if (!isNarrowed(scope)) return count.total;
  const others = scope.starredOnly || scope.attachmentsOnly || scope.contactsOnly;
  return others ? null : count.unread;
}
