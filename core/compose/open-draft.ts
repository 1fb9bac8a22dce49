import { and, eq, isNull } from 'drizzle-orm';
import type { DraftContent } from '#shared/contract/drafts.ts';
import { newId, type DraftId, type MessageId } from '#shared/ids.ts';
import { formatAddress, type MailAddress } from '#shared/model/address.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { CommandContext, ReadDb } from '../context.ts';
import { drafts, messages } from '../db/tables/mail.ts';
import { cleanFields } from '../drafts/clean-fields.ts';
import { emptyContent, isOpen } from '../drafts/draft-rows.ts';
import { insertDraft } from './begin-draft.ts';
import { addParts, copyParts } from './copy-parts.ts';
import { identitiesOf } from './identities.ts';
import { pickIdentity } from './pick-identity.ts';
import { readSource } from './read-source.ts';
import { washQuote } from './wash-quote.ts';

/** A draft that another program left in a Drafts folder becomes one of ours; the one there goes when ours is kept there. */
export async function openDraft(messageId: MessageId, context: CommandContext): Promise<{ id: DraftId }> {
  const known = findOpened(context.read, messageId);
  if (known !== null) return { id: known };
  const source = await readSource(context, messageId, true);
  const { headers } = source;
  const washed = source.html === null ? null : washQuote(source.html, { keepsPictures: true });
  const parts = await copyParts(context, source, () => true, new Set(washed?.contentIds));
  const identity = pickIdentity(
    { accountId: source.accountId, from: headers.from?.address ?? '', deliveredTo: [], to: [], cc: [] },
    identitiesOf(context.read),
  );
  const answered = headers.inReplyTo[0];
  const sourceId = answered === undefined ? null : findByRfcId(context.read, source.accountId, answered);
  const content: DraftContent = {
    ...emptyContent,
    ...cleanFields({
      to: asLine(headers.to),
      cc: asLine(headers.cc),
      bcc: asLine(headers.bcc),
      subject: clip(cleanLine(headers.subject), 500),
      text: source.text.slice(0, 200_000),
      html: washed?.html ?? null,
    }),
    identityId: identity?.id ?? null,
  };
  const id = newId<DraftId>(context.clock.now());
  return context.write((tx) => {
    const meanwhile = findOpened(tx.db, messageId);
    if (meanwhile !== null) return { id: meanwhile };
    const kind = sourceId === null ? ('new' as const) : ('reply' as const);
    insertDraft(tx, id, content, { kind, sourceId, remoteMessageId: messageId });
    addParts(tx, id, parts);
    return { id };
  });
}

function findOpened(read: Pick<ReadDb, 'select'>, messageId: MessageId): DraftId | null {
  const opened = and(eq(drafts.remoteMessageId, messageId), isOpen);
  return read.select({ id: drafts.id }).from(drafts).where(opened).get()?.id ?? null;
}

function findByRfcId(read: ReadDb, accountId: string, rfcId: string): MessageId | null {
  const row = read
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.rfcId, rfcId), eq(messages.accountId, accountId as never), isNull(messages.goneAt)))
    .get();
  return row?.id ?? null;
}

function asLine(addresses: readonly MailAddress[]): string {
  return clip(addresses.map(formatAddress).join(', '), 10_000);
}
