import { useEffect, useState, useSyncExternalStore } from 'react';
import { coreConnection, shellConnection } from './core.ts';

/** `slow`: for over a second there was nobody at the other end. `lost`: for so long that the user should be asked. */
export type LineState = 'open' | 'brief' | 'slow' | 'lost';

const slowAfterMs = 1_000;
const lostAfterMs = 8_000;

export function useLine(): LineState {
  const isOpen = useSyncExternalStore(
    (listener) => coreConnection.onState(listener),
    () => coreConnection.state() === 'open',
  );
  const [state, setState] = useState<LineState>('brief');
  const [wasOpen, setWasOpen] = useState(isOpen);
  if (isOpen !== wasOpen) {
    setWasOpen(isOpen);
    setState('brief');
  }
  useEffect(() => {
    if (isOpen) return undefined;
    const timers = [setTimeout(() => setState('slow'), slowAfterMs), setTimeout(() => setState('lost'), lostAfterMs)];
    return () => timers.forEach(clearTimeout);
  }, [isOpen]);
  return isOpen ? 'open' : state;
}

export function reconnectNow(): void {
  coreConnection.reconnect();
  shellConnection.reconnect();
}
