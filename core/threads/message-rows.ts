import type { Authentication } from '#shared/contract/messages.ts';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { MailAddress } from '#shared/model/address.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { planInviteIndex } from '../invites/plan-index.ts';
import type { ParsedMessage, ParsedPart } from '../mime/index.ts';
import type { MessageFlags } from './message-flags.ts';

/** A message as its row wants it. */
export interface NewRow {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly threadId: ThreadId;
  readonly parsed: ParsedMessage;
  readonly identity: string | null;
  readonly rawHash: string | null;
  readonly gmailId: string | null;
  readonly sizeBytes: number;
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly flags: MessageFlags;
  readonly isOwn: boolean;
  readonly authentication: Authentication | null;
}

// The contract's bounds; what a sender wrote beyond them stays in the raw message.
const maxLine = 500;
const maxAddresses = 500;
const maxParts = 1_000;
const maxUnsubscribe = 10;
const maxUrl = 2_000;

const insertMessage = statement(`
  INSERT INTO messages (
    id, account_id, thread_id, rfc_id, from_name, from_address, to_list, cc_list, subject, sent_at,
    is_unread, is_starred, is_own, has_attachment, snippet, identity, raw_hash, gmail_id, size_bytes, received_at,
    sender, reply_to, bcc_list, list_id, unsubscribe, is_automatic, is_answered, is_forwarded, has_html, authentication,
    warnings
  ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`);
const updateBody = statement(`
  UPDATE messages SET has_attachment = ?, snippet = ?, raw_hash = ?, size_bytes = ?, has_html = ?, warnings = ?
  WHERE id = ?`);
const insertPart = statement(`
  INSERT INTO attachments (message_id, position, name, size_bytes, mime_type, path, content_id, is_inline)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
const deleteParts = statement('DELETE FROM attachments WHERE message_id = ?');
const insertPlace = statement(
  'INSERT INTO message_mailboxes (message_id, mailbox_id, sort_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);

/** Foreign text is made harmless to carry here, once: well-formed, on one line, within the contract's bounds. */
export function insertMessageRow(tx: WriteTx, row: NewRow): void {
  const { parsed, flags } = row;
  insertMessage(tx.db).run(
    row.id,
    row.accountId,
    row.threadId,
    parsed.messageId,
    line(parsed.from?.name ?? ''),
    line(parsed.from?.address ?? ''),
    addressList(parsed.to),
    addressList(parsed.cc),
    line(parsed.subject),
    row.sentAt,
    bit(flags.isUnread),
    bit(flags.isStarred),
    bit(row.isOwn),
    bit(hasAttachment(parsed)),
    line(parsed.snippet),
    row.identity,
    row.rawHash,
    row.gmailId,
    row.sizeBytes,
    row.receivedAt,
    parsed.sender === null ? null : JSON.stringify(cleanAddress(parsed.sender)),
    addressList(parsed.replyTo),
    addressList(parsed.bcc),
    parsed.listId === null ? null : line(parsed.listId),
    unsubscribeOf(parsed),
    bit(parsed.isAutomatic),
    bit(flags.isAnswered),
    bit(flags.isForwarded),
    bit(parsed.html),
    row.authentication === null ? null : JSON.stringify(row.authentication),
    JSON.stringify(parsed.warnings),
  );
  insertParts(tx, row.id, parsed.parts);
}

/** What only the body tells, for a message whose headers were here before. */
export function updateBodyOf(
  tx: WriteTx,
  id: MessageId,
  parsed: ParsedMessage,
  rawHash: string,
  sizeBytes: number,
): void {
  const snippet = line(parsed.snippet);
  const warnings = JSON.stringify(parsed.warnings);
  updateBody(tx.db).run(bit(hasAttachment(parsed)), snippet, rawHash, sizeBytes, bit(parsed.html), warnings, id);
  deleteParts(tx.db).run(id);
  insertParts(tx, id, parsed.parts);
}

export function insertPlaceOf(tx: WriteTx, id: MessageId, mailboxId: MailboxId, sentAt: number): void {
  insertPlace(tx.db).run(id, mailboxId, sentAt);
}

/** The date of the sender where it can be true: nothing is sent after it was received. */
export function saneDate(sentAt: number | null, receivedAt: number, now: number): number {
  const latest = receivedAt > 0 ? receivedAt : now;
  return sentAt === null ? latest : Math.min(sentAt, latest);
}

export function line(text: string): string {
  return clip(cleanLine(text), maxLine);
}

function insertParts(tx: WriteTx, id: MessageId, parts: readonly ParsedPart[]): void {
  parts.slice(0, maxParts).forEach((part, position) => {
    const name = line(part.name ?? '');
    const contentId = part.contentId === null ? null : line(part.contentId);
    const { sizeBytes, path, isInline } = part;
    insertPart(tx.db).run(id, position, name, sizeBytes, line(part.mimeType), path, contentId, bit(isInline));
  });
  planInviteIndex(tx, parts);
}

function hasAttachment(parsed: ParsedMessage): boolean {
  return parsed.parts.some((part) => !part.isInline);
}

function unsubscribeOf({ listUnsubscribe, listUnsubscribePost }: ParsedMessage): string | null {
  const urls = listUnsubscribe.filter((url) => url.length <= maxUrl).slice(0, maxUnsubscribe);
  return urls.length === 0 ? null : JSON.stringify({ urls, isOneClick: listUnsubscribePost });
}

function addressList(list: readonly MailAddress[]): string {
  return list.length === 0 ? '[]' : JSON.stringify(list.slice(0, maxAddresses).map(cleanAddress));
}

function cleanAddress({ name, address }: MailAddress): MailAddress {
  return { name: line(name), address: line(address) };
}

function bit(value: boolean): 0 | 1 {
  return value ? 1 : 0;
}
