import { app, Notification } from 'electron';
import type { Capability, ShellInfo } from '#shared/contract/shell.ts';
import type { Secrets } from '#shared/keyring.ts';
import type { AppTray } from './tray.ts';

/** What this desktop has, found out and not assumed: callers offer only what is named here. */
export function describeShell(secrets: Secrets, tray: AppTray): () => Promise<ShellInfo> {
  return async () => ({
    host: 'desktop',
    platform: knownPlatform(process.platform),
    version: app.getVersion(),
    capabilities: await findCapabilities(secrets, tray),
    locale: app.getLocale(),
  });
}

async function findCapabilities(secrets: Secrets, tray: AppTray): Promise<Capability[]> {
  const always: Capability[] = ['badge', 'nativeMenu', 'autostart', 'mailLinks', 'windowControls', 'saveFiles'];
  return [
    ...always,
    ...((await secrets.isAvailable()) ? (['secrets'] as const) : []),
    ...(Notification.isSupported() ? (['notifications'] as const) : []),
    ...(tray.isThere() ? (['tray'] as const) : []),
  ];
}

function knownPlatform(platform: string): ShellInfo['platform'] {
  return platform === 'linux' || platform === 'darwin' || platform === 'win32' ? platform : 'other';
}
