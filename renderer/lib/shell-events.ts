import type { ShellEvent, WindowShell } from '#shared/contract/shell.ts';
import { isAppError } from '#shared/errors.ts';
import type { Connection } from '#shared/rpc/connection.ts';

type Listener = (event: ShellEvent) => void;
const listeners = new Set<Listener>();

/** Menu choices, notifications that were clicked, links that were opened. Returns the way to stop listening. */
export function onShellEvent(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** One stream per window, opened again after every loss of the line. */
export function followShell(connection: Connection<WindowShell>): () => void {
  const ended = new AbortController();
  const follow = async () => {
    for await (const event of await connection.client.events({}, { signal: ended.signal })) {
      for (const listener of listeners) listener(event);
    }
  };
  const start = () => {
    follow().catch((error: unknown) => {
      if (!isAppError(error, 'unavailable') && !isAppError(error, 'cancelled')) throw error;
    });
  };
  if (connection.state() === 'open') start();
  const stopListening = connection.onState((state) => {
    if (state === 'open') start();
  });
  return () => {
    stopListening();
    ended.abort();
  };
}
