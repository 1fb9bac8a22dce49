import { useLingui } from '@lingui/react/macro';
import type { SyncAccount } from '#shared/contract/sync.ts';
import { describeTrouble } from '../../lib/trouble-text.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';

/** How an account stands to its server, in one line. */
export function useSyncWords(): (state: SyncAccount) => string {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  return ({ phase, bodies, total, trouble, nextTryAt }) => {
    switch (phase) {
      case 'off':
        return t`Switched off`;
      case 'paused':
        return t`Paused`;
      case 'connecting':
        return t`Connecting`;
      case 'syncing':
        return t`Fetching mail: ${format.number(bodies)} of ${format.number(total)}`;
      case 'live':
        return t`Up to date`;
      case 'polling':
        return t`Up to date; looked at now and then`;
      case 'login':
      case 'certificate':
      case 'waiting': {
        const why = trouble ? i18n._(describeTrouble(trouble)) : t`No connection`;
        if (phase !== 'waiting' || nextTryAt === null) return why;
        return t`${why} Next try ${format.ago(nextTryAt, now)}.`;
      }
      default:
        return '';
    }
  };
}
