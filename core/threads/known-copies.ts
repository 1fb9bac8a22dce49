import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import type { Arrival, Place } from './arrival.ts';

/** What tells whether an arrival is a copy of this message. */
export interface KnownMessage {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly identity: string | null;
  rawHash: string | null;
  readonly sizeBytes: number;
  gmailId: string | null;
  isGone: boolean;
  readonly sentAt: number;
  /** Sent from here and shown before any copy was on the server: the one that comes may have been changed on its way. */
  isAwaited?: boolean;
}

type Record = Omit<KnownMessage, 'isGone' | 'isAwaited'> & { readonly isGone: number };

const columns = `messages.id, thread_id AS "threadId", identity, messages.raw_hash AS "rawHash", size_bytes AS "sizeBytes",
  messages.gmail_id AS "gmailId", gone_at IS NOT NULL AS "isGone", sent_at AS "sentAt"`;
// The plus keeps SQLite from walking the whole account instead.
const byIdentity = statement<Record>(`
  SELECT ${columns} FROM messages WHERE +account_id = ? AND identity IN (SELECT value FROM json_each(?)) ORDER BY id`);
const byGmailId = statement<Record>(`
  SELECT ${columns} FROM messages WHERE account_id = ? AND gmail_id IN (SELECT value FROM json_each(?)) ORDER BY id`);
const byDelivery = statement<Record & { rfcId: string; serverRfcId: string | null }>(`
  SELECT deliveries.rfc_id AS "rfcId", server_rfc_id AS "serverRfcId", ${columns}
  FROM deliveries JOIN messages ON messages.id = deliveries.message_id
  WHERE deliveries.account_id = ? AND state IN ('accepted', 'filed') AND deliveries.message_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM remote_messages WHERE remote_messages.message_id = messages.id)`);
const byUid = statement<Record & { uid: number }>(`
  SELECT uid, ${columns} FROM remote_messages JOIN messages ON messages.id = remote_messages.message_id
  WHERE mailbox_id = ? AND uid IN (SELECT value FROM json_each(?))`);

/** Which messages of an account a batch meets again, those of the batch itself included. */
export class KnownCopies {
  readonly #all = new Map<MessageId, KnownMessage>();
  readonly #byIdentity = new Map<string, KnownMessage[]>();
  readonly #byGmailId = new Map<string, KnownMessage>();
  readonly #byUid = new Map<number, KnownMessage>();
  readonly #awaited = new Map<string, KnownMessage>();

  constructor(
    tx: WriteTx,
    { accountId, mailboxId }: Place,
    arrivals: readonly Arrival[],
    identities: readonly string[],
    mayHoldSent: boolean,
  ) {
    const uids = arrivals.flatMap(({ uid }) => uid ?? []);
    const gmailIds = arrivals.flatMap(({ gmail }) => gmail?.messageId ?? []);
    const records = byIdentity(tx.db).all(accountId, JSON.stringify(identities));
    if (gmailIds.length > 0) records.push(...byGmailId(tx.db).all(accountId, JSON.stringify(gmailIds)));
    for (const record of records) this.#keep(record);
    if (mayHoldSent) {
      for (const { rfcId, serverRfcId, ...record } of byDelivery(tx.db).all(accountId)) {
        const known = this.#keep(record);
        known.isAwaited = true;
        this.#awaited.set(rfcId, known);
        if (serverRfcId !== null) this.#awaited.set(serverRfcId, known);
      }
    }
    if (uids.length === 0) return;
    for (const { uid, ...record } of byUid(tx.db).all(mailboxId, JSON.stringify(uids))) {
      this.#byUid.set(uid, this.#keep(record));
    }
  }

  find(arrival: Arrival, identity: string): KnownMessage | null {
    const { uid, gmail, rawHash, sizeBytes } = arrival;
    const gmailCopy = gmail === undefined ? undefined : this.#byGmailId.get(gmail.messageId);
    if (gmailCopy !== undefined) return gmailCopy;
    const awaited = this.#awaited.get(arrival.parsed.messageId ?? '');
    if (awaited?.isAwaited === true) return awaited;
    const sameUid = uid === null ? undefined : this.#byUid.get(uid);
    // One that Gmail counts apart is another message, however alike.
    const alike = (this.#byIdentity.get(identity) ?? []).filter((one) => gmail === undefined || one.gmailId === null);
    if (sameUid !== undefined && alike.includes(sameUid) && mayBe(sameUid, rawHash)) return sameUid;
    const hasSize = (one: KnownMessage) => one.sizeBytes === sizeBytes || one.sizeBytes === 0 || sizeBytes === 0;
    // Without both bodies the size tells apart what lists and attackers send under one Message-ID.
    if (rawHash === null) return alike.find(hasSize) ?? null;
    return (
      alike.find((one) => one.rawHash === rawHash) ?? alike.find((one) => one.rawHash === null && hasSize(one)) ?? null
    );
  }

  add(known: KnownMessage): void {
    this.#all.set(known.id, known);
    this.#index(known);
  }

  /** Notes what lies under a uid now. Answers the message that did before, where it is another one. */
  note(uid: number, messageId: MessageId): MessageId | null {
    const before = this.#byUid.get(uid);
    const now = this.#all.get(messageId);
    if (now !== undefined) this.#byUid.set(uid, now);
    return before === undefined || before.id === messageId ? null : before.id;
  }

  #keep({ isGone, ...record }: Record): KnownMessage {
    const before = this.#all.get(record.id);
    if (before !== undefined) return before;
    const known: KnownMessage = { ...record, isGone: isGone === 1 };
    this.add(known);
    return known;
  }

  #index(known: KnownMessage): void {
    if (known.identity !== null) {
      const alike = this.#byIdentity.get(known.identity) ?? [];
      alike.push(known);
      this.#byIdentity.set(known.identity, alike);
    }
    if (known.gmailId !== null) this.#byGmailId.set(known.gmailId, known);
  }
}

function mayBe(known: KnownMessage, rawHash: string | null): boolean {
  return rawHash === null || known.rawHash === null || known.rawHash === rawHash;
}
