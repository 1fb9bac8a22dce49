import type { DraftId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { openDraft } from '../../state/navigate.ts';
import type { DraftFields } from './draft-session.ts';

/** Drafts that were begun in this window and not yet written in: the keyboard starts at their first empty field. */
const fresh = new Set<DraftId>();

export async function beginDraft(fields: Partial<DraftFields> = {}): Promise<void> {
  const { id } = await coreClient.drafts.create(fields);
  noteFresh(id);
  openDraft(id);
}

export function noteFresh(id: DraftId): void {
  fresh.add(id);
}

/** True once: the editor that asks takes the keyboard. */
export function takeFresh(id: DraftId): boolean {
  return fresh.delete(id);
}
