/** How small a wide design may become before it scrolls sideways instead. */
const minZoom = 0.62;

/**
 * The frame is as high as what is in it, and a design that is wider than the pane becomes smaller. Returns the way to
 * stop.
 */
export function fitFrame(frame: HTMLIFrameElement, root: HTMLElement): () => void {
  const view = root.ownerDocument.defaultView as (Window & typeof globalThis) | null;
  if (view === null) return () => undefined;
  let width = 0;
  const fit = () => {
    if (frame.clientWidth !== width) {
      width = frame.clientWidth;
      root.style.zoom = '1';
      const zoom = root.scrollWidth > width + 1 ? Math.max(minZoom, width / root.scrollWidth) : 1;
      root.style.zoom = zoom === 1 ? '' : String(zoom);
      keepRatios(root);
    }
    const height = `${Math.ceil(root.getBoundingClientRect().height)}px`;
    if (frame.style.height !== height) frame.style.height = height;
  };
  const observer = new view.ResizeObserver(fit);
  observer.observe(root);
  const outer = new ResizeObserver(fit);
  outer.observe(frame);
  fit();
  return () => {
    observer.disconnect();
    outer.disconnect();
  };
}

/** A picture that had to become narrower becomes lower with it, whatever height was written. */
function keepRatios(root: HTMLElement): void {
  for (const image of root.querySelectorAll<HTMLImageElement>('img[width][height]')) {
    const wanted = Number(image.getAttribute('width'));
    if (wanted > 0 && image.clientWidth > 0 && image.clientWidth < wanted - 1) image.style.height = 'auto';
    else if (image.style.height === 'auto') image.style.height = '';
  }
}
