import { EventEmitter, on } from 'node:events';
import type { ShellEvent } from '#shared/contract/shell.ts';

/** A link or a command that came before any window listened waits this many deep; older ones give way. */
const maxWaiting = 20;

export interface ShellEvents {
  toCore(event: ShellEvent): void;
  toWindows(event: ShellEvent): void;
  /** To the one window that acts on it; kept for the next one when none listens yet. */
  toOneWindow(event: ShellEvent): void;
  coreStream(signal: AbortSignal): AsyncIterable<ShellEvent>;
  windowStream(windowId: number, signal: AbortSignal): AsyncIterable<ShellEvent>;
}

/** `preferredWindow` names the window in front, or the last that was. */
export function createShellEvents(preferredWindow: () => number | null): ShellEvents {
  const core = new EventEmitter<{ event: [ShellEvent] }>();
  const windows = new Map<number, EventEmitter<{ event: [ShellEvent] }>>();
  let waiting: ShellEvent[] = [];

  return {
    toCore: (event) => void core.emit('event', event),
    toWindows: (event) => {
      for (const window of windows.values()) window.emit('event', event);
    },
    toOneWindow: (event) => {
      const preferred = windows.get(preferredWindow() ?? -1) ?? [...windows.values()].at(-1);
      if (preferred) preferred.emit('event', event);
      else waiting = [...waiting, event].slice(-maxWaiting);
    },
    coreStream: (signal) => streamOf(core, signal),
    windowStream: (windowId, signal) => {
      const window = new EventEmitter<{ event: [ShellEvent] }>();
      windows.set(windowId, window);
      signal.addEventListener('abort', () => {
        if (windows.get(windowId) === window) windows.delete(windowId);
      });
      const stream = streamOf(window, signal);
      for (const event of waiting.splice(0)) window.emit('event', event);
      return stream;
    },
  };
}

/** Listens at once, not only when the first value is asked for: nothing may be lost in between. */
function streamOf(emitter: EventEmitter<{ event: [ShellEvent] }>, signal: AbortSignal): AsyncIterable<ShellEvent> {
  const events = on(emitter, 'event', { signal });
  return (async function* () {
    try {
      for await (const [event] of events) yield event as ShellEvent;
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  })();
}
