import { useQuery } from '@tanstack/react-query';
import { core } from '../../../lib/core.ts';
import type { ThreadScope } from './thread-scope.ts';

/** How many conversations each view holds; `undefined` until the core has answered. */
export function useThreadCounts() {
  return useQuery(core.threads.counts.queryOptions({ input: {} })).data;
}

type Counts = NonNullable<ReturnType<typeof useThreadCounts>>;

/** `null` where nobody counts: the views of one account, but for its inbox. */
export function countScope(counts: Counts | undefined, scope: ThreadScope): { total: number; unread: number } | null {
  if (!counts) return null;
  if (scope.accountId === null) return counts.views[scope.view] ?? null;
  if (scope.view !== 'inbox') return null;
  return counts.inboxByAccount.find((count) => count.accountId === scope.accountId) ?? { total: 0, unread: 0 };
}
