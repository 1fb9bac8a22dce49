export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
  /** SHA-256 of a certificate the user has looked at and taken for this host and port; `AB:CD:…`. */
  readonly pinnedFingerprint: string | null;
}

export type SmtpLogin =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly accessToken: string };

/** The envelope and the bytes. What the headers say of recipients is not looked at. */
export interface OutgoingMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: Uint8Array;
}

export interface RefusedRecipient {
  readonly recipient: string;
  readonly isFinal: boolean;
  /** Enhanced status such as `5.1.1`, or the three digits. */
  readonly status: string;
  readonly text: string;
}

export type RefusalCause =
  /** The server said no to the mail as a whole. */
  | 'sender'
  | 'recipients'
  | 'message'
  | 'size'
  /** An address with letters beyond ASCII before the `@`, and a server that knows none. */
  | 'smtputf8'
  | '8bit';

/** What became of the mail once the server listened. Not getting that far is an `AppError`: then nothing was sent. */
export type SendOutcome =
  | {
      readonly kind: 'accepted';
      readonly accepted: readonly string[];
      readonly refused: readonly RefusedRecipient[];
      readonly text: string;
      /** Some servers (Microsoft's) give the mail an id of their own; without `<>`. */
      readonly serverMessageId: string | null;
    }
  | {
      readonly kind: 'refused';
      readonly isFinal: boolean;
      readonly cause: RefusalCause;
      readonly refused: readonly RefusedRecipient[];
      readonly text: string;
    }
  /** The line broke after the end of the mail and before the answer: it may have arrived. */
  | { readonly kind: 'unknown'; readonly text: string };
