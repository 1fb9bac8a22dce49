import { useLingui } from '@lingui/react/macro';
import type { AccountId } from '#shared/ids.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Progress } from '../../ui/index.ts';
import { useSyncWords } from './sync-words.tsx';
import { useSyncState } from './use-sync-state.ts';
import classes from './sync-line.module.css';

/** Where one account stands; with a bar while mail comes in. */
export function SyncLine({ accountId }: { accountId: AccountId }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const words = useSyncWords();
  const state = useSyncState(accountId);
  if (!state) return null;
  if (state.phase !== 'syncing' || state.total === 0) {
    const isTrouble = state.trouble !== null && state.phase !== 'paused' && state.phase !== 'off';
    return <span className={isTrouble ? classes.trouble : classes.line}>{words(state)}</span>;
  }
  return (
    <Progress
      label={t`Fetching mail`}
      value={state.bodies}
      max={state.total}
      valueText={t`${format.number(state.bodies)} of ${format.number(state.total)} mails`}
      timeText={state.doneAt === null ? undefined : t`done ${format.ago(state.doneAt, now)}`}
      isInline
    />
  );
}
