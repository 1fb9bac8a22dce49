import { keep, readKept } from '../../lib/kept.ts';

const keptAs = 'recentCommands';
const kept = 8;

/** What was used last, for the palette's first lines. */
export function listRecent(): readonly string[] {
  const stored = readKept(keptAs);
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, kept) : [];
}

export function noteUse(id: string): void {
  keep(keptAs, [id, ...listRecent().filter((other) => other !== id)].slice(0, kept));
}
