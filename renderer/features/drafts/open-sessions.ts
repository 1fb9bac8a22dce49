import type { DraftId } from '#shared/ids.ts';
import type { DraftSession } from './draft-session.ts';

/** The drafts that are being written in this window. */
const sessions = new Map<DraftId, DraftSession>();
const discarded = new Set<DraftId>();

export function addSession(session: DraftSession): () => void {
  const { id } = session;
  sessions.set(id, session);
  discarded.delete(id);
  return () => {
    if (sessions.get(id) === session) sessions.delete(id);
  };
}

/** Before a draft goes, what was typed last is stored: undo brings back all of it. */
export async function flushSession(id: DraftId): Promise<void> {
  await sessions.get(id)?.flush();
}

/** Discarded on purpose: its editor must not save it into life again when it closes. */
export function noteDiscarded(id: DraftId): void {
  discarded.add(id);
}

export function isDiscarded(id: DraftId): boolean {
  return discarded.has(id);
}
