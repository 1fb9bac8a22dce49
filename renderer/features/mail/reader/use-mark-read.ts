import { useEffect, useRef } from 'react';
import type { Message, ThreadRow } from '#shared/contract/threads.ts';
import { coreClient } from '../../../lib/core.ts';
import { showError } from '../../../lib/notices.ts';
import { useSettings } from '../../../lib/settings.ts';

/**
 * Marks the open conversation read after the delay of the settings, once per visit: whoever marks it unread again
 * while it is open means it. A message that arrives meanwhile is a new visit.
 */
export function useMarkRead(row: ThreadRow, messages: readonly Message[]): void {
  const { markReadAfterMs } = useSettings();
  const seen = useRef('');
  const visit = `${row.id} ${messages.at(-1)?.id ?? ''}`;
  const { id, isUnread } = row;

  useEffect(() => {
    if (seen.current === visit) return undefined;
    if (!isUnread) {
      seen.current = visit;
      return undefined;
    }
    if (markReadAfterMs === null) return undefined;
    const timer = setTimeout(() => {
      seen.current = visit;
      coreClient.threads.setRead({ ids: [id], isRead: true, canUndo: false }).catch(showError);
    }, markReadAfterMs);
    return () => clearTimeout(timer);
  }, [visit, id, isUnread, markReadAfterMs]);
}
