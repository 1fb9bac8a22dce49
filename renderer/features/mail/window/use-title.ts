import { useEffect } from 'react';
import { useCapability } from '../../../lib/host.ts';
import { useThreadCounts } from '../list/use-thread-counts.ts';

/** "(12) Hauspost": what is unread in the inbox, where a tab or a task bar shows it. */
export function useTitle(): void {
  const unread = useThreadCounts()?.views.inbox.unread ?? 0;
  const hostHasBadge = useCapability('badge');
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) Hauspost` : 'Hauspost';
    // Only an installed page has a badge of its own; elsewhere the call is there and refuses.
    if (!hostHasBadge && 'setAppBadge' in navigator) navigator.setAppBadge(unread).catch(() => undefined);
  }, [unread, hostHasBadge]);
}
