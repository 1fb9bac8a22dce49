import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import type { ThreadId } from '#shared/ids.ts';
import { isAppError } from '#shared/errors.ts';
import { ReadFailure } from '../../../app/errors/read-failure.tsx';
import { core } from '../../../lib/core.ts';
import { closeThread } from '../../../state/navigate.ts';
import { Button, EmptyState, StillBars } from '../../../ui/index.ts';
import { useWaiting } from '../list/use-waiting.ts';
import { Conversation } from './conversation.tsx';
import classes from './mail-reader.module.css';
import { ReaderBar } from './reader-bar.tsx';

/** One conversation, with what can be done with it above. */
export function OpenThread({ id, onBack }: { id: ThreadId; onBack: (() => void) | undefined }) {
  const { data, error, isPending, refetch } = useQuery(
    core.threads.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  const isWaiting = useWaiting(isPending);
  const isGone = isAppError(error, 'not-found');
  return (
    <>
      <ReaderBar row={data?.row} onBack={onBack} />
      {isGone && <Gone />}
      {error && !isGone && data === undefined && <ReadFailure error={error} onRetry={() => void refetch()} />}
      {isWaiting && <StillBars shape="text" className={classes.waiting} />}
      {/* What is read stays while the core is away. */}
      {data && !isGone && <Conversation key={data.row.id} {...data} />}
    </>
  );
}

function Gone() {
  const { t } = useLingui();
  return (
    <EmptyState
      icon={MailX}
      title={t`This conversation is no longer there`}
      actions={
        <Button onClick={closeThread}>
          <Trans>Back to the list</Trans>
        </Button>
      }
    >
      <Trans>It was removed, or the address is of another profile.</Trans>
    </EmptyState>
  );
}
