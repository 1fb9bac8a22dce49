import { Trans, useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { ArrowLeft, ArrowRight, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { judgeFile } from '#shared/model/judge-file.ts';
import { isAppError } from '#shared/errors.ts';
import { describeError } from '../../../lib/error-text.ts';
import { lazyPart } from '../../../lib/lazy-part.tsx';
import { useFormat } from '../../../lib/use-format.ts';
import { Button, Dialog, IconButton, Notice, Progress } from '../../../ui/index.ts';
import type { AttachedFile } from '../attached-file.ts';
import { dangerWords } from '../kind-faces.ts';
import { CalendarView } from '../../invites/index.ts';
import { fetchFile } from '../save/fetch-file.ts';
import { nameForDisk, saveFile, showFileError } from '../save/save-files.ts';
import { ImageView } from './image-view.tsx';
import { MailView } from './mail-view.tsx';
import classes from './preview.module.css';
import { previewKindOf } from './preview-kind.ts';
import { closePreview, stepPreview } from './preview-state.ts';
import { TextView } from './text-view.tsx';

const PdfView = lazyPart(async () => (await import('./pdf/pdf-view.tsx')).PdfView);

/** Larger ones are saved, not shown: nobody looks at them in a window of a mail program. */
const maxShownBytes = 60_000_000;

export interface FileDialogProps {
  readonly file: AttachedFile;
  readonly isOpen: boolean;
  readonly place: number;
  readonly total: number;
  readonly onClosed: () => void;
}

/** One file of a mail, looked at; the arrows lead to its neighbours. */
export function FileDialog({ file, isOpen, place, total, onClosed }: FileDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const hasNeighbours = total > 1;
  useArrows(isOpen && hasNeighbours);
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={(next) => !next && closePreview()}
      onClosed={onClosed}
      title={nameForDisk(file)}
      description={
        hasNeighbours ? t`${place} of ${total} · ${format.bytes(file.sizeBytes)}` : format.bytes(file.sizeBytes)
      }
      size="page"
      isFlush
      aside={
        hasNeighbours && (
          <>
            <IconButton label={t`Previous file`} icon={ArrowLeft} onClick={() => stepPreview(-1)} />
            <IconButton label={t`Next file`} icon={ArrowRight} onClick={() => stepPreview(1)} />
          </>
        )
      }
      actions={
        <Button variant="primary" icon={Download} onClick={() => void saveFile(file).catch(showFileError)}>
          <Trans>Save</Trans>
        </Button>
      }
    >
      <div className={classes.body}>
        <Content key={`${file.messageId} ${file.path}`} file={file} />
      </div>
    </Dialog>
  );
}

/** Left and right lead to the neighbours from wherever the keyboard is, but where arrows scroll. */
function useArrows(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const step = (event: KeyboardEvent) => {
      const isScrolling = event.target instanceof HTMLElement && event.target.closest('[role="region"]') !== null;
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || isScrolling) return;
      if (event.key === 'ArrowLeft') stepPreview(-1);
      if (event.key === 'ArrowRight') stepPreview(1);
    };
    // Before the dialog's own parts see it: some keep what they are told to themselves.
    window.addEventListener('keydown', step, true);
    return () => window.removeEventListener('keydown', step, true);
  }, [isOn]);
}

function Content({ file }: { file: AttachedFile }) {
  const { t, i18n } = useLingui();
  const format = useFormat();
  const [doneBytes, setDoneBytes] = useState(0);
  const [isStopped, setIsStopped] = useState(false);
  const isTooLarge = file.sizeBytes > maxShownBytes;
  const { data, error, refetch } = useQuery({
    queryKey: ['attachment-bytes', file.messageId, file.path],
    queryFn: ({ signal }) => fetchFile(file, signal, setDoneBytes),
    enabled: !isTooLarge && !isStopped,
    // Bytes are not mail rows: kept only while they are looked at.
    gcTime: 0,
  });
  const done = format.bytes(doneBytes);
  const all = format.bytes(file.sizeBytes);
  if (isTooLarge || isStopped) return <NoPreview file={file} mimeType={null} isTooLarge={isTooLarge} />;
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <div className={classes.waiting}>
        <Progress
          label={t`Fetching the file`}
          value={doneBytes}
          max={file.sizeBytes}
          valueText={t`${done} of ${all}`}
        />
        <Button variant="plain" onClick={() => setIsStopped(true)}>
          <Trans>Stop</Trans>
        </Button>
      </div>
    );
  }
  const { danger, isDisguised } = judgeFile(file, data);
  const { kind, mimeType } = previewKindOf(file, data);
  return (
    <>
      {danger !== null && (
        <Notice tone="warn" isLive className={classes.warning} title={isDisguised ? t`Not what it seems` : undefined}>
          {i18n._(dangerWords[danger])}
        </Notice>
      )}
      <div className={classes.content}>
        {kind === 'image' && <ImageView bytes={data} mimeType={mimeType} name={nameForDisk(file)} />}
        {kind === 'pdf' && <PdfView bytes={data} name={nameForDisk(file)} />}
        {kind === 'text' && <TextView bytes={data} name={nameForDisk(file)} />}
        {kind === 'calendar' && <CalendarView file={file} />}
        {kind === 'mail' && <MailView file={file} />}
        {kind === 'none' && <NoPreview file={file} mimeType={mimeType} isTooLarge={false} />}
      </div>
    </>
  );
}

/** What can be said of a file that is not shown: what it is, and what one can do. */
function NoPreview({
  file,
  mimeType,
  isTooLarge,
}: {
  file: AttachedFile;
  mimeType: string | null;
  isTooLarge: boolean;
}) {
  const format = useFormat();
  const size = format.bytes(file.sizeBytes);
  const isUnknown = mimeType === null || mimeType === 'application/octet-stream';
  const type = isUnknown ? file.mimeType : mimeType;
  return (
    <div className={classes.note}>
      {isTooLarge ? (
        <p>
          <Trans>With {size} this file is too large to be shown here. It can be saved.</Trans>
        </p>
      ) : (
        <p>
          <Trans>Hauspost cannot show this kind of file ({type}). It can be saved.</Trans>
        </p>
      )}
    </div>
  );
}

function Trouble({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { i18n } = useLingui();
  const { what, then } = describeError(error);
  const isOffline = isAppError(error, 'offline');
  return (
    <div className={classes.note}>
      <Notice
        tone="warn"
        isLive
        title={isOffline ? <Trans>The file is still on the server</Trans> : i18n._(what)}
        actions={
          <Button onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        {isOffline ? (
          <Trans>It was not fetched yet, and there is no connection right now. Try again when there is one.</Trans>
        ) : (
          i18n._(then)
        )}
      </Notice>
    </div>
  );
}
