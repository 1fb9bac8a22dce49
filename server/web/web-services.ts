import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AsyncEntry } from '@napi-rs/keyring';
import type { ContractRouterClient } from '@orpc/contract';
import {
  coreShell,
  windowShell,
  type CoreShell,
  type ShellEvent,
  type ShellInfo,
  type WindowShell,
} from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import { keyringOptions, keyringService, openSecrets, type Secrets } from '#shared/keyring.ts';
import { connect } from '#shared/rpc/connection.ts';
import type { HandlersFor } from '#shared/rpc/handlers.ts';
import { serveContract, type RpcServer, type ServeOptions } from '#shared/rpc/serve.ts';
import { wirePair } from '#shared/rpc/wire.ts';
import { openPrefsFile } from './prefs-file.ts';

interface ShellCall {
  readonly signal: AbortSignal;
}
type ByKind = { query: ShellCall; command: ShellCall; stream: ShellCall };

const serveOptions: ServeOptions<ByKind> = {
  context: ({ signal }) => ({ signal }),
  // The caller is told; a host without windows has nothing to add.
  onError: () => undefined,
  newReference: randomUUID,
};

/** What a browser has no part in. Nobody who reads `capabilities` asks for it. */
function refuse(): never {
  throw new AppError('not-allowed', 'not a capability of the web shell');
}

/** The web shell's half of the shell contracts: secrets and preferences, none of the desktop's furniture. */
export function createWebServices(options: { shellDir: string | null; version: string; locale: string }): {
  windows: RpcServer;
  core: ContractRouterClient<CoreShell>;
} {
  const secrets = openSecrets((name) => new AsyncEntry(keyringService, name, keyringOptions));
  const prefs = openPrefsFile(options.shellDir === null ? null : join(options.shellDir, 'shell.json'));
  const info = async (): Promise<ShellInfo> => ({
    host: 'web',
    platform: knownPlatform(process.platform),
    version: options.version,
    capabilities: (await secrets.isAvailable()) ? ['secrets'] : [],
    locale: options.locale,
  });

  const windowHandlers: HandlersFor<WindowShell, ByKind> = {
    info,
    prefs: () => prefs.get(),
    setPrefs: (change) => prefs.set(change),
    events: (_, { signal }) => waitForEnd(signal),
    openLink: refuse,
    setMenu: refuse,
    autostart: refuse,
    setAutostart: refuse,
    mailLinks: refuse,
    setMailLinks: refuse,
    saveBegin: refuse,
    savePiece: refuse,
    saveEnd: refuse,
    window: refuse,
  };
  const [coreEnd, shellEnd] = wirePair();
  serveContract<CoreShell, ByKind>(coreShell, coreHandlers(info, secrets), serveOptions).attach(shellEnd);
  return {
    windows: serveContract<WindowShell, ByKind>(windowShell, windowHandlers, serveOptions),
    core: connect<CoreShell>({ open: () => Promise.resolve(coreEnd) }).client,
  };
}

function coreHandlers(info: () => Promise<ShellInfo>, secrets: Secrets): HandlersFor<CoreShell, ByKind> {
  return {
    info,
    events: (_, { signal }) => waitForEnd(signal),
    notify: refuse,
    setBadge: refuse,
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
}

/** A stream with nothing to tell: this shell has no menu, no links and no sleep to report. */
function waitForEnd(signal: AbortSignal): AsyncIterable<ShellEvent> {
  const end = new Promise<IteratorResult<ShellEvent>>((resolve) => {
    const finish = () => resolve({ done: true, value: undefined });
    if (signal.aborted) finish();
    else signal.addEventListener('abort', finish, { once: true });
  });
  return { [Symbol.asyncIterator]: () => ({ next: () => end }) };
}

function knownPlatform(platform: string): ShellInfo['platform'] {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}
