import type { MailAddress } from '#shared/model/address.ts';

/** What was wrong with a message and how it was read all the same; never a reason to refuse it. */
export type ParseWarning =
  | 'too-deep'
  | 'too-many-parts'
  | 'unknown-charset'
  | 'broken-boundary'
  | 'broken-header'
  | 'truncated'
  | 'bad-date'
  | 'bad-address'
  | 'duplicate-header'
  /** The parser was stopped by its limits of time or memory: only the headers are known. */
  | 'unreadable';

/** A part one can save or show beside the text. `sizeBytes` is the decoded size; of a nested message its raw size. */
export interface ParsedPart {
  /** IMAP's way of counting: `2`, `1.2`; inside a nested message at `2`: `2.1`; a file inside the text of `1`: `1~1`. */
  readonly path: string;
  /** Lower case, without parameters. */
  readonly mimeType: string;
  /** Safe as a file name: no folder, no control or direction mark, the extension the last thing one sees. */
  readonly name: string | null;
  readonly sizeBytes: number;
  /** Without `<>`. */
  readonly contentId: string | null;
  /** The HTML shows it, by Content-ID or Content-Location; what it does not show is an attachment, whatever it claims. */
  readonly isInline: boolean;
  readonly charset: string | null;
}

export type AuthenticationMethod = 'spf' | 'dkim' | 'dmarc' | 'arc' | (string & {});

export interface AuthenticationVerdict {
  readonly method: AuthenticationMethod;
  /** `pass`, `fail`, `none`, …: lower case, as the receiver wrote it. */
  readonly result: string;
  readonly reason: string | null;
  /** `header.from`, `header.d`, `smtp.mailfrom`, …: lower-case names. */
  readonly properties: Readonly<Record<string, string>>;
}

/** One Authentication-Results header (RFC 8601). Anybody can write one: whom to believe is the caller's question. */
export interface AuthenticationResult {
  readonly authservId: string;
  readonly verdicts: readonly AuthenticationVerdict[];
}

export interface BounceReport {
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code such as `5.1.1`. */
  readonly status: string | null;
  readonly recipient: string | null;
  /** What the receiving server said, one line. */
  readonly diagnostic: string | null;
  /** Of the mail that did not arrive, without `<>`. */
  readonly originalMessageId: string | null;
}

export interface ParsedHeaders {
  /** Ids are without `<>`; the first header of a name wins, here and in every other field. */
  readonly messageId: string | null;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  readonly subject: string;
  readonly from: MailAddress | null;
  readonly sender: MailAddress | null;
  readonly replyTo: readonly MailAddress[];
  readonly to: readonly MailAddress[];
  readonly cc: readonly MailAddress[];
  readonly bcc: readonly MailAddress[];
  /** Epoch ms, between 1980 and 2100, or null: then the time of arrival counts. */
  readonly sentAt: number | null;
  /** What the receiving server noted in the topmost Received header: for mail that comes without a time of arrival. */
  readonly receivedAt: number | null;
  readonly listId: string | null;
  /** `https:`, `http:` and `mailto:` targets only, in the sender's order. */
  readonly listUnsubscribe: readonly string[];
  /** One click is enough (RFC 8058). */
  readonly listUnsubscribePost: boolean;
  /** Written by a machine: no-reply answers, lists, newsletters, receipts. */
  readonly isAutomatic: boolean;
  readonly deliveredTo: readonly string[];
  /** Topmost first. */
  readonly authentication: readonly AuthenticationResult[];
  readonly warnings: readonly ParseWarning[];
}

export interface ParsedMessage extends ParsedHeaders {
  readonly isBounce: BounceReport | null;
  /** What a person reads, at most 200,000 characters: the plain text, else the visible text of the HTML. */
  readonly text: string;
  /** The same without quotes and signature where these are certain, and the names of the attachments. */
  readonly searchText: string;
  /** At most 200 characters of one line: no hidden text, no quote, no signature. */
  readonly snippet: string;
  /** There is an HTML body. */
  readonly html: boolean;
  readonly parts: readonly ParsedPart[];
}

export interface ReadPart {
  readonly mimeType: string;
  readonly name: string | null;
  readonly charset: string | null;
  readonly bytes: Uint8Array;
}

/** Both alternatives as strings, for the reader and for quoting. The HTML is the sender's own: never shown unsanitised. */
export interface ReadBodies {
  readonly text: string | null;
  readonly html: string | null;
  /** The text is `format=flowed` and has been joined already. */
  readonly isFlowed: boolean;
  readonly warnings: readonly ParseWarning[];
}
