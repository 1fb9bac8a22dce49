import { useSyncExternalStore } from 'react';
import { useSettings } from '../../../lib/settings.ts';
import { mailRowHeights } from '../../../ui/index.ts';

/** Heights are rem in CSS and pixels in a virtual list: text zoom must reach both. */
export function useRem(): number {
  return useSyncExternalStore(subscribe, readRem);
}

export function useRowPx(): number {
  const { density } = useSettings();
  return mailRowHeights[density] * useRem();
}

function readRem(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('resize', listener);
  return () => window.removeEventListener('resize', listener);
}
