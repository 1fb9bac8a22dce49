import type { MailboxRole } from '../db/tables/mail.ts';

export const transferFormats = ['mbox', 'eml', 'maildir'] as const;
export type TransferFormat = (typeof transferFormats)[number];

/** A message as it lies in a file: its bytes, and what the file says beside them. */
export interface FileMail {
  /** Exactly the message, in memory of its own: it may be handed to a worker. */
  readonly raw: Uint8Array<ArrayBuffer>;
  /** As IMAP writes them; `null` where the file says nothing about flags. */
  readonly flags: readonly string[] | null;
  /** When it arrived, where the file says so; `isSure` where nothing in the message can say it better. */
  readonly receivedAt: number | null;
  readonly isSure: boolean;
}

/** One mail folder among files: an mbox file, a folder of eml files, the `cur` and `new` of a Maildir. */
export interface MailSource {
  readonly format: TransferFormat;
  /** The file or folder itself, absolute. */
  readonly path: string;
  /** One message on its own, rather than a folder of them. */
  readonly isFile?: boolean;
  /** Where it lies below what was chosen; `[]` is that itself. Names the folder it comes into in a new account. */
  readonly steps: readonly string[];
}

/** What the user calls a folder in a mailbox of ours. */
export interface TransferFolder {
  readonly name: string;
  readonly role: MailboxRole;
}

/** Larger than any server takes. What lies there is no mail, and must not fill the memory. */
export const maxMailBytes = 256_000_000;
