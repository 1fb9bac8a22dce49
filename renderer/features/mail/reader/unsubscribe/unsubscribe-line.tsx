import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { MessageId } from '#shared/ids.ts';
import { core } from '../../../../lib/core.ts';
import { Button } from '../../../../ui/index.ts';
import { openReaderDialog } from '../reader-dialogs-state.ts';
import { AskedWords } from './asked-words.tsx';
import classes from './unsubscribe.module.css';

/** Below the head of a mail that came by a list: the way out, and what came of it the last time. */
export function UnsubscribeLine({ messageId }: { messageId: MessageId }) {
  const { data } = useQuery(core.unsubscribe.get.queryOptions({ input: { id: messageId } }));
  if (!data) return null;
  return (
    <div className={classes.line}>
      <span>
        {data.asked === null ? <Trans>This came by a mailing list.</Trans> : <AskedWords asked={data.asked} />}
      </span>
      <Button variant="plain" onClick={() => openReaderDialog({ kind: 'unsubscribe', messageId })}>
        {data.asked === null ? <Trans>Unsubscribe</Trans> : <Trans>Ask again</Trans>}
      </Button>
    </div>
  );
}
