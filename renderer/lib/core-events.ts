import type { AppEvent } from '#shared/contract/events.ts';

type Listener = (events: readonly AppEvent[]) => void;
const listeners = new Set<Listener>();

/** What the core tells, batch by batch, for what is no live query: a mail that wants attention. Returns the way to stop. */
export function onCoreEvents(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function emitCoreEvents(events: readonly AppEvent[]): void {
  for (const listener of listeners) listener(events);
}
