import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { ShellPrefs } from '#shared/contract/shell.ts';
import { parseShellPrefs } from '#shared/shell-prefs.ts';

export interface PrefsFile {
  get(): ShellPrefs;
  set(change: Partial<ShellPrefs>): ShellPrefs;
}

/** The same small file the desktop keeps for this profile; `null` keeps them for as long as the demo lasts. */
export function openPrefsFile(path: string | null): PrefsFile {
  let current = parseShellPrefs(path === null ? null : readIfThere(path));
  return {
    get: () => current,
    set: (change) => {
      current = { ...current, ...change };
      if (path !== null) writeWhole(path, `${JSON.stringify(current, null, 2)}\n`);
      return current;
    },
  };
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function writeWhole(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
