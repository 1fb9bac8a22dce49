import type { DraftContent, DraftKind } from '#shared/contract/drafts.ts';
import { newId, type DraftId, type IdentityId, type MessageId } from '#shared/ids.ts';
import { formatAddress, type MailAddress } from '#shared/model/address.ts';
import type { CommandContext, ReadDb, WriteTx } from '../context.ts';
import { drafts } from '../db/tables/mail.ts';
import { cleanFields } from '../drafts/clean-fields.ts';
import { emptyContent } from '../drafts/draft-rows.ts';
import { noteVersion } from '../drafts/journal.ts';
import { readSettings } from '../settings/index.ts';
import { answerRecipients } from './answer-recipients.ts';
import { answerSubject } from './answer-subject.ts';
import { addParts, copyParts } from './copy-parts.ts';
import { identitiesOf } from './identities.ts';
import { guessLanguage, type MailLanguage } from '#shared/model/mail-language.ts';
import { isSameMailbox, pickIdentity } from './pick-identity.ts';
import { forwardHtml, quoteHtml } from './quote-html.ts';
import { forwardText, quoteText, type QuotedMail } from './quote-text.ts';
import { readSource, type SourceMail } from './read-source.ts';
import { emptyHtml, signatureBlock } from './signature.ts';
import { washQuote } from './wash-quote.ts';

export interface Begin {
  readonly kind: Exclude<DraftKind, 'new'>;
  readonly sourceId: MessageId;
  readonly identityId?: IdentityId | undefined;
  readonly isRich?: boolean;
}

const maxLineChars = 10_000;
const maxTextChars = 200_000;

/** A draft that answers a mail or passes it on, with all that belongs to it. */
export async function beginDraft(
  { kind, sourceId, identityId, isRich = false }: Begin,
  context: CommandContext,
): Promise<{ id: DraftId }> {
  const { read, clock } = context;
  const source = await readSource(context, sourceId, kind === 'forward');
  const identities = identitiesOf(read);
  const identity = identities.find(({ id }) => id === identityId) ?? pickIdentity(receivedOf(source), identities);
  const language = guessLanguage(source.text) ?? readLanguage(read);
  const isForward = kind === 'forward';
  const washed = source.html === null ? null : washQuote(source.html, { keepsPictures: isForward });
  const shown = new Set(washed?.contentIds);
  const wants = ({ contentId, isInline }: SourceMail['parts'][number]) =>
    contentId !== null && shown.has(contentId) ? true : isForward && !(isInline && washed !== null);
  const parts = await copyParts(context, source, wants, shown);
  const mail = quotedOf(source);
  const isOwn = (address: string) => identities.some((one) => isSameMailbox(address, one.address));
  const { to, cc } = isForward
    ? { to: [], cc: [] }
    : answerRecipients({ ...source.headers, from: mail.from, mailFollowupTo: source.mailFollowupTo }, kind, isOwn);
  const quote = isForward ? forwardText(mail, source.text, language) : quoteText(mail, source.text, language);
  const html = washed === null ? null : (isForward ? forwardHtml : quoteHtml)(mail, washed.html, language);
  const content: DraftContent = {
    ...emptyContent,
    ...cleanFields({
      to: asLine(to),
      cc: asLine(cc),
      subject: answerSubject(source.headers.subject, isForward ? 'forward' : 'reply', guessLanguage(source.text)),
      text: signatureBlock(identity?.signatureReply ?? ''),
      html: isRich ? emptyHtml(identity?.signatureReply ?? '') : null,
      quoteText: quote.slice(0, maxTextChars),
      quoteHtml: html,
    }),
    identityId: identity?.id ?? null,
  };
  const id = newId<DraftId>(clock.now());
  return context.write((tx) => {
    insertDraft(tx, id, content, { kind, sourceId });
    addParts(tx, id, parts);
    return { id };
  });
}

export function insertDraft(
  tx: WriteTx,
  id: DraftId,
  content: DraftContent,
  more: Partial<typeof drafts.$inferInsert> = {},
): void {
  tx.db
    .insert(drafts)
    .values({ ...content, ...more, id, createdAt: tx.now, changedAt: tx.now })
    .run();
  noteVersion(tx, id, content);
  tx.touch('drafts', id);
}

function receivedOf({ accountId, headers }: SourceMail) {
  const addresses = (list: readonly MailAddress[]) => list.map(({ address }) => address);
  return {
    accountId,
    from: headers.from?.address ?? '',
    deliveredTo: headers.deliveredTo,
    to: addresses(headers.to),
    cc: addresses(headers.cc),
  };
}

export function quotedOf({ headers, sentAt }: SourceMail): QuotedMail {
  const { from, to, cc, subject } = headers;
  return { from: from ?? { name: '', address: '' }, to, cc, subject, sentAt: headers.sentAt ?? sentAt };
}

/** As many as a line holds; of a mail to thousands the rest is not written to by mistake. */
function asLine(addresses: readonly MailAddress[]): string {
  let line = '';
  for (const address of addresses) {
    const next = line === '' ? formatAddress(address) : `${line}, ${formatAddress(address)}`;
    if (next.length > maxLineChars) break;
    line = next;
  }
  return line;
}

function readLanguage(read: ReadDb): MailLanguage {
  const { language } = readSettings(read);
  if (language !== 'system') return language;
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('de') ? 'de' : 'en';
}
