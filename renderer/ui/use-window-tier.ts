import { useSyncExternalStore } from 'react';

/** `three` panes from 1200 px, a `rail` with list and reader from 721, `one` pane below. */
export type WindowTier = 'three' | 'rail' | 'one';

const three = '(width >= 1200px)';
const one = '(width <= 720px)';

function readTier(): WindowTier {
  if (matchMedia(one).matches) return 'one';
  return matchMedia(three).matches ? 'three' : 'rail';
}

function subscribe(listener: () => void): () => void {
  const queries = [matchMedia(one), matchMedia(three)];
  for (const query of queries) query.addEventListener('change', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
  };
}

export function useWindowTier(): WindowTier {
  return useSyncExternalStore(subscribe, readTier);
}
