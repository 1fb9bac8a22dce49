import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { CalendarX, Download } from 'lucide-react';
import type { Invite } from '#shared/contract/invites.ts';
import type { MessageId } from '#shared/ids.ts';
import { nameOf } from '#shared/model/address.ts';
import { core, coreClient } from '../../lib/core.ts';
import { showError } from '../../lib/notices.ts';
import { openThread } from '../../state/navigate.ts';
import { Button, IconButton, Notice } from '../../ui/index.ts';
import { InviteAnswerBar } from './invite-answer.tsx';
import { InviteFacts } from './invite-facts.tsx';
import classes from './invite.module.css';

interface InviteCardProps {
  readonly messageId: MessageId;
  /** Saves the calendar itself; it lies at this part. */
  readonly onSave: (path: string) => void;
}

/** The invitation a mail carries, above its text. Nothing where it carries none. */
export function InviteCard({ messageId, onSave }: InviteCardProps) {
  const { t } = useLingui();
  const { data } = useQuery(core.invites.get.queryOptions({ input: { id: messageId } }));
  if (!data) return null;
  const { path } = data;
  return (
    <div role="group" aria-label={t`Invitation`} className={classes.card}>
      <IconButton
        label={t`Save the calendar file`}
        icon={Download}
        className={classes.save}
        onClick={() => onSave(path)}
      />
      {data.isUnreadable && (
        <p>
          <Trans>This mail carries a calendar that cannot be read.</Trans>
        </p>
      )}
      {data.events.map((invite) => (
        <OneInvite key={`${invite.uid} ${invite.recurrenceId}`} messageId={messageId} invite={invite} />
      ))}
      <MoreEvents shown={data.events.length} total={data.eventCount} />
    </div>
  );
}

function OneInvite({ messageId, invite }: { messageId: MessageId; invite: Invite }) {
  const { t } = useLingui();
  const canAnswer = invite.standing === 'current' && invite.answersAs !== null;
  return (
    <div className={classes.invite}>
      <h3 className={classes.title} data-cancelled={invite.isCancelled || undefined}>
        {invite.summary || t`Without a title`}
      </h3>
      <Standing invite={invite} />
      <InviteFacts invite={invite} />
      {invite.comment !== '' && <blockquote className={classes.comment}>{invite.comment}</blockquote>}
      {canAnswer && <InviteAnswerBar messageId={messageId} invite={invite} />}
    </div>
  );
}

/** What this mail is about the event: a wish, news, an end, or somebody's answer. */
function Standing({ invite }: { invite: Invite }) {
  const { newerMessageId: newer } = invite;
  const show = newer !== null && (
    <Button variant="secondary" onClick={() => void showMessage(newer).catch(showError)}>
      <Trans>Show it</Trans>
    </Button>
  );
  if (invite.standing === 'cancelled') {
    return (
      <Notice tone="warn" icon={CalendarX} actions={show}>
        <Trans>Cancelled by a later mail.</Trans>
      </Notice>
    );
  }
  if (invite.standing === 'updated') {
    return (
      <Notice tone="info" actions={show}>
        <Trans>There is a newer version of this invitation.</Trans>
      </Notice>
    );
  }
  if (invite.isCancelled) {
    return (
      <Notice tone="warn" icon={CalendarX}>
        {invite.recurrenceId === null ? (
          <Trans>This event was cancelled.</Trans>
        ) : (
          <Trans>This one of the series was cancelled.</Trans>
        )}
      </Notice>
    );
  }
  if (invite.method === 'reply') return <GuestAnswer invite={invite} />;
  if (invite.method === 'counter') {
    return (
      <Notice tone="info">
        <Trans>A guest proposes another time.</Trans>
      </Notice>
    );
  }
  if (invite.sequence > 0 && invite.method === 'request') {
    return (
      <Notice tone="info">
        <Trans>Updated: this is the version number {invite.sequence + 1}.</Trans>
      </Notice>
    );
  }
  return null;
}

function GuestAnswer({ invite }: { invite: Invite }) {
  const [guest] = invite.guests;
  if (guest === undefined) return null;
  const name = nameOf(guest);
  return (
    <Notice tone={guest.answer === 'accepted' ? 'ok' : 'info'}>
      {guest.answer === 'accepted' && <Trans>{name} has accepted.</Trans>}
      {guest.answer === 'tentative' && <Trans>{name} may come.</Trans>}
      {guest.answer === 'declined' && <Trans>{name} has declined.</Trans>}
      {guest.answer === 'delegated' && <Trans>{name} sends somebody else.</Trans>}
      {guest.answer === 'open' && <Trans>{name} has not decided yet.</Trans>}
    </Notice>
  );
}

export function MoreEvents({ shown, total }: { shown: number; total: number }) {
  const more = total - shown;
  if (more <= 0) return null;
  return (
    <p className={classes.quiet}>
      <Plural value={more} one="and # more event" other="and # more events" />
    </p>
  );
}

async function showMessage(id: MessageId): Promise<void> {
  const { threadId } = await coreClient.messages.get({ id });
  openThread(threadId);
}
