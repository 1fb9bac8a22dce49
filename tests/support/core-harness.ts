import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContractRouterClient } from '@orpc/contract';
import type { AppContract } from '#shared/contract/index.ts';
import {
  coreShell as coreShellContract,
  type CoreShell,
  type ShellEvent,
  type ShellNotification,
} from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { connect } from '#shared/rpc/connection.ts';
import { serveContract } from '#shared/rpc/serve.ts';
import { wirePair } from '#shared/rpc/wire.ts';
import { createCore, type Core, type CoreOptions } from '#core/create-core.ts';
import { createLog } from '#core/log/create-log.ts';

export interface CoreHarness extends AsyncDisposable {
  readonly core: Core;
  readonly client: ContractRouterClient<AppContract>;
  readonly profileDir: string;
  readonly notifications: ShellNotification[];
  readonly logLines: string[];
  /** One more client with a wire of its own. */
  join(): ContractRouterClient<AppContract>;
}

export const testPassphrase = 'ein Satz zum Aufschließen';

export interface HarnessOptions extends Partial<CoreOptions> {
  /** A keyring in memory; absent: there is none, as on a bare server. */
  readonly keyring?: Map<string, string>;
  /** Kept after the harness is gone, for a second start on it. */
  readonly keepDir?: string;
}

/** A whole core on a fresh profile, with a shell that answers, asked over wires as every host asks it. */
export async function startCore(options: HarnessOptions = {}): Promise<CoreHarness> {
  const profileDir = options.keepDir ?? join(mkdtempSync(join(tmpdir(), 'hauspost-core-')), 'profile');
  const notifications: ShellNotification[] = [];
  const logLines: string[] = [];
  const shell = serveShell(options.keyring ?? null, notifications);
  const core = await createCore({
    profileDir,
    version: '0.0.0-test',
    shell: shell.client,
    workerUrl: (name) => new URL(`../../core/workers/${name}.worker.ts`, import.meta.url),
    log: createLog({ write: (line: string) => logLines.push(line) }, 'debug'),
    passphrase: options.keyring ? undefined : testPassphrase,
    ...options,
  });
  const ends: (() => void)[] = [];
  const join_ = () => {
    const connection = connect<AppContract>({
      open: async () => {
        const [near, far] = wirePair();
        core.attach(far);
        return near;
      },
    });
    ends.push(() => connection.close());
    return connection.client;
  };
  return {
    core,
    client: join_(),
    profileDir,
    notifications,
    logLines,
    join: join_,
    async [Symbol.asyncDispose]() {
      for (const end of ends) end();
      await core.close();
      shell.close();
      if (options.keepDir === undefined) rmSync(profileDir, { recursive: true, force: true });
    },
  };
}

function serveShell(keyring: Map<string, string> | null, notifications: ShellNotification[]) {
  const requireKeyring = () => {
    if (keyring === null) throw new AppError('unavailable', 'no keyring');
    return keyring;
  };
  type Contexts = { query: { signal: AbortSignal }; command: { signal: AbortSignal }; stream: { signal: AbortSignal } };
  const handlers: HandlersFor<CoreShell, Contexts> = {
    info: () => ({ host: 'web', platform: 'linux', version: '0', capabilities: ['notifications'], locale: 'de-DE' }),
    events: (_input, { signal }) => noEvents(signal),
    notify: (notification) => {
      notifications.push(notification);
      return { outcome: 'shown' as const, reason: null };
    },
    setBadge: () => ({}),
    secretGet: ({ name }) => ({ value: requireKeyring().get(name) ?? null }),
    secretSet: ({ name, value }) => {
      requireKeyring().set(name, value);
      return {};
    },
    secretDelete: ({ name }) => {
      requireKeyring().delete(name);
      return {};
    },
  };
  const server = serveContract<CoreShell, Contexts>(coreShellContract, handlers, {
    context: ({ signal }) => ({ signal }),
    onError: () => undefined,
    newReference: () => 'shell',
  });
  return connect<CoreShell>({
    open: async () => {
      const [near, far] = wirePair();
      server.attach(far);
      return near;
    },
  });
}

/** A shell where nothing ever happens. */
async function* noEvents(signal: AbortSignal): AsyncGenerator<ShellEvent> {
  await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  yield* [];
}
