import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import type { MessageTrust } from '#shared/contract/trust.ts';
import { runCommand } from '../../../../app/commands/run-command.ts';
import { Link, Notice } from '../../../../ui/index.ts';
import { describeReason } from './describe-reason.ts';
import classes from './trust.module.css';
import { useTrust } from './use-trust.ts';

const shownFirst = 3;

/** What is to be known about the sender before the text is read. Most mails have nothing here. */
export function TrustNotes({ message }: { message: Message }) {
  const trust = useTrust(message.id);
  if (trust === undefined) return null;
  if (trust.hint !== null) return <PhishingHint hint={trust.hint} />;
  if (trust.senderNotes.length === 0) return null;
  return (
    <div className={classes.notes}>
      <Notice tone={trust.sender === 'failed' ? 'danger' : 'info'}>
        <Reasons reasons={trust.senderNotes} />
        <div className={classes.ways}>
          <AcceptLink />
        </div>
      </Notice>
    </div>
  );
}

function PhishingHint({ hint }: { hint: NonNullable<MessageTrust['hint']> }) {
  const { t } = useLingui();
  const [showsAll, setShowsAll] = useState(false);
  const { reasons } = hint;
  const hasMore = reasons.length > shownFirst;
  return (
    <div className={classes.notes}>
      <Notice tone="warn" title={<Trans>This mail looks like phishing</Trans>}>
        <Reasons reasons={showsAll ? reasons : reasons.slice(0, shownFirst)} />
        <div className={classes.ways}>
          <Link onClick={() => runCommand('mail.report-phishing')}>
            <Trans>Report as phishing</Trans>
          </Link>
          <AcceptLink />
          {hasMore && (
            <Link aria-expanded={showsAll} onClick={() => setShowsAll(!showsAll)}>
              {showsAll ? t`Fewer reasons` : t`All reasons`}
            </Link>
          )}
        </div>
      </Notice>
    </div>
  );
}

/** Its message has the focus by being clicked: that is the one the command means. */
function AcceptLink() {
  return (
    <Link onClick={() => runCommand('mail.accept-sender')}>
      <Trans>This is fine</Trans>
    </Link>
  );
}

function Reasons({ reasons }: { reasons: MessageTrust['senderNotes'] }) {
  return (
    <ul className={classes.reasons}>
      {reasons.map((reason) => (
        <li key={reason.code}>{describeReason(reason)}</li>
      ))}
    </ul>
  );
}
