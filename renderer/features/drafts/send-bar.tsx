import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, EllipsisVertical, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Draft, SendWarning } from '#shared/contract/drafts.ts';
import { useCommand } from '../../app/commands/use-command.ts';
import { describeError, errorCodeOf } from '../../lib/error-text.ts';
import { describeCause } from '../../lib/trouble-text.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button, IconButton, Menu, Notice } from '../../ui/index.ts';
import { useAccounts } from '../accounts/index.ts';
import classes from './draft-editor.module.css';
import type { LanguageChoice } from './draft-language.ts';
import type { DraftSession } from './draft-session.ts';
import { FollowUpButton } from './follow-up-button.tsx';
import { listMoreEntries } from './more-entries.ts';
import { listSendTimes } from './send-times.ts';
import { offerSending, sendDraft } from './send-draft.ts';
import { SendWarnings } from './send-warnings.tsx';
import type { FileTaker } from './take-files.ts';
import { TimePopover } from './time-popover.tsx';

interface SendBarProps {
  readonly draft: Draft;
  readonly session: DraftSession;
  readonly files: FileTaker;
  readonly languageChoice: LanguageChoice;
}

/** Sends, now or later. Says here what is in the way, beside the words it is about. */
export function SendBar({ draft, session, files, languageChoice }: SendBarProps) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [problem, setProblem] = useState<string | null>(null);
  const [asked, setAsked] = useState<{ warnings: readonly SendWarning[]; sendAt: number | undefined } | null>(null);
  const [isSending, setIsSending] = useState(false);
  const [isLaterOpen, setIsLaterOpen] = useState(false);
  const canSend = useAccounts()?.some(({ kind }) => kind === 'imap') ?? true;
  const command = useCommand('drafts.send');

  const send = async (sendAt?: number, isSure = false) => {
    if (isSending) return;
    setIsSending(true);
    setProblem(null);
    try {
      const found =
        files.large.length > 0 ? ({ kind: 'pictures' } as const) : await sendDraft(session.id, { sendAt, isSure });
      if (found?.kind === 'nobody') setProblem(t`Nobody stands in the line “To” yet.`);
      if (found?.kind === 'bad') setProblem(t`This is no mail address: ${format.list(found.texts)}`);
      if (found?.kind === 'pictures') setProblem(t`Say first what shall become of the large pictures.`);
      if (found?.kind === 'warnings') setAsked({ warnings: found.warnings, sendAt });
    } catch (error) {
      if (errorCodeOf(error) !== 'cancelled') setProblem(i18n._(describeCause(error) ?? describeError(error).what));
    } finally {
      setIsSending(false);
    }
  };
  useEffect(() => offerSending(() => send()));

  const moveToBcc = () => {
    const { to, cc, bcc } = session.fields;
    session.change({ to: '', cc: '', bcc: [bcc, to, cc].filter((line) => line.trim() !== '').join(', ') });
    setAsked(null);
  };

  if (!canSend) {
    return (
      <p className={classes.note}>
        <Trans>This draft stays on this computer. Add an account to send it.</Trans>
      </p>
    );
  }
  return (
    <>
      {problem !== null && (
        <Notice tone="danger" isLive className={classes.problem}>
          {problem}
        </Notice>
      )}
      <div className={classes.sendBar}>
        <Button icon={Send} variant="primary" keys={command.keys} isLoading={isSending} onClick={() => void send()}>
          {command.title}
        </Button>
        <TimePopover
          label={t`Send later`}
          now={now}
          isOpen={isLaterOpen}
          onOpenChange={setIsLaterOpen}
          trigger={<IconButton label={t`Send later`} icon={Clock} />}
          choices={listSendTimes(now).map(({ id, at }) => ({
            id,
            label: format.moment(at, now),
            run: () => void send(at),
          }))}
          note={t`It goes out while this computer is awake and online. Times that were missed are shown at the next start.`}
          onTime={(at) => void send(at)}
        />
        <FollowUpButton draftId={draft.id} />
        <span className={classes.space} />
        <Menu
          side="top"
          align="end"
          trigger={<IconButton label={t`More`} icon={EllipsisVertical} />}
          items={() => listMoreEntries(session, languageChoice)}
        />
      </div>
      <SendWarnings
        warnings={asked?.warnings ?? null}
        onClose={() => setAsked(null)}
        onMoveToBcc={moveToBcc}
        onSend={() => {
          const sendAt = asked?.sendAt;
          setAsked(null);
          void send(sendAt, true);
        }}
      />
    </>
  );
}
