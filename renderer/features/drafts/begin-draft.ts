import type { DraftId } from '#shared/ids.ts';
import { textToEditorHtml } from '#shared/model/editor-html.ts';
import { coreClient } from '../../lib/core.ts';
import { readSettings } from '../../lib/settings.ts';
import { openInWindow, showDraft } from './draft-places.ts';
import type { DraftFields } from './draft-session.ts';

/** Drafts that were begun in this window and not yet written in: the keyboard starts at their first empty field. */
const fresh = new Set<DraftId>();

export async function beginDraft(fields: Partial<DraftFields> = {}): Promise<void> {
  const id = await createDraft(fields);
  noteFresh(id);
  showDraft(id);
}

export async function beginDraftInWindow(): Promise<void> {
  await openInWindow(await createDraft({}));
}

async function createDraft(fields: Partial<DraftFields>): Promise<DraftId> {
  const isRich = readSettings().composeFormat === 'rich';
  const html = isRich ? { html: textToEditorHtml(fields.text ?? '') } : {};
  const { id } = await coreClient.drafts.create({ ...html, ...fields });
  return id;
}

export function noteFresh(id: DraftId): void {
  fresh.add(id);
}

/** True once: the editor that asks takes the keyboard. */
export function takeFresh(id: DraftId): boolean {
  return fresh.delete(id);
}
