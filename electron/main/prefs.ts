import { join } from 'node:path';
import type { ShellPrefs } from '#shared/contract/shell.ts';
import { parseShellPrefs } from '#shared/shell-prefs.ts';
import { readText, writeJson } from './json-file.ts';

export interface Prefs {
  get(): ShellPrefs;
  set(change: Partial<ShellPrefs>): ShellPrefs;
  onChange(listener: (prefs: ShellPrefs) => void): void;
}

/** Language, theme and the like: needed before the database is open, so they lie in a file of the shell. */
export function openPrefs(shellDir: string): Prefs {
  const path = join(shellDir, 'shell.json');
  const listeners: ((prefs: ShellPrefs) => void)[] = [];
  let current = parseShellPrefs(readText(path));
  return {
    get: () => current,
    set: (change) => {
      const next = { ...current, ...change };
      writeJson(path, next);
      current = next;
      for (const listener of listeners) listener(current);
      return current;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
