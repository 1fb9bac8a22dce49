import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app } from 'electron';
import { desktopEntry } from './desktop-entry.ts';

export interface Autostart {
  isOn(): boolean;
  set(isOn: boolean): void;
}

/** `args` are what the system starts us with: hidden, and with the profile this one runs on. */
export function createAutostart(args: string[], env: NodeJS.ProcessEnv = process.env): Autostart {
  if (process.platform === 'linux') return autostartByFile(args, env);
  return {
    isOn: () => app.getLoginItemSettings({ args }).openAtLogin,
    set: (isOn) => app.setLoginItemSettings({ openAtLogin: isOn, args }),
  };
}

/** Electron has none for Linux: a file of the XDG autostart specification. */
function autostartByFile(args: string[], env: NodeJS.ProcessEnv): Autostart {
  const configDir = env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const folder = join(configDir, 'autostart');
  const path = join(folder, 'hauspost.desktop');
  return {
    isOn: () => existsSync(path),
    set: (isOn) => {
      if (!isOn) return rmSync(path, { force: true });
      mkdirSync(folder, { recursive: true });
      writeFileSync(path, desktopEntry([...startCommand(env), ...args]));
    },
  };
}

/** An AppImage is mounted anew at every start: its own path stays, that of the program in it does not. */
function startCommand(env: NodeJS.ProcessEnv): string[] {
  if (env['APPIMAGE']) return [env['APPIMAGE']];
  return app.isPackaged ? [process.execPath] : [process.execPath, app.getAppPath()];
}
