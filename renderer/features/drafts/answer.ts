import type { DraftKind } from '#shared/contract/drafts.ts';
import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { readSettings } from '../../lib/settings.ts';
import { noteFresh } from './begin-draft.ts';
import { openInWindow, showDraft } from './draft-places.ts';

/** Begins an answer or a forward; recipients, quote and signature come from the core. */
export async function answerMessage(
  kind: Exclude<DraftKind, 'new'>,
  sourceId: MessageId,
  options: { readonly inWindow?: boolean } = {},
): Promise<void> {
  const isRich = readSettings().composeFormat === 'rich';
  const { id } = await coreClient.drafts.begin({ kind, sourceId, isRich });
  if (options.inWindow === true) return openInWindow(id);
  noteFresh(id);
  showDraft(id);
}
