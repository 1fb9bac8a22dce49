import { useSyncExternalStore } from 'react';

/** Heights are rem in CSS; what counts in pixels (a virtual list) multiplies by this. 1 is 16 px a rem. */
export function useTextScale(): number {
  return useSyncExternalStore(subscribe, readScale);
}

let probe: HTMLElement | null = null;
let scale: number | null = null;
const listeners = new Set<() => void>();

/** Kept: every drawing of a list asks, and each look at a computed style makes the browser lay out the page. */
function readScale(): number {
  scale ??= parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return scale;
}

function subscribe(listener: () => void): () => void {
  watchRem();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// Nothing says when the root's font size changes; a box of one rem does.
function watchRem(): void {
  if (probe) return;
  probe = document.createElement('div');
  Object.assign(probe.style, { position: 'absolute', width: '1rem', height: '1rem', visibility: 'hidden' });
  probe.style.top = '-10rem';
  document.body.append(probe);
  new ResizeObserver(() => {
    scale = null;
    for (const listener of listeners) listener();
  }).observe(probe);
}
