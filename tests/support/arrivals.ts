import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import { mailboxes, type MailboxRole } from '#core/db/tables/mail.ts';
import { parseHeaders, parseMessage } from '#core/mime/index.ts';
import { packRaw } from '#core/raw/index.ts';
import { headersOnly, storeMessages, type Arrival, type StoredArrival } from '#core/threads/ingest.ts';
import type { Mailbox } from './mailbox.ts';

export interface MailText {
  readonly id?: string | null;
  readonly references?: readonly string[];
  readonly inReplyTo?: readonly string[];
  readonly subject?: string;
  readonly from?: string;
  readonly to?: string;
  /** Epoch ms. */
  readonly at?: number;
  readonly text?: string;
  readonly headers?: readonly string[];
}

export const mailAt = Date.UTC(2026, 10, 20, 8, 0);

/** The bytes of a simple mail. */
export function aMail(mail: MailText = {}): Uint8Array {
  const { references = [], inReplyTo = [], headers = [] } = mail;
  const lines = [
    ...headers,
    `From: ${mail.from ?? 'Anna Berg <anna@berg.example>'}`,
    `To: ${mail.to ?? 'Me <me@office.example>'}`,
    `Subject: ${mail.subject ?? 'Angebot'}`,
    `Date: ${new Date(mail.at ?? mailAt).toUTCString()}`,
    ...(mail.id === null || mail.id === undefined ? [] : [`Message-ID: <${mail.id}>`]),
    ...(references.length === 0 ? [] : [`References: ${references.map((id) => `<${id}>`).join('\r\n ')}`]),
    ...(inReplyTo.length === 0 ? [] : [`In-Reply-To: ${inReplyTo.map((id) => `<${id}>`).join(' ')}`]),
    '',
    mail.text ?? 'Passt Freitag um zehn?',
    '',
  ];
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

export type ArrivalFields = Partial<Omit<Arrival, 'parsed' | 'rawHash' | 'sizeBytes'>> & { readonly isWhole?: boolean };

/** As the sync hands a mail over: whole, or its headers only. */
export function arrivalOf(bytes: Uint8Array, { isWhole = true, ...fields }: ArrivalFields = {}): Arrival {
  return {
    uid: null,
    parsed: isWhole ? parseMessage(bytes) : headersOnly(parseHeaders(bytes)),
    rawHash: isWhole ? packRaw(bytes).hash : null,
    sizeBytes: bytes.byteLength,
    receivedAt: mailAt + 86_400_000,
    flags: [],
    modseq: null,
    ...fields,
  };
}

/** A folder as the server has it. */
export function addFolder(
  mailbox: Mailbox,
  accountId: AccountId,
  path: string,
  role: MailboxRole = 'other',
): MailboxId {
  return mailbox.write((tx) => {
    const id = newId<MailboxId>(tx.now);
    tx.db.insert(mailboxes).values({ id, accountId, role, name: path, path, delimiter: '/' }).run();
    return id;
  });
}

/** Stores arrivals as one batch of the sync. */
export function store(
  mailbox: Mailbox,
  accountId: AccountId,
  mailboxId: MailboxId,
  arrivals: readonly Arrival[],
): StoredArrival[] {
  return mailbox.write((tx) => storeMessages(tx, { accountId, mailboxId }, arrivals));
}
