import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import type { ParsedMessage } from '../mime/index.ts';

/** Where a batch of messages lies. */
export interface Place {
  readonly accountId: AccountId;
  readonly mailboxId: MailboxId;
}

/** What Gmail says of a message beside IMAP. */
export interface GmailFacts {
  /** X-GM-MSGID and X-GM-THRID, decimal. */
  readonly messageId: string;
  readonly threadId: string;
}

/** One message as a folder has it. */
export interface Arrival {
  /** `null` for a copy that no server has: imported, or just sent. */
  readonly uid: number | null;
  /** Of a headers-only arrival the body's fields are empty (`headersOnly`). */
  readonly parsed: ParsedMessage;
  /** Hex SHA-256 of the bytes, which are in the raw store by now; `null` while only the headers are here. */
  readonly rawHash: string | null;
  readonly sizeBytes: number;
  /** When the server received it (INTERNALDATE). */
  readonly receivedAt: number;
  /** As IMAP writes them: `\Seen`, `\Flagged`, `$Forwarded`, … */
  readonly flags: readonly string[];
  readonly modseq: string | null;
  readonly gmail?: GmailFacts | undefined;
}

/** What became of an arrival, in the order of the batch. */
export interface StoredArrival {
  readonly messageId: MessageId;
  readonly threadId: ThreadId;
  /** The first copy of this mail; `false` where it was known and got one more place. */
  readonly isNew: boolean;
  /** The whole message is here, from this arrival or from an earlier copy. */
  readonly hasBody: boolean;
}

export interface RemoteFlags {
  readonly uid: number;
  readonly flags: readonly string[];
  readonly modseq: string | null;
}
