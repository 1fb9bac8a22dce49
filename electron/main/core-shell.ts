import { randomUUID } from 'node:crypto';
import { coreShell, type CoreShell, type ShellInfo } from '#shared/contract/shell.ts';
import type { Secrets } from '#shared/keyring.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { serveContract, type RpcServer } from '#shared/rpc/serve.ts';
import type { Log } from './log.ts';
import type { Notifications } from './notifications.ts';
import type { ShellEvents } from './shell-events.ts';
import type { AppTray } from './tray.ts';

export interface CoreShellOptions {
  readonly info: () => Promise<ShellInfo>;
  readonly events: ShellEvents;
  readonly notifications: Notifications;
  readonly tray: AppTray;
  readonly secrets: Secrets;
  readonly log: Log;
}

interface ShellCall {
  readonly signal: AbortSignal;
}
type ByKind = { query: ShellCall; command: ShellCall; stream: ShellCall };

/** What the core may ask of the desktop. Secrets are answered here and nowhere else. */
export function serveCoreShell(options: CoreShellOptions): RpcServer {
  const { secrets } = options;
  const handlers: HandlersFor<CoreShell, ByKind> = {
    info: () => options.info(),
    events: (_, { signal }) => options.events.coreStream(signal),
    notify: (notification) => options.notifications.show(notification),
    setBadge: ({ unread }) => {
      options.tray.setUnread(unread);
      return {};
    },
    secretGet: async ({ name }) => ({ value: await secrets.get(name) }),
    secretSet: async ({ name, value }) => {
      await secrets.set(name, value);
      return {};
    },
    secretDelete: async ({ name }) => {
      await secrets.delete(name);
      return {};
    },
  };

  return serveContract<CoreShell, ByKind>(coreShell, handlers, {
    context: ({ signal }) => ({ signal }),
    onError: (error, { name, reference }) =>
      options.log.warn({ procedure: name, reference, code: error.code }, 'core refused'),
    newReference: randomUUID,
  });
}
