import type { DraftKind } from '#shared/contract/drafts.ts';
import type { MessageId } from '#shared/ids.ts';
import { coreClient } from '../../lib/core.ts';
import { openDraft } from '../../state/navigate.ts';
import { noteFresh } from './begin-draft.ts';

/** Begins an answer or a forward; recipients, quote and signature come from the core. */
export async function answerMessage(kind: Exclude<DraftKind, 'new'>, sourceId: MessageId): Promise<void> {
  const { id } = await coreClient.drafts.begin({ kind, sourceId });
  noteFresh(id);
  openDraft(id);
}
