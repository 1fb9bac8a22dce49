import { cleanText, clip } from '#shared/model/line.ts';
import type { PDFDocumentProxy } from './open-pdf.ts';

const maxText = 20_000;
const maxHeightDots = 16_000;

/** Draws one page and answers its shape and its words; `null` when nobody wants it any more. */
export async function drawPage(
  pdf: PDFDocumentProxy,
  number: number,
  widthPx: number,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<{ readonly ratio: number; readonly text: string } | null> {
  const page = await pdf.getPage(number);
  if (signal.aborted) return null;
  const natural = page.getViewport({ scale: 1 });
  const dots = Math.min(window.devicePixelRatio, 2);
  const viewport = page.getViewport({ scale: (widthPx / natural.width) * dots });
  // The picture is swapped when it is whole: while one zooms, the old one stays.
  const fresh = document.createElement('canvas');
  fresh.width = Math.max(1, Math.floor(viewport.width));
  fresh.height = Math.max(1, Math.min(Math.floor(viewport.height), maxHeightDots));
  const task = page.render({ canvas: fresh, viewport, annotationMode: 0 });
  signal.addEventListener('abort', () => task.cancel(), { once: true });
  await task.promise;
  const content = await page.getTextContent();
  if (signal.aborted) return null;
  canvas.width = fresh.width;
  canvas.height = fresh.height;
  canvas.getContext('2d')?.drawImage(fresh, 0, 0);
  const words = content.items.map((item) => ('str' in item ? item.str : '')).join(' ');
  return { ratio: natural.height / natural.width, text: clip(cleanText(words).replace(/\s+/g, ' ').trim(), maxText) };
}
