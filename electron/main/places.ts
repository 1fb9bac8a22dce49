import { accessSync, constants, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import type { Launch } from './launch.ts';

/** Built next to each other by electron-vite: out/main, out/preload, out/renderer, with resources beside them. */
const builtDir = import.meta.dirname;

export const builtFiles = {
  core: join(builtDir, 'core.js'),
  preload: join(builtDir, '../preload/index.cjs'),
  renderer: join(builtDir, '../renderer'),
  icons: join(builtDir, '../../resources/icons'),
};

export interface Places {
  /** `null` for the demo, whose profile the core makes and removes itself. */
  readonly profileDir: string | null;
  /** Chromium's own files and the shell's, never the user's mail. */
  readonly shellDir: string;
  /** Whose folder `logs` the logs go to. */
  readonly logHome: string;
  /** Removes what a start without a folder of its own leaves behind. */
  clean(): void;
}

/**
 * Must run before anything asks Electron for a path. The single-instance lock lies in the shell's folder, too: one
 * folder per profile makes it one app per profile.
 */
export function choosePlaces(launch: Launch): Places {
  const profileDir = launch.profileDir === null ? null : resolve(launch.profileDir);
  const ownDir = profileDir === null ? null : join(profileDir, 'shell');
  if (profileDir !== null && ownDir !== null && isWritable(ownDir)) {
    app.setPath('userData', ownDir);
    return { profileDir, shellDir: ownDir, logHome: profileDir, clean: () => undefined };
  }
  // The demo; or a profile on a read-only disk, of which the core will say so in a window.
  const shellDir = mkdtempSync(join(tmpdir(), 'hauspost-shell-'));
  app.setPath('userData', shellDir);
  const clean = () => rmSync(shellDir, { recursive: true, force: true });
  return { profileDir, shellDir, logHome: shellDir, clean };
}

function isWritable(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
