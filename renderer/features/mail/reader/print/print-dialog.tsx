import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Printer } from 'lucide-react';
import { useRef, useState } from 'react';
import { core } from '../../../../lib/core.ts';
import { Button, Dialog, SegmentedControl, StillBars } from '../../../../ui/index.ts';
import type { ReaderDialogProps } from '../reader-dialogs.tsx';
import { PrintSheet } from './print-sheet.tsx';
import classes from './print.module.css';

/** How a message or a conversation will look on paper, and the way there. Nothing is loaded for it. */
export function PrintDialog({ dialog, isOpen, onClose, onClosed }: ReaderDialogProps<'print'>) {
  const { t } = useLingui();
  const [extent, setExtent] = useState<'message' | 'conversation'>('message');
  const [isReady, setIsReady] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const printButton = useRef<HTMLButtonElement>(null);
  const { data: thread } = useQuery(core.threads.get.queryOptions({ input: { id: dialog.threadId } }));
  // What is on paper is what was there when it was asked for: mail that comes meanwhile does not begin it anew.
  const [shown, setShown] = useState(thread);
  if (shown === undefined && thread !== undefined) setShown(thread);
  const all = shown?.messages ?? [];
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && onClose()}
      onClosed={onClosed}
      title={t`Print`}
      size="page"
      initialFocus={printButton}
      isFlush
      aside={
        all.length > 1 && (
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
          ref={printButton}
          variant="primary"
          icon={Printer}
          isLoading={!isReady}
          onClick={() => frame.current?.contentWindow?.print()}
        >
          <Trans>Print</Trans>
        </Button>
      }
    >
      <div className={classes.sheet}>
        {shown === undefined ? (
          <StillBars shape="text" />
        ) : (
          <PrintSheet
            key={extent}
            ref={frame}
            subject={shown.row.subject}
            messages={extent === 'message' ? all.filter(({ id }) => id === dialog.messageId) : all}
            onReady={setIsReady}
            onEscape={onClose}
          />
        )}
      </div>
    </Dialog>
  );
}
