import { eq } from 'drizzle-orm';
import { newId, type AccountId, type DraftId, type MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { accounts, messages } from '../db/tables/mail.ts';
import type { DraftRow } from '../drafts/draft-rows.ts';
import { identityOfDraft } from './identities.ts';

export interface DraftRemoval {
  readonly draftId: DraftId;
  /** Under which ours lie there; `null`: it never got there. */
  readonly rfcId: string | null;
  /** The foreign draft it was opened from. */
  readonly messageId: MessageId | null;
}

/** The server's copy goes with the draft. */
export function queueDraftRemoval(tx: WriteTx, draft: DraftRow): void {
  const wasPut = draft.pushedVersion !== null && draft.rfcId !== null;
  if (!wasPut && draft.remoteMessageId === null) return;
  const accountId = accountOf(tx, draft);
  if (accountId === null) return;
  const payload: DraftRemoval = {
    draftId: draft.id,
    rfcId: wasPut ? draft.rfcId : null,
    messageId: draft.remoteMessageId,
  };
  tx.queueRemote({ accountId, kind: 'draft.remove', payload, key: newId(tx.now) });
}

/** Whose Drafts folder it lies in; `null` for the demo, which has no server. */
export function accountOf(tx: Pick<WriteTx, 'db'>, draft: DraftRow): AccountId | null {
  const opened =
    draft.remoteMessageId === null
      ? undefined
      : tx.db.select({ id: messages.accountId }).from(messages).where(eq(messages.id, draft.remoteMessageId)).get();
  const id = opened?.id ?? identityOfDraft(tx.db, draft)?.accountId;
  if (id === undefined) return null;
  const account = tx.db.select({ kind: accounts.kind }).from(accounts).where(eq(accounts.id, id)).get();
  return account?.kind === 'imap' ? id : null;
}
