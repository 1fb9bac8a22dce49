import { shellPrefs, type ShellPrefs } from './contract/shell.ts';

/** What a host keeps in its small file. A broken file or field costs that field, never the start. */
export function parseShellPrefs(text: string | null): ShellPrefs {
  const stored = parseObject(text);
  const known = Object.entries(shellPrefs.shape).filter(([key, field]) => field.safeParse(stored[key]).success);
  return shellPrefs.parse(Object.fromEntries(known.map(([key]) => [key, stored[key]])));
}

function parseObject(text: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
