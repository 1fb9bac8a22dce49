import { eq } from 'drizzle-orm';
import { AppError, isAppError } from '#shared/errors.ts';
import type { AccountId, MessageId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import type { QueryContext } from '../context.ts';
import { attachments, messages, messageTexts } from '../db/tables/mail.ts';
import { withRaw } from '../messages/raw-of-message.ts';
import { parseAddresses } from '../mime/addresses.ts';
import { readHeaderBlock } from '../mime/header-block.ts';
import { parseHeaders, type ParsedHeaders } from '../mime/index.ts';

/** The mail that is answered, passed on or gone on with. */
export interface SourceMail {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly headers: ParsedHeaders;
  readonly mailFollowupTo: readonly MailAddress[];
  readonly sentAt: number;
  /** As one reads it, nothing hidden in it. */
  readonly text: string;
  /** The sender's own, hostile; `null` when there is none, or too much of it. */
  readonly html: string | null;
  readonly rawHash: string | null;
  readonly parts: readonly (typeof attachments.$inferSelect)[];
  /** What `draftMarkHeader` says, from a draft of ours. */
  readonly draftMark: string | null;
}

type Ports = Pick<QueryContext, 'read' | 'raw' | 'remote' | 'signal'>;

const maxTextChars = 150_000;

/** With `needsBody` it fails when the body is neither here nor to be had; an answer can be written without one. */
export async function readSource(ports: Ports, id: MessageId, needsBody: boolean): Promise<SourceMail> {
  const row = ports.read.select().from(messages).where(eq(messages.id, id)).get();
  if (row === undefined) throw new AppError('not-found', 'no such message');
  // Of a mail that was never bytes, such as the demo's.
  const kept = ports.read.select().from(messageTexts).where(eq(messageTexts.messageId, id)).get();
  const found = await withRaw(id, ports, async (hash) => {
    const raw = await ports.raw.get(hash);
    return raw === null ? null : { hash, raw };
  }).catch((error: unknown) => {
    const isAway = isAppError(error, 'offline') || isAppError(error, 'not-found');
    if (!isAway || (needsBody && kept === undefined)) throw error;
    return null;
  });
  const parts = ports.read.select().from(attachments).where(eq(attachments.messageId, id)).all();
  const { accountId, sentAt } = row;
  if (found === null) {
    const text = kept?.text ?? '';
    return {
      id,
      accountId,
      sentAt,
      headers: headersOf(row),
      mailFollowupTo: [],
      text,
      html: null,
      rawHash: null,
      parts,
      draftMark: null,
    };
  }
  const { hash, raw } = found;
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const block = readHeaderBlock(bytes, 0, bytes.length, null);
  const [texts, bodies] = await Promise.all([ports.raw.texts([hash], maxTextChars), ports.raw.bodies(hash)]);
  return {
    id,
    accountId,
    sentAt,
    headers: parseHeaders(raw),
    mailFollowupTo: parseAddresses(block.first('mail-followup-to')),
    text: texts[hash] ?? '',
    html: bodies?.html ?? null,
    rawHash: hash,
    parts,
    draftMark: block.first('x-hauspost-draft'),
  };
}

/** What the list knows of a mail whose body is not here. */
function headersOf(row: typeof messages.$inferSelect): ParsedHeaders {
  const { rfcId, subject, sentAt, to, cc, bcc, replyTo, sender, listId, isAutomatic } = row;
  return {
    messageId: rfcId,
    inReplyTo: [],
    references: [],
    subject,
    from: { name: row.fromName, address: row.fromAddress },
    sender,
    replyTo,
    to,
    cc,
    bcc,
    sentAt,
    receivedAt: null,
    listId,
    listUnsubscribe: [],
    listUnsubscribePost: false,
    isAutomatic,
    deliveredTo: [],
    authentication: [],
    warnings: [],
  };
}
