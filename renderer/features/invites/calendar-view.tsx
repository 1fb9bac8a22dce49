import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { MessageId } from '#shared/ids.ts';
import { core } from '../../lib/core.ts';
import { ScrollArea, StillBars } from '../../ui/index.ts';
import { MoreEvents } from './invite-card.tsx';
import { InviteFacts } from './invite-facts.tsx';
import classes from './invite.module.css';

/** A calendar file, read: what is in it, without any question. */
export function CalendarView({ file: { messageId: id, path } }: { file: { messageId: MessageId; path: string } }) {
  const { t } = useLingui();
  const { data, error } = useQuery(core.invites.get.queryOptions({ input: { id, path } }));
  if (data === undefined && error === null) return <StillBars shape="text" />;
  if (!data || data.isUnreadable) {
    return (
      <p className={classes.view}>
        <Trans>This calendar file cannot be read.</Trans>
      </p>
    );
  }
  return (
    <ScrollArea aria-label={t`Events in the file`} className={classes.view}>
      {data.events.map((invite) => (
        <div key={`${invite.uid} ${invite.recurrenceId}`} className={classes.invite}>
          <h3 className={classes.title} data-cancelled={invite.isCancelled || undefined}>
            {invite.summary || t`Without a title`}
          </h3>
          <InviteFacts invite={invite} />
        </div>
      ))}
      <MoreEvents shown={data.events.length} total={data.eventCount} />
    </ScrollArea>
  );
}
