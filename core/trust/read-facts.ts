import { sql } from 'drizzle-orm';
import type { Authentication } from '#shared/contract/messages.ts';
import type { SenderRelation } from '#shared/contract/trust.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import { domainOf, type MailAddress } from '#shared/model/address.ts';
import { isMailProvider, siteOf } from '#shared/model/trust/index.ts';
import type { ReadDb } from '../context.ts';
import { isAuthenticatedSender } from '../remote-content/authenticated-sender.ts';
import type { SenderFacts } from './find-reasons.ts';
import type { SenderBook } from './sender-book.ts';

export interface JudgedMessage {
  readonly from: MailAddress;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly subject: string;
  readonly sentAt: number;
  readonly isOwn: boolean;
  readonly rawHash: string | null;
  readonly rfcId: string | null;
  /** Of a message that was never bytes. */
  readonly text: string | null;
  readonly authentication: Authentication | null;
}

export interface Acquaintance {
  readonly relation: SenderRelation;
  readonly mailsBefore: number;
  readonly firstAt: number | null;
}

/** More says no more. */
const maxCounted = 1_000;

export function readJudged(read: ReadDb, id: MessageId): JudgedMessage {
  type Row = Record<'name' | 'address' | 'replyTo' | 'to' | 'subject', string> &
    Record<'rawHash' | 'rfcId' | 'text' | 'authentication', string | null> & { sentAt: number; isOwn: number };
  const row = read.get<Row | undefined>(sql`
    SELECT from_name AS name, from_address AS address, reply_to AS "replyTo", to_list AS "to", subject,
      sent_at AS "sentAt", is_own AS "isOwn", raw_hash AS "rawHash", rfc_id AS "rfcId", message_texts.text, authentication
    FROM messages LEFT JOIN message_texts ON message_id = messages.id
    WHERE messages.id = ${id} AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)`);
  if (row === undefined) throw new AppError('not-found', 'no such message');
  const { name, address, subject, sentAt, rawHash, rfcId, text } = row;
  return {
    from: { name, address },
    replyTo: JSON.parse(row.replyTo) as MailAddress[],
    to: JSON.parse(row.to) as MailAddress[],
    subject,
    sentAt,
    isOwn: row.isOwn === 1,
    rawHash,
    rfcId,
    text,
    authentication: row.authentication === null ? null : (JSON.parse(row.authentication) as Authentication),
  };
}

export function readAcquaintance(read: ReadDb, id: MessageId, message: JudgedMessage): Acquaintance {
  const address = message.from.address.toLowerCase();
  const { mails, firstAt } = countBefore(read, address, message.sentAt, id);
  const relation = message.isOwn
    ? 'own'
    : isWrittenTo(read, address)
      ? 'answered'
      : mails > 1 || hasWrittenToSite(read, address)
        ? 'known'
        : 'first';
  return { relation, mailsBefore: mails, firstAt };
}

export function readFacts(
  read: ReadDb,
  book: SenderBook,
  message: JudgedMessage,
  { relation }: Acquaintance,
): SenderFacts {
  const address = message.from.address.toLowerCase();
  const host = domainOf(address);
  const isTrusted =
    relation === 'answered' || relation === 'own' || hasWrittenToSite(read, address) || book.ownSites.has(siteOf(host));
  // Who asks to be believed is no witness for himself.
  const sites = isTrusted ? book.sites : book.sites.without(host);
  const wasBefore = (hosts: string) => isOlder(read, hosts, message.sentAt);
  return {
    ownAddresses: book.ownAddresses,
    ownSites: book.ownSites,
    known: {
      has: (other) => sites.has(other),
      findLookAlike: (other) => {
        const found = sites.findLookAlike(other);
        return found !== null && (book.ownSites.has(found.of) || wasBefore(found.of)) ? found : null;
      },
    },
    namesake: isTrusted
      ? null
      : (book
          .findNamesakes(message.from.name, address)
          .find((other) => isOlder(read, domainOf(other), message.sentAt)) ?? null),
    authentication: message.authentication,
    isAuthenticated: isAuthenticatedSender(address, message.authentication),
  };
}

/** What lies in spam and trash makes nobody an acquaintance. */
const kept = sql`EXISTS (
  SELECT 1 FROM message_mailboxes JOIN mailboxes ON mailboxes.id = mailbox_id
  WHERE message_mailboxes.message_id = messages.id AND role NOT IN ('spam', 'trash'))`;
const hostOfRow = sql`lower(substr(from_address, instr(from_address, '@') + 1))`;

function countBefore(
  read: ReadDb,
  address: string,
  before: number,
  id: MessageId,
): { mails: number; firstAt: number | null } {
  return read.get<{ mails: number; firstAt: number | null }>(sql`
    SELECT count(*) AS mails, min(sent_at) AS "firstAt" FROM (
      SELECT sent_at FROM messages
      WHERE ${hostOfRow} = ${domainOf(address)} AND lower(from_address) = ${address}
        AND id <> ${id} AND sent_at < ${before} AND ${kept}
      LIMIT ${maxCounted})`);
}

/** The imitated was there before the imitation, and not as spam. */
function isOlder(read: ReadDb, site: string, before: number): boolean {
  const host = site.toLowerCase();
  const mail = sql`SELECT 1 FROM messages WHERE ${hostOfRow} = ${host} AND is_own = 0 AND sent_at < ${before} AND ${kept} LIMIT 1`;
  if (read.get(mail) !== undefined) return true;
  const below = sql`SELECT 1 FROM established_senders WHERE host LIKE ${`%.${host}`} AND EXISTS (
    SELECT 1 FROM messages WHERE ${hostOfRow} = host AND lower(from_address) = established_senders.address
    AND sent_at < ${before} AND ${kept}) LIMIT 1`;
  if (read.get(below) !== undefined) return true;
  const written = sql`SELECT 1 FROM contacts WHERE written_to > 0 AND first_at < ${before}
    AND (address LIKE ${`%@${host}`} OR address LIKE ${`%.${host}`}) LIMIT 1`;
  return read.get(written) !== undefined;
}

function isWrittenTo(read: ReadDb, address: string): boolean {
  return read.get(sql`SELECT 1 FROM contacts WHERE address = ${address} AND written_to > 0`) !== undefined;
}

/** A colleague of somebody the user writes to. */
function hasWrittenToSite(read: ReadDb, address: string): boolean {
  const host = domainOf(address);
  if (host === '' || isMailProvider(host)) return false;
  return (
    read.get(sql`SELECT 1 FROM contacts WHERE written_to > 0 AND address LIKE ${`%@${host}`} LIMIT 1`) !== undefined
  );
}
