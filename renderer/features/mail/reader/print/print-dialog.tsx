import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Message } from '#shared/contract/threads.ts';
import { displaySubject } from '#shared/model/subject.ts';
import { core, coreClient } from '../../../../lib/core.ts';
import { formatterFor } from '../../../../lib/use-format.ts';
import { Button, Dialog, SegmentedControl, StillBars } from '../../../../ui/index.ts';
import type { ReaderDialogProps } from '../reader-dialogs.tsx';
import classes from './print.module.css';
import { PrintPage } from './print-page.ts';

/** How a message or a conversation will look on paper, and the way there. Nothing is loaded for it. */
export function PrintDialog({ dialog, isOpen, onClose, onClosed }: ReaderDialogProps<'print'>) {
  const { t, i18n } = useLingui();
  const [extent, setExtent] = useState<'message' | 'conversation'>('message');
  const [isReady, setIsReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const { data: thread } = useQuery(core.threads.get.queryOptions({ input: { id: dialog.threadId } }));
  const all = thread?.messages;
  const isLong = (all?.length ?? 0) > 1;

  const fill = useCallback(
    async (page: PrintPage, messages: readonly Message[], subject: string, signal: AbortSignal) => {
      const words = {
        from: t`From`,
        to: t`To`,
        cc: t`Cc`,
        sent: t`Sent`,
        attachments: t`Attachments`,
        format: formatterFor(i18n.locale),
      };
      page.setSubject(displaySubject(subject) || t`No subject`);
      for (const message of messages) {
        const { html, text } = await coreClient.messages.body({ id: message.id }, { signal });
        await page.add(message, { html, text }, words, signal);
      }
    },
    [t, i18n],
  );

  useEffect(() => {
    const element = frame.current;
    const page = element === null || all === undefined || thread === undefined ? null : PrintPage.open(element);
    if (page === null || all === undefined || thread === undefined) return undefined;
    const ended = new AbortController();
    const chosen = extent === 'message' ? all.filter(({ id }) => id === dialog.messageId) : all;
    setIsReady(false);
    fill(page, chosen, thread.row.subject, ended.signal)
      .catch((error: unknown) => {
        if (!ended.signal.aborted) page.note(t`Not all of it could be fetched.`);
        return error;
      })
      .finally(() => !ended.signal.aborted && setIsReady(true));
    return () => {
      ended.abort();
      page.close();
    };
    // The conversation may change while it is looked at; what is on paper is what was there when it was asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
  }, [extent, all === undefined, dialog.messageId, fill]);

  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      onClosed={onClosed}
      title={t`Print`}
      size="page"
      isFlush
      aside={
        isLong && (
          <SegmentedControl
            label={t`How much`}
            value={extent}
            onChange={setExtent}
            options={[
              { value: 'message', label: t`This message` },
              { value: 'conversation', label: t`Conversation` },
            ]}
          />
        )
      }
      actions={
        <Button
          variant="primary"
          icon={Printer}
          isLoading={!isReady}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          <Trans>Print</Trans>
        </Button>
      }
    >
      <div className={classes.sheet} data-ready={isReady || undefined}>
        {all === undefined && <StillBars shape="text" />}
        <iframe
          ref={frame}
          // No script runs in it; `allow-modals` is what lets us call its print dialog.
          sandbox="allow-same-origin allow-modals"
          title={t`Print view`}
          className={classes.frame}
        />
      </div>
    </Dialog>
  );
}
