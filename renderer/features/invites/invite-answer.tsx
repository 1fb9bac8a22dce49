import { Trans, useLingui } from '@lingui/react/macro';
import { Check, CircleHelp, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { Invite, InviteAnswer } from '#shared/contract/invites.ts';
import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { describeError } from '../../lib/error-text.ts';
import { showNotice } from '../../lib/notices.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { useTask } from '../../lib/use-task.ts';
import { Button, Notice, TextArea } from '../../ui/index.ts';
import classes from './invite.module.css';

const icons = { accepted: Check, tentative: CircleHelp, declined: X } as const;

/** Yes, maybe, no: each is a mail to whoever invites. The last one counts, and may be changed. */
export function InviteAnswerBar({ messageId, invite }: { messageId: MessageId; invite: Invite }) {
  const { t, i18n } = useLingui();
  const [comment, setComment] = useState('');
  const [isCommenting, setIsCommenting] = useState(false);
  const commentId = useId();
  const { uid, recurrenceId, answered, answersAs } = invite;
  const task = useTask(async (answer: InviteAnswer) => {
    const language = i18n.locale.startsWith('de') ? 'de' : 'en';
    await coreClient.invites.answer({ id: messageId, uid, recurrenceId, answer, comment, language });
    setComment('');
    setIsCommenting(false);
    showNotice(t`Your answer is on its way.`);
  });
  if (answersAs === null) return null;
  const titles: Record<InviteAnswer, string> = { accepted: t`Accept`, tentative: t`Maybe`, declined: t`Decline` };
  const { address } = answersAs;
  return (
    <div className={classes.answer}>
      <Answered invite={invite} />
      <div role="group" aria-label={t`Answer the invitation`} className={classes.buttons}>
        {(['accepted', 'tentative', 'declined'] as const).map((answer) => (
          <Button
            key={answer}
            variant={answered?.answer === answer && !answered.isOlder ? 'primary' : 'secondary'}
            icon={icons[answer]}
            aria-pressed={answered?.answer === answer && !answered.isOlder}
            isLoading={task.isRunning}
            onClick={() => task.run(answer)}
          >
            {titles[answer]}
          </Button>
        ))}
        <Button
          variant="plain"
          aria-expanded={isCommenting}
          aria-controls={commentId}
          onClick={() => setIsCommenting(!isCommenting)}
        >
          <Trans>Add a comment</Trans>
        </Button>
      </div>
      <div id={commentId}>
        {isCommenting && (
          <TextArea
            aria-label={t`Comment to the organizer`}
            placeholder={t`Goes along with your answer`}
            value={comment}
            onChange={(next) => setComment(next.slice(0, 2_000))}
            rows={2}
          />
        )}
      </div>
      <div className={classes.quiet}>
        {answersAs.isGuest ? (
          <Trans>Your answer goes from {address}.</Trans>
        ) : (
          <Trans>None of your addresses is on the list of guests. Your answer goes from {address}.</Trans>
        )}
      </div>
      {task.error !== null && (
        <Notice tone="danger" isLive title={i18n._(describeError(task.error).what)}>
          {i18n._(describeError(task.error).then)}
        </Notice>
      )}
    </div>
  );
}

function Answered({ invite: { answered } }: { invite: Invite }) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  if (answered === null) return null;
  const when = format.moment(answered.at, now);
  const words: Record<InviteAnswer, string> = {
    accepted: t`You accepted (${when}).`,
    tentative: t`You said maybe (${when}).`,
    declined: t`You declined (${when}).`,
  };
  return (
    <p role="status" className={classes.answered}>
      {words[answered.answer]} {answered.isOlder && <Trans>That was about an earlier version.</Trans>}
    </p>
  );
}
