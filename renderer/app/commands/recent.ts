const storageKey = 'hauspost.recentCommands';
const kept = 8;

/** What was used last, for the palette's first lines. Per window profile, nothing of it is mail. */
export function listRecent(): readonly string[] {
  const stored: unknown = JSON.parse(window.localStorage.getItem(storageKey) ?? '[]');
  return Array.isArray(stored) ? stored.filter((id): id is string => typeof id === 'string').slice(0, kept) : [];
}

export function noteUse(id: string): void {
  const recent = [id, ...listRecent().filter((other) => other !== id)].slice(0, kept);
  window.localStorage.setItem(storageKey, JSON.stringify(recent));
}
