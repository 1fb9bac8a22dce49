import { useLingui } from '@lingui/react/macro';
import { useEffect, useMemo, useState } from 'react';
import { isDropped, isLifted } from '#shared/model/inbox-order.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { useViewState } from '../../../state/view-state.ts';
import { listItems, type ListItem } from './list-items.ts';
import { readScrollTop, showThreads } from './list-state.ts';
import type { ThreadScope } from './thread-scope.ts';
import { usePointing } from './use-pointing.ts';
import { useShownThreads } from './use-shown-threads.ts';
import { useThreadPages } from './use-thread-pages.ts';

/** What a list draws, kept still while the user is somewhere in it, and told to the commands. */
export function useListContent(scope: ThreadScope, total: number | null, rowPx: number) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [startedAt] = useState(() => readScrollTop(scope) ?? 0);
  const [isAtTop, setIsAtTop] = useState(startedAt <= 0);
  const { isPointing, pointingProps } = usePointing();
  const openId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  const pages = useThreadPages(scope, Math.floor(startedAt / rowPx));
  const { threads, heldCount, release } = useShownThreads(pages.chain, scope, !isAtTop || isPointing, openId);

  const items: readonly ListItem[] = useMemo(
    () =>
      listItems(threads, (at) => {
        if (isLifted(at)) return { key: 'pinned', label: t`Pinned` };
        if (scope.view === 'screener' && isDropped(at)) return { key: 'later', label: t`Put off` };
        return format.dayGroup(at, now);
      }),
    [threads, format, now, t, scope.view],
  );
  // Where every page was walked, the rows themselves are the count.
  const known = pages.chain.isComplete ? threads.length + heldCount : total;
  useEffect(() => showThreads({ scope, threads, heldCount, total: known }), [scope, threads, heldCount, known]);

  return {
    items,
    heldCount,
    release,
    now,
    isLoading: pages.isLoading,
    isEmpty: pages.chain.isComplete && threads.length === 0,
    error: pages.error,
    retry: pages.retry,
    pointingProps,
    onScroll: (scrollTop: number) => {
      setIsAtTop(scrollTop <= 0);
      pages.lookAt(Math.floor(scrollTop / rowPx));
    },
  };
}

export type ListContent = ReturnType<typeof useListContent>;
