import { mkdtempSync, rmSync } from 'node:fs';
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
  /** Removes what a demo leaves behind. */
  clean(): void;
}

/**
 * Must run before anything asks Electron for a path. The single-instance lock lies in this folder, too: one folder
 * per profile makes it one window per profile.
 */
export function choosePlaces(launch: Launch): Places {
  if (launch.profileDir === null) {
    const shellDir = mkdtempSync(join(tmpdir(), 'hauspost-demo-shell-'));
    app.setPath('userData', shellDir);
    return { profileDir: null, shellDir, clean: () => rmSync(shellDir, { recursive: true, force: true }) };
  }
  const profileDir = resolve(launch.profileDir);
  const shellDir = join(profileDir, 'shell');
  app.setPath('userData', shellDir);
  return { profileDir, shellDir, clean: () => undefined };
}
