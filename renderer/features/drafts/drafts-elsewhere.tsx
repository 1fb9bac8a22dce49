import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { MessageId } from '#shared/ids.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { openDraft } from '../../state/navigate.ts';
import classes from './draft-list.module.css';

/** What other programs left in the servers' Drafts folders; opening one makes it a draft of ours. */
export function DraftsElsewhere() {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const { data = [] } = useQuery(core.drafts.elsewhere.queryOptions({ input: {} }));
  if (data.length === 0) return null;
  const open = async (messageId: MessageId) => openDraft((await coreClient.drafts.open({ messageId })).id);
  return (
    <section className={classes.elsewhere} aria-label={t`Begun elsewhere`}>
      <h3 className={classes.heading}>
        <Trans>Begun elsewhere</Trans>
      </h3>
      <ul>
        {data.map((draft) => (
          <li key={draft.messageId}>
            <button
              type="button"
              className={classes.foreign}
              onClick={() => void open(draft.messageId).catch(showError)}
            >
              <span className={classes.subject}>{displaySubject(draft.subject) || t`No subject`}</span>
              <span className={classes.when}>{format.rowTime(draft.changedAt, now)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
