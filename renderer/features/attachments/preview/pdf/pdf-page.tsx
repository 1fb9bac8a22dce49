import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { VisuallyHidden } from '../../../../ui/index.ts';
import { drawPage } from './draw-page.ts';
import type { PDFDocumentProxy } from './open-pdf.ts';
import classes from './pdf.module.css';

interface PdfPageProps {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly widthPx: number;
}

/** A4, until the page has said how large it is. */
const usualRatio = 297 / 210;

/** One page, drawn when it comes near. Its words stand beside the picture for those who do not see it. */
export function PdfPage({ document: pdf, number, widthPx }: PdfPageProps) {
  const { t } = useLingui();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [isNear, setIsNear] = useState(false);
  const [drawn, setDrawn] = useState<{ ratio: number; text: string } | null>(null);
  const [isBroken, setIsBroken] = useState(false);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return undefined;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting === true && setIsNear(true), {
      rootMargin: '600px',
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (!isNear || element === null) return undefined;
    const ended = new AbortController();
    drawPage(pdf, number, widthPx, element, ended.signal)
      .then((drawing) => {
        if (drawing !== null) setDrawn(drawing);
      })
      .catch(() => {
        // A page that cannot be drawn says so in its place; the others can be.
        if (!ended.signal.aborted) setIsBroken(true);
      });
    return () => ended.abort();
  }, [pdf, number, widthPx, isNear]);

  const text = drawn?.text ?? '';
  return (
    <div
      ref={frame}
      data-drawn={drawn === null ? undefined : ''}
      className={classes.page}
      style={{ width: widthPx, aspectRatio: `1 / ${drawn?.ratio ?? usualRatio}` }}
    >
      <canvas ref={canvas} aria-hidden="true" />
      <VisuallyHidden>{t`Page ${number}: ${text}`}</VisuallyHidden>
      {isBroken && <p className={classes.broken}>{t`This page cannot be shown.`}</p>}
    </div>
  );
}
