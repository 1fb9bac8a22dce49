import type { ReadDb } from '../context.ts';
import { listAttachments, type DraftRow } from '../drafts/draft-rows.ts';
import { identityOfDraft } from './identities.ts';
import { signatureBlock } from './signature.ts';

/** Nothing is in it but what we put there ourselves. */
export function isBlank(read: Pick<ReadDb, 'select'>, draft: DraftRow): boolean {
  const { kind, to, cc, bcc, subject, html, quoteText } = draft;
  const signature = signatureBlock(identityOfDraft(read, draft)?.signatureNew ?? '');
  const text = draft.text.trim() === signature.trim() ? '' : draft.text;
  // The text says what a formatted one says, but for a line or a picture.
  const hasMore = html !== null && /<(?:img|hr)\b/.test(html);
  const isEmpty = !hasMore && [to, cc, bcc, subject, text, quoteText].every((value) => value.trim() === '');
  return kind === 'new' && isEmpty && listAttachments(read, draft.id).length === 0;
}
