import { useSyncExternalStore } from 'react';

/** How much room there is: three panes from 1200 px, rail and two panes from 721, one pane below. */
export type FrameMode = 'wide' | 'rail' | 'single';

const single = window.matchMedia('(width <= 720px)');
const wide = window.matchMedia('(width >= 1200px)');

export function readFrameMode(): FrameMode {
  if (single.matches) return 'single';
  return wide.matches ? 'wide' : 'rail';
}

export function useFrameMode(): FrameMode {
  return useSyncExternalStore(subscribe, readFrameMode);
}

function subscribe(listener: () => void): () => void {
  single.addEventListener('change', listener);
  wide.addEventListener('change', listener);
  return () => {
    single.removeEventListener('change', listener);
    wide.removeEventListener('change', listener);
  };
}
