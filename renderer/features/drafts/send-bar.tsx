import { Trans, useLingui } from '@lingui/react/macro';
import { Clock, Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Draft } from '#shared/contract/drafts.ts';
import { useCommand } from '../../app/commands/use-command.ts';
import { describeError, errorCodeOf } from '../../lib/error-text.ts';
import { showError } from '../../lib/notices.ts';
import { describeCause } from '../../lib/trouble-text.ts';
import { useFormat, useNow } from '../../lib/use-format.ts';
import { Button, IconButton, Menu, Notice } from '../../ui/index.ts';
import { useAccounts } from '../accounts/index.ts';
import { attachFiles } from './attach-files.ts';
import classes from './draft-editor.module.css';
import { AttachButton } from './draft-files.tsx';
import type { DraftSession } from './draft-session.ts';
import { listSendTimes } from './send-times.ts';
import { offerSending, sendDraft } from './send-draft.ts';

/** Sends, now or later, and attaches. Says here what is in the way, beside the words it is about. */
export function SendBar({ draft, session }: { draft: Draft; session: DraftSession }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const now = useNow();
  const [problem, setProblem] = useState<string | null>(null);
  const [isSending, setIsSending] = useState(false);
  const canSend = useAccounts()?.some(({ kind }) => kind === 'imap') ?? true;
  const command = useCommand('drafts.send');

  const send = async (sendAt?: number) => {
    if (isSending) return;
    setIsSending(true);
    setProblem(null);
    try {
      const found = await sendDraft(session.id, sendAt);
      if (found?.kind === 'nobody') setProblem(t`Nobody stands in the line “To” yet.`);
      if (found?.kind === 'bad') setProblem(t`This is no mail address: ${format.list(found.texts)}`);
    } catch (error) {
      if (errorCodeOf(error) !== 'cancelled') setProblem(i18n._(describeCause(error) ?? describeError(error).what));
    } finally {
      setIsSending(false);
    }
  };
  useEffect(() => offerSending(() => send()));

  const attach = async (files: readonly File[]) => {
    const tooLarge = await attachFiles(draft.id, files);
    if (tooLarge.length > 0) setProblem(t`Too large to send: ${format.list(tooLarge.map(({ name }) => name))}`);
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
        <Menu
          side="top"
          trigger={<IconButton label={t`Send later`} icon={Clock} />}
          items={() =>
            listSendTimes(now).map(({ id, at }) => ({
              id,
              label: format.moment(at, now),
              run: () => void send(at),
            }))
          }
        />
        <AttachButton onFiles={(files) => void attach(files).catch(showError)} />
      </div>
    </>
  );
}
