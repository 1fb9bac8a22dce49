import { useState } from 'react';
import { lazyPart } from '../../../lib/lazy-part.tsx';
import { closeReaderDialog, useReaderDialog, type ReaderDialog } from './reader-dialogs-state.ts';

export interface ReaderDialogProps<Kind extends ReaderDialog['kind']> {
  readonly dialog: Extract<ReaderDialog, { kind: Kind }>;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}

const SourceDialog = lazyPart(async () => (await import('./source/source-dialog.tsx')).SourceDialog);
const PrintDialog = lazyPart(async () => (await import('./print/print-dialog.tsx')).PrintDialog);
const UnsubscribeDialog = lazyPart(
  async () => (await import('./unsubscribe/unsubscribe-dialog.tsx')).UnsubscribeDialog,
);

/** Mounted once, above everything. While one fades out it still shows what it showed. */
export function ReaderDialogs() {
  const { open } = useReaderDialog();
  const [shown, setShown] = useState<ReaderDialog | null>(null);
  if (open !== null && open !== shown) setShown(open);
  if (shown === null) return null;
  const rest = { isOpen: open !== null, onClose: closeReaderDialog, onClosed: () => setShown(null) };
  switch (shown.kind) {
    case 'source':
      return <SourceDialog key={shown.messageId} dialog={shown} {...rest} />;
    case 'print':
      return <PrintDialog key={shown.messageId} dialog={shown} {...rest} />;
    case 'unsubscribe':
      return <UnsubscribeDialog key={shown.messageId} dialog={shown} {...rest} />;
  }
}
