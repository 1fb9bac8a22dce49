import { Trans, useLingui } from '@lingui/react/macro';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MailX } from 'lucide-react';
import { useEffect } from 'react';
import type { ThreadId } from '#shared/ids.ts';
import { isAppError } from '#shared/errors.ts';
import type { ReaderSlotProps } from '../../../app/layout/slots.ts';
import { core } from '../../../lib/core.ts';
import { closeThread } from '../../../state/navigate.ts';
import { useViewState } from '../../../state/view-state.ts';
import { Button, EmptyState, StillBars } from '../../../ui/index.ts';
import { useWaiting } from '../list/use-waiting.ts';
import { ReadFailure } from '../../../app/errors/read-failure.tsx';
import { Conversation } from './conversation.tsx';
import { loadWash } from './html/washed-mails.ts';
import classes from './mail-reader.module.css';
import { NothingOpen } from './nothing-open.tsx';
import { ReaderBar } from './reader-bar.tsx';

/** The reader pane of every mail view. */
export function MailReader({ onBack }: ReaderSlotProps) {
  const threadId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  // There before the first mail with a design is opened, and after everything that is waited for.
  useEffect(() => {
    const handle = requestIdleCallback(() => void loadWash().catch(() => undefined));
    return () => cancelIdleCallback(handle);
  }, []);
  return (
    <div className={classes.reader}>
      {threadId === null ? <NothingOpen /> : <OpenThread id={threadId} onBack={onBack} />}
    </div>
  );
}

function OpenThread({ id, onBack }: { id: ThreadId; onBack: (() => void) | undefined }) {
  const { data, error, isPending, refetch } = useQuery(
    core.threads.get.queryOptions({ input: { id }, placeholderData: keepPreviousData }),
  );
  const isWaiting = useWaiting(isPending);
  const isGone = isAppError(error, 'not-found');
  return (
    <>
      <ReaderBar row={data?.row} onBack={onBack} />
      {isGone && <Gone />}
      {error && !isGone && <ReadFailure error={error} onRetry={() => void refetch()} />}
      {isWaiting && <StillBars shape="text" className={classes.waiting} />}
      {data && !error && <Conversation key={data.row.id} {...data} />}
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
