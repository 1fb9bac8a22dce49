import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Minus, Plus } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { IconButton, ScrollArea, StillBars } from '../../../../ui/index.ts';
import { openPdf, type OpenPdf } from './open-pdf.ts';
import classes from './pdf.module.css';
import { PdfPage } from './pdf-page.tsx';

const maxPages = 300;
const zooms = [0.5, 0.75, 1, 1.5, 2, 3];
const widestPx = 860;

interface State {
  readonly open: OpenPdf | null;
  readonly trouble: 'password' | 'damaged' | null;
}

/** A PDF, page below page. */
export function PdfView({ bytes, name }: { bytes: Uint8Array<ArrayBuffer>; name: string }) {
  const { t } = useLingui();
  const { open, trouble } = useOpenPdf(bytes);
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLDivElement>(null);
  const [roomPx, setRoomPx] = useState(600);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => setRoomPx(element.clientWidth - 32));
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  const pageCount = open?.document.numPages ?? 0;
  const shown = Math.min(pageCount, maxPages);
  const widthPx = Math.max(200, Math.round(Math.min(roomPx, widestPx) * zoom));
  const step = (by: 1 | -1) => setZoom(zooms[Math.max(0, Math.min(zooms.length - 1, zooms.indexOf(zoom) + by))] ?? 1);
  return (
    <div className={classes.view}>
      <div className={classes.tools}>
        {pageCount > 0 && (
          <span className={classes.count}>
            <Plural value={pageCount} one="# page" other="# pages" />
          </span>
        )}
        <IconButton label={t`Smaller`} icon={Minus} onClick={() => step(-1)} />
        <IconButton label={t`Larger`} icon={Plus} onClick={() => step(1)} />
      </div>
      <ScrollArea ref={scroller} aria-label={t`Pages of ${name}`} className={classes.scroller}>
        {trouble === null && open === null && <StillBars shape="text" />}
        {trouble === 'password' && (
          <p className={classes.note}>
            <Trans>This PDF is locked with a password. Save it and open it with a program that asks for it.</Trans>
          </p>
        )}
        {trouble === 'damaged' && (
          <p className={classes.note}>
            <Trans>This PDF is damaged and cannot be shown.</Trans>
          </p>
        )}
        {open !== null &&
          Array.from({ length: shown }, (_, index) => index + 1).map((number) => (
            <PdfPage key={number} document={open.document} number={number} widthPx={widthPx} />
          ))}
        {pageCount > shown && (
          <p className={classes.note}>
            <Trans>Only the first {shown} pages are shown. Saved, it is whole.</Trans>
          </p>
        )}
      </ScrollArea>
    </div>
  );
}

function useOpenPdf(bytes: Uint8Array<ArrayBuffer>): State {
  const [state, setState] = useState<State>({ open: null, trouble: null });
  useEffect(() => {
    let isOver = false;
    let opened: OpenPdf | null = null;
    openPdf(bytes).then(
      (next) => {
        opened = next;
        if (isOver) next.close();
        else setState({ open: next, trouble: null });
      },
      (error: unknown) => {
        const isLocked = error instanceof Error && error.name === 'PasswordException';
        if (!isOver) setState({ open: null, trouble: isLocked ? 'password' : 'damaged' });
      },
    );
    return () => {
      isOver = true;
      opened?.close();
    };
  }, [bytes]);
  return state;
}
