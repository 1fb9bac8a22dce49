import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ThreadId } from '#shared/ids.ts';
import { core, queryClient } from '../../../lib/core.ts';
import { holdBack, keepPlaces, type Ceiling } from './hold-back.ts';
import { readOwnMoves } from './list-state.ts';
import { flattenChain, type ListedThread, type PageChain } from './page-chain.ts';
import type { ThreadScope } from './thread-scope.ts';

export interface ShownThreads {
  readonly threads: readonly ListedThread[];
  readonly heldCount: number;
  /** Lets the waiting ones in. */
  release(): void;
}

/** The list as it may be drawn now: nothing arrives above while `isHolding`, and the open row stays where it is. */
export function useShownThreads(
  chain: PageChain,
  scope: ThreadScope,
  isHolding: boolean,
  openId: ThreadId | null,
): ShownThreads {
  const [ceiling, setCeiling] = useState<Ceiling | null>(null);
  const shown = useRef<readonly ListedThread[]>([]);

  const fresh = useMemo(() => flattenChain(chain), [chain]);
  const { threads, heldCount } = useMemo(() => {
    const ids = shown.current.map((thread) => thread.id);
    const held = isHolding && ceiling ? holdBack(fresh, ids, ceiling, readOwnMoves()) : { threads: fresh, heldCount: 0 };
    const kept = scope.unreadOnly ? findReadWhileOpen(openId, held.threads, shown.current, scope) : null;
    return kept ? { ...held, threads: keepPlaces(held.threads, ids, [kept]) } : held;
  }, [fresh, isHolding, ceiling, openId, scope]);

  const top = threads[0];
  if (isHolding && ceiling === null && top) setCeiling({ lastAt: top.lastAt, id: top.id });
  if (!isHolding && ceiling !== null) setCeiling(null);

  useLayoutEffect(() => {
    shown.current = threads;
  }, [threads]);

  return { threads, heldCount, release: () => setCeiling(null) };
}

/** Reading it took it from the unread ones; it goes when another one is opened, not while it is being read. */
function findReadWhileOpen(
  openId: ThreadId | null,
  threads: readonly ListedThread[],
  shown: readonly ListedThread[],
  scope: ThreadScope,
): ListedThread | null {
  if (openId === null || threads.some((thread) => thread.id === openId)) return null;
  const open = queryClient.getQueryData(core.threads.get.queryKey({ input: { id: openId } }));
  if (!open?.views.includes(scope.view)) return null;
  const known = shown.find((thread) => thread.id === openId);
  return known ? { ...known, row: open.row } : null;
}
