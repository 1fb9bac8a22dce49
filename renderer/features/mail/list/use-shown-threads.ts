import { useMemo, useState } from 'react';
import type { ThreadId } from '#shared/ids.ts';
import { core, queryClient } from '../../../lib/core.ts';
import { threadOf } from '../../../state/row-keys.ts';
import { readOwnMoves } from './list-state.ts';
import { flattenChain, type ListedThread, type PageChain } from './page-chain.ts';
import { emptyList, isSameLook, lookAgain } from './shown-list.ts';
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
  const [shown, setShown] = useState(emptyList);
  const [releases, setReleases] = useState(0);
  const fresh = useMemo(() => flattenChain(chain), [chain]);

  const kept = scope.unreadOnly ? findReadWhileOpen(openId, fresh, shown.threads, scope) : null;
  // Only by time is it known what came above.
  const look = { fresh, isHolding: isHolding && scope.sort === 'newest', releases, kept };
  let current = shown;
  if (!isSameLook(shown.look, look)) {
    current = lookAgain(shown, look, readOwnMoves());
    setShown(current);
  }
  return {
    threads: current.threads,
    heldCount: current.heldCount,
    release: () => setReleases((count) => count + 1),
  };
}

/** Reading it took it from the unread ones; it goes when another one is opened, not while it is being read. */
function findReadWhileOpen(
  openId: ThreadId | null,
  fresh: readonly ListedThread[],
  shown: readonly ListedThread[],
  scope: ThreadScope,
): ListedThread | null {
  if (openId === null || fresh.some((thread) => threadOf(thread.id) === openId)) return null;
  const open = queryClient.getQueryData(core.threads.get.queryKey({ input: { id: openId } }));
  if (!open) return null;
  const { mailboxId } = scope;
  if (mailboxId === null ? !open.views.includes(scope.view) : !open.mailboxIds.includes(mailboxId)) return null;
  const known = shown.find((thread) => threadOf(thread.id) === openId);
  if (!known?.row) return null;
  if (known.row.messageId === undefined) return { ...known, row: open.row };
  // A single message has a row of its own; once it is as it should be it stays the same object.
  const { isUnread } = open.row;
  return known.row.isUnread === isUnread ? known : { ...known, row: { ...known.row, isUnread } };
}
