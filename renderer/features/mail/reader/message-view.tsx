import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Paperclip } from 'lucide-react';
import { memo, useState } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import { formatAddress, nameOf } from '#shared/model/address.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { CitationNumber, DescriptionList, Icon, UnreadMark, VisuallyHidden } from '../../../ui/index.ts';
import { SentNotes } from '../../drafts/index.ts';
import { MessageBody } from './html/message-body.tsx';
import { MessageActions } from './message-actions.tsx';
import { MessageLead } from './message-lead.tsx';
import { MessageExtras } from './message-extras.tsx';
import classes from './message-view.module.css';
import { isOwn, nameRecipients, type OwnAddresses } from './people.ts';
import { LinkGuard } from './trust/link-guard.tsx';
import { SenderLine } from './trust/sender-line.tsx';
import { TrustNotes } from './trust/trust-notes.tsx';

export interface MessageViewProps {
  readonly message: Message;
  /** Its place in the conversation, from 1: the number that citations use. */
  readonly number: number;
  readonly isOpen: boolean;
  /** The only message of a conversation does not close. */
  readonly canClose: boolean;
  readonly ownAddresses: OwnAddresses;
  readonly onToggle: (id: Message['id']) => void;
}

const shownRecipients = 3;

export const MessageView = memo(function MessageView(props: MessageViewProps) {
  return props.isOpen ? <OpenMessage {...props} /> : <ClosedMessage {...props} />;
});

/** One line of 32 px: who, how it begins, when. */
function ClosedMessage({ message, number, ownAddresses, onToggle }: MessageViewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  return (
    <article data-message={message.id} className={classes.closed}>
      <button
        type="button"
        aria-expanded={false}
        data-message-head
        onClick={() => onToggle(message.id)}
        className={classes.closedLine}
      >
        <CitationNumber number={number} className={classes.number} />
        <span className={classes.who}>{isOwn(message.from, ownAddresses) ? t`Me` : nameOf(message.from)}</span>
        <span className={classes.snippet}>{message.snippet}</span>
        <span className={classes.when}>
          {message.isUnread && <UnreadMark />}
          {message.attachments.length > 0 && (
            <>
              <Icon of={Paperclip} size={14} />
              <VisuallyHidden>{t`Attachment`}</VisuallyHidden>
            </>
          )}
          <time dateTime={new Date(message.sentAt).toISOString()}>{format.rowTime(message.sentAt, now)}</time>
        </span>
      </button>
    </article>
  );
}

function OpenMessage({ message, number, canClose, ownAddresses, onToggle }: MessageViewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [showsDetails, setShowsDetails] = useState(false);
  const { from, to, cc } = message;
  const name = isOwn(from, ownAddresses) ? t`Me` : nameOf(from);
  return (
    <article data-message={message.id} aria-label={t`Message ${number} from ${name}`} className={classes.open}>
      <header className={classes.head}>
        <CitationNumber number={number} className={classes.number} />
        <div className={classes.person}>
          <div className={classes.nameLine}>
            {canClose ? (
              <button
                type="button"
                aria-expanded
                data-message-head
                onClick={() => onToggle(message.id)}
                className={classes.name}
              >
                {name}
              </button>
            ) : (
              <span className={classes.name}>{name}</span>
            )}
            <button
              type="button"
              aria-expanded={showsDetails}
              onClick={() => setShowsDetails(!showsDetails)}
              className={classes.recipients}
            >
              <RecipientWords people={[...to, ...cc]} ownAddresses={ownAddresses} />
            </button>
          </div>
          <SenderLine message={message} />
        </div>
        <div className={classes.end}>
          <time dateTime={new Date(message.sentAt).toISOString()} className={classes.time}>
            {format.moment(message.sentAt, now)}
          </time>
          <MessageActions message={message} />
        </div>
      </header>
      <div className={classes.body}>
        {showsDetails && <Details message={message} />}
        <TrustNotes message={message} />
        <LinkGuard message={message}>
          <MessageLead message={message} />
          <MessageBody message={message} />
          <MessageExtras message={message} />
        </LinkGuard>
        <SentNotes messageId={message.id} />
      </div>
    </article>
  );
}

function RecipientWords({ people, ownAddresses }: { people: Message['to']; ownAddresses: OwnAddresses }) {
  const { t } = useLingui();
  const { names, moreCount } = nameRecipients(
    people,
    ownAddresses,
    t({ message: 'me', context: 'recipient' }),
    shownRecipients,
  );
  if (names.length === 0) return <Trans>without recipients</Trans>;
  const list = names.join(', ');
  if (moreCount === 0) return <Trans>to {list}</Trans>;
  return (
    <>
      <Trans>to {list}</Trans> <Plural value={moreCount} one="and # more" other="and # more" />
    </>
  );
}

function Details({ message }: { message: Message }) {
  const { t } = useLingui();
  const format = useFormat();
  const addresses = (people: Message['to']) => people.map(formatAddress).join(', ');
  const items = [
    { id: 'from', term: t`From`, details: formatAddress(message.from) },
    { id: 'to', term: t`To`, details: addresses(message.to) },
    { id: 'cc', term: t`Cc`, details: addresses(message.cc) },
    { id: 'sent', term: t`Sent`, details: format.moment(message.sentAt, 0) },
  ].filter((item) => item.details !== '');
  return <DescriptionList items={items} className={classes.details} />;
}
