import { eq } from 'drizzle-orm';
import type { Identity } from '#shared/contract/identities.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import type { ReadDb } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { listAttachments, type DraftRow } from '../drafts/draft-rows.ts';
import { parseHeaders } from '../mime/index.ts';
import type { RawStore } from '../raw/index.ts';
import { buildMail, type MailFile, type MailParts } from './build-mail.ts';
import { polishHtml } from './polish-html.ts';
import { textToHtml } from './quote-html.ts';
import { parseRecipients, uniqueAddresses } from '#shared/model/recipients.ts';

export interface Addressed {
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  /** All of them, each once. */
  readonly all: readonly MailAddress[];
  readonly bad: readonly { readonly field: 'to' | 'cc' | 'bcc'; readonly text: string }[];
}

interface Ports {
  readonly read: ReadDb;
  readonly raw: RawStore;
}

export function readAddressed(draft: Pick<DraftRow, 'to' | 'cc' | 'bcc'>): Addressed {
  const lines = { to: parseRecipients(draft.to), cc: parseRecipients(draft.cc), bcc: parseRecipients(draft.bcc) };
  const { to, cc, bcc } = lines;
  const bad = (['to', 'cc', 'bcc'] as const).flatMap((field) => lines[field].bad.map((text) => ({ field, text })));
  const all = uniqueAddresses([...to.addresses, ...cc.addresses, ...bcc.addresses]);
  return { to: to.addresses, cc: cc.addresses, bcc: bcc.addresses, all, bad };
}

/** A draft as a mail. Wrong entries in the address lines are left out: whoever sends has looked at them before. */
export async function composeMail(
  ports: Ports,
  draft: DraftRow,
  identity: Identity,
  more: Pick<MailParts, 'messageId' | 'at' | 'draftMark'>,
): Promise<Uint8Array> {
  const { to, cc, bcc } = readAddressed(draft);
  const files = await readFiles(ports, draft, isWanted(draft));
  const thread = await readThread(ports, draft.sourceId, draft.kind === 'forward');
  return buildMail({
    ...more,
    from: { name: identity.name, address: identity.address },
    replyTo: identity.replyTo,
    to,
    cc,
    bcc,
    subject: draft.subject,
    text: [draft.text, draft.quoteText].filter((part) => part !== '').join('\n\n'),
    html: htmlOf(draft, files),
    files,
    ...thread,
  });
}

/** A mail in plain text stays one, unless it quotes what is more, or shows pictures. */
function htmlOf({ html, text, quoteHtml, quoteText }: DraftRow, files: readonly MailFile[]): string | null {
  const quote = quoteHtml ?? (quoteText === '' ? '' : textToHtml(quoteText));
  const hasPictures = files.some(({ contentId }) => contentId !== null && quote.includes(`cid:${contentId}`));
  if (html === null && quoteHtml === null && !hasPictures) return null;
  const own = html === null ? textToHtml(text) : polishHtml(html);
  return `<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n${own}\n${quote === '' ? '' : `<br>\n${quote}\n`}</body></html>\n`;
}

/**
 * A picture that was taken out of the formatted text again stays behind, and so does one of a quote that is gone. In
 * plain text, where none can stand, those the user put in go along as files.
 */
function isWanted({ html, quoteHtml }: DraftRow): (contentId: string | null) => boolean {
  const shown = `${html ?? ''}${quoteHtml ?? ''}`;
  return (contentId) =>
    contentId === null || shown.includes(`cid:${contentId}`) || (html === null && contentId.endsWith('@hauspost'));
}

async function readFiles(
  { read, raw }: Ports,
  draft: DraftRow,
  wants: (contentId: string | null) => boolean,
): Promise<MailFile[]> {
  const rows = listAttachments(read, draft.id).filter(({ contentId }) => wants(contentId));
  return Promise.all(
    rows.map(async ({ name, mimeType, contentId, rawHash }) => {
      const bytes = await raw.get(rawHash);
      if (bytes === null) throw new AppError('not-found', 'an attached file is no longer there', { name });
      return { name, mimeType, contentId, bytes };
    }),
  );
}

/** A forward begins a conversation of its own, but says where it came from. */
async function readThread(
  { read, raw }: Ports,
  sourceId: MessageId | null,
  isForward: boolean,
): Promise<Pick<MailParts, 'inReplyTo' | 'references'>> {
  const row = sourceId === null ? undefined : read.select().from(messages).where(eq(messages.id, sourceId)).get();
  if (row === undefined || row.rfcId === null) return { inReplyTo: null, references: [] };
  const bytes = row.rawHash === null ? null : await raw.get(row.rawHash);
  const headers = bytes === null ? null : parseHeaders(bytes);
  const before =
    headers === null ? [] : headers.references.length > 0 ? headers.references : headers.inReplyTo.slice(0, 1);
  return { inReplyTo: isForward ? null : row.rfcId, references: [...before, row.rfcId] };
}
