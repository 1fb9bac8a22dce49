import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Hourglass, Send, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Delivery } from '#shared/contract/deliveries.ts';
import type { FollowUp } from '#shared/contract/follow-ups.ts';
import type { MessageId } from '#shared/ids.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { openSettings } from '../../state/navigate.ts';
import { Chip } from '../../ui/index.ts';
import { offerUndo } from '../undo/index.ts';
import classes from './sent-notes.module.css';
import { TimePopover } from './time-popover.tsx';

/** Below a mail of one's own: whether it arrived at the server, and whether an answer is waited for. */
export function SentNotes({ messageId }: { messageId: MessageId }) {
  const { data: delivery = null } = useQuery(core.deliveries.ofMessage.queryOptions({ input: { messageId } }));
  const { data: followUps = [] } = useQuery(core.followUps.list.queryOptions({ input: {} }));
  const followUp = followUps.find((one) => one.messageId === messageId);
  if (delivery === null && followUp === undefined) return null;
  return (
    <div className={classes.notes}>
      {delivery !== null && <DeliveryChip delivery={delivery} />}
      {followUp !== undefined && <FollowUpChip followUp={followUp} />}
    </div>
  );
}

/** What happened on its way stands in the ledger, one click away. */
function DeliveryChip({ delivery }: { delivery: Delivery }) {
  const format = useFormat();
  const now = useNow();
  const { state, failures, sendAt } = delivery;
  const hasTrouble = failures.length > 0 || state === 'unknown' || state === 'failed';
  return (
    <Chip
      tone={hasTrouble ? 'late' : 'line'}
      icon={hasTrouble ? TriangleAlert : Send}
      onClick={() => openSettings('outgoing')}
    >
      {failures.length > 0 ? (
        <Trans>Did not reach everybody</Trans>
      ) : hasTrouble ? (
        <Trans>Unclear whether it arrived</Trans>
      ) : (
        <Trans>Accepted by your server {format.moment(sendAt, now)}</Trans>
      )}
    </Chip>
  );
}

const dayMs = 86_400_000;

function FollowUpChip({ followUp }: { followUp: FollowUp }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [isOpen, setIsOpen] = useState(false);
  const { id, state, dueAt } = followUp;
  const putOff = async (at: number) =>
    offerUndo('followUps.reschedule', await coreClient.followUps.reschedule({ id, dueAt: at }));
  const remove = async () => offerUndo('followUps.remove', await coreClient.followUps.remove({ id }));
  const later = (name: string, label: string, days: number) => ({
    id: name,
    label,
    run: () => void putOff(Date.now() + days * dayMs).catch(showError),
  });
  return (
    <TimePopover
      label={t`When to remind`}
      now={now}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      onTime={(at) => void putOff(at).catch(showError)}
      choices={[
        later('1d', t`In a day`, 1),
        later('3d', t`In three days`, 3),
        later('1w', t`In a week`, 7),
        { id: 'none', label: t`No reminder`, run: () => void remove().catch(showError) },
      ]}
      trigger={
        <button type="button" className={classes.followUp} data-due={state === 'due' || undefined}>
          <Hourglass size={12} aria-hidden />
          {state === 'due' ? (
            <Trans>Nobody has answered</Trans>
          ) : (
            <Trans>Reminder {format.moment(dueAt, now)} if nobody answers</Trans>
          )}
        </button>
      }
    />
  );
}
