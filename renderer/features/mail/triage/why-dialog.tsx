import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Message, ThreadLink } from '#shared/contract/threads.ts';
import type { MessageId, ThreadId } from '#shared/ids.ts';
import { nameOf } from '#shared/model/address.ts';
import { core, coreClient } from '../../../lib/core.ts';
import { showError } from '../../../lib/notices.ts';
import { useFormat, useNow } from '../../../lib/use-format.ts';
import { threadOf } from '../../../state/row-keys.ts';
import { Button, Checkbox, Dialog, StillBars } from '../../../ui/index.ts';
import { inTurn, offerUndo } from '../../undo/index.ts';
import { endTriageDialog } from './triage-dialog.ts';
import type { TriageDialogProps } from './triage-dialog-props.ts';
import classes from './why-dialog.module.css';

/** Why these messages are together, one by one, and the way to part them. */
export function WhyDialog({ keys, isOpen, onClosed }: TriageDialogProps) {
  const { t } = useLingui();
  const [key] = keys;
  return (
    <Dialog isOpen={isOpen} onOpenChange={endTriageDialog} onClosed={onClosed} title={t`Why together?`} size="wide">
      {key !== undefined && <Links id={threadOf(key)} />}
    </Dialog>
  );
}

function Links({ id }: { id: ThreadId }) {
  const { data: links } = useQuery(core.threads.explain.queryOptions({ input: { id } }));
  const { data: thread } = useQuery(core.threads.get.queryOptions({ input: { id } }));
  const [chosen, setChosen] = useState<ReadonlySet<MessageId>>(new Set());
  if (!links || !thread) return <StillBars count={3} />;
  const byId = new Map(thread.messages.map((message) => [message.id, message]));
  const toggle = (messageId: MessageId, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) next.add(messageId);
    else next.delete(messageId);
    setChosen(next);
  };
  const part = async () => {
    endTriageDialog();
    offerUndo('threads.split', await coreClient.threads.split({ id, messageIds: [...chosen] }));
  };
  const isAll = chosen.size >= links.length;
  return (
    <>
      <ol className={classes.links}>
        {links.map((link) => (
          <LinkRow
            key={link.messageId}
            link={link}
            message={byId.get(link.messageId)}
            to={link.toMessageId === null ? undefined : byId.get(link.toMessageId)}
            isChosen={chosen.has(link.messageId)}
            onChosen={links.length < 2 ? undefined : (isOn) => toggle(link.messageId, isOn)}
          />
        ))}
      </ol>
      {links.length < 2 ? (
        <p className={classes.note}>
          <Trans>It is a single message.</Trans>
        </p>
      ) : (
        <PartButton count={chosen.size} isAll={isAll} onPart={() => void inTurn(part).catch(showError)} />
      )}
    </>
  );
}

function PartButton({ count, isAll, onPart }: { count: number; isAll: boolean; onPart: () => void }) {
  const { t } = useLingui();
  const disabledReason =
    count === 0 ? t`Tick the messages that belong elsewhere` : isAll ? t`One has to stay` : undefined;
  return (
    <Button variant="primary" disabledReason={disabledReason} onClick={onPart}>
      <Plural
        value={count}
        _0="Make it a conversation of its own"
        one="Make # message a conversation of its own"
        other="Make # messages a conversation of their own"
      />
    </Button>
  );
}

interface LinkRowProps {
  readonly link: ThreadLink;
  readonly message: Message | undefined;
  readonly to: Message | undefined;
  readonly isChosen: boolean;
  readonly onChosen: ((isOn: boolean) => void) | undefined;
}

function LinkRow({ link, message, to, isChosen, onChosen }: LinkRowProps) {
  const format = useFormat();
  const now = useNow();
  const who = message ? nameOf(message.from) : '';
  const when = message ? format.moment(message.sentAt, now) : '';
  const words = (
    <span className={classes.words}>
      <span className={classes.who}>
        {who} <time className={classes.when}>{when}</time>
      </span>
      <span className={classes.reason}>
        <Reason link={link} to={to ? nameOf(to.from) : ''} />
        {link.isPinned && (
          <>
            {' '}
            <Trans>You decided where it belongs.</Trans>
          </>
        )}
      </span>
    </span>
  );
  return <li>{onChosen ? <Checkbox label={words} isChecked={isChosen} onChange={onChosen} /> : words}</li>;
}

function Reason({ link, to }: { link: ThreadLink; to: string }) {
  switch (link.reason) {
    case 'first':
      return <Trans>The oldest message.</Trans>;
    case 'answers':
      return to === '' ? (
        <Trans>Its header names an earlier message.</Trans>
      ) : (
        <Trans>Its header says that it answers the message of {to}.</Trans>
      );
    case 'answeredBy':
      return <Trans>The header of a later message names this one.</Trans>;
    case 'shared':
      return <Trans>It names the same earlier mail, which is not here, as another message.</Trans>;
    case 'user':
      return <Trans>You put it here.</Trans>;
    case 'chain':
      return <Trans>Other messages between them join it with the rest.</Trans>;
  }
}
