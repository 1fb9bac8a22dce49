import type { Logger } from 'pino';
import type { MailboxRole } from '#shared/contract/mailboxes.ts';
import type { Clock } from '../../context.ts';
import type { QuirkProfile } from './quirks.ts';

/** What the engine knows of IMAP. Plain values in and out; every failure is an AppError (result.ts). */

export interface ImapServer {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls';
  /** SHA-256 as Node writes it (`AB:CD:…`) of the one certificate that is let through although nobody vouches for it. */
  readonly pinnedFingerprint: string | null;
}

export type ImapLogin =
  | { readonly user: string; readonly password: string }
  | { readonly user: string; readonly accessToken: string };

export interface ImapOptions {
  readonly server: ImapServer;
  readonly login: ImapLogin;
  readonly log: Logger;
  readonly clock: Clock;
  /** Ends the connection at any time; what is waiting fails with `cancelled`. */
  readonly signal?: AbortSignal;
  /** Over what the table says (quirks.ts). */
  readonly quirks?: Partial<QuirkProfile>;
  /** What the server wants the user to read: plain text, at most 200 characters. Never from before TLS. */
  readonly onAlert?: (text: string) => void;
  /**
   * Tests and benchmarks only: no TLS, and only to a loopback address. No contract leads here; an `ImapServer` that
   * comes from one cannot say it.
   */
  readonly plainTextOnLoopback?: boolean;
}

export interface RemoteFolder {
  /** As the other calls want it; decoded. */
  readonly path: string;
  readonly delimiter: string | null;
  /** The last step of the path, with what cannot be shown written as `\u{…}`. */
  readonly name: string;
  readonly role: MailboxRole;
  /** The attribute of RFC 6154 that it has or, where the server says nothing, that its name stands for. */
  readonly specialUse: string | null;
  readonly canSelect: boolean;
  readonly isSubscribed: boolean;
}

export interface OpenFolder {
  readonly path: string;
  /** `0`: the server does not vouch for its UIDs beyond this connection. */
  readonly uidValidity: string;
  /** 0 where the server does not say. */
  readonly uidNext: number;
  readonly exists: number;
  /** `null`: no mod-sequences here, compare flags instead. */
  readonly highestModseq: string | null;
  /** With `\*`: any keyword can be kept. */
  readonly permanentFlags: readonly string[];
  readonly isReadOnly: boolean;
}

export interface FolderStatus {
  readonly exists: number;
  readonly unseen: number;
  readonly uidNext: number;
  readonly uidValidity: string;
  readonly highestModseq: string | null;
}

/** From one UID to another, both included; `to: null` is the newest. Or these. */
export type UidRange = { readonly from: number; readonly to: number | null } | readonly number[];

export interface RemoteState {
  readonly uid: number;
  /** Without `\Recent`, sorted; system flags spelled as in RFC 9051. */
  readonly flags: readonly string[];
  readonly modseq: string | null;
  readonly sizeBytes: number;
  readonly receivedAt: number;
  readonly gmail?: GmailState;
}

export interface GmailState {
  readonly messageId: string;
  readonly threadId: string;
  readonly labels: readonly string[];
}

export type FolderChange =
  | { readonly kind: 'exists'; readonly path: string; readonly count: number }
  /** `uid: null`: the server named a sequence number, which only a full list of UIDs can resolve. */
  | { readonly kind: 'expunge'; readonly path: string; readonly uid: number | null }
  | {
      readonly kind: 'flags';
      readonly path: string;
      readonly uid: number | null;
      readonly flags: readonly string[];
      readonly modseq: string | null;
    };

export interface Appended {
  /** `null`: stored, but the server does not say as what; look by Message-ID. */
  readonly uid: number | null;
  readonly uidValidity: string | null;
}

/**
 * One connection. Calls queue behind each other; inside a `for await` over one of the fetches no other call may be
 * awaited, because its answer stands behind the rest of the fetch.
 */
export interface ImapSession {
  readonly quirks: QuirkProfile;
  readonly capabilities: ReadonlySet<string>;
  readonly isUsable: boolean;
  /** Before every new top-level folder: `INBOX.` on some servers. */
  readonly personalPrefix: string;
  readonly delimiter: string;

  listFolders(): Promise<RemoteFolder[]>;
  /** With `uidValidity`, anything else is a `conflict`: nothing is ever done to a UID of another time. */
  open(path: string, expected?: { uidValidity?: string; isReadOnly?: boolean }): Promise<OpenFolder>;
  status(path: string): Promise<FolderStatus>;

  /** Of the open folder, oldest first. */
  fetchState(range: UidRange, changedSince?: string): AsyncIterableIterator<RemoteState>;
  fetchHeaders(uids: readonly number[]): AsyncIterableIterator<{ uid: number; header: Uint8Array }>;
  /**
   * Whole messages, byte for byte, each with a buffer of its own. For sizes up to `largestWholeBytes`. A UID that does
   * not come is gone, or the server has nothing for it.
   */
  fetchSources(uids: readonly number[]): AsyncIterableIterator<{ uid: number; source: Uint8Array }>;
  /** One message of any size, piece by piece; `null` when it is gone. Over `maxBytes` it ends there. */
  fetchSource(uid: number, maxBytes?: number): Promise<Uint8Array | null>;
  /** Every UID of the open folder, ascending. */
  searchUids(): Promise<number[]>;
  /** Needs `quirks.canQresync`; otherwise `null`: compare with `searchUids`. */
  vanishedSince(modseq: string): Promise<number[] | null>;
  findByMessageId(messageId: string): Promise<number[]>;

  /** Answers the flags that this folder does not keep. */
  setFlags(uids: readonly number[], change: FlagChange): Promise<string[]>;
  /** Gmail only. */
  setLabels(uids: readonly number[], change: FlagChange): Promise<void>;
  /** Old UID to new one, or `null` when the server does not tell. `onChunk` hears of every part that is done. */
  move(uids: readonly number[], toPath: string, onChunk?: OnChunk): Promise<Map<number, number> | null>;
  copy(uids: readonly number[], toPath: string, onChunk?: OnChunk): Promise<Map<number, number> | null>;
  /** `marked`: no UIDPLUS, and an EXPUNGE would have taken what others marked; they are left with `\Deleted`. */
  remove(uids: readonly number[]): Promise<'expunged' | 'marked'>;
  append(path: string, raw: Uint8Array, flags?: readonly string[], receivedAt?: number): Promise<Appended>;

  createFolder(path: string): Promise<void>;
  renameFolder(from: string, to: string): Promise<void>;
  deleteFolder(path: string): Promise<void>;

  /**
   * Watches the open folder until `signal` aborts; other calls interrupt it for as long as they take. Throws when the
   * line is dead, which it looks for itself.
   */
  idle(onChange: (change: FolderChange) => void, signal: AbortSignal): Promise<void>;
  /** What the server says unasked at any time. Returns the way to stop. */
  onFolderChange(listener: (change: FolderChange) => void): () => void;
  /** After the machine woke or the network changed: throws unless the server answers within seconds. */
  checkAlive(): Promise<void>;
  close(): Promise<void>;
}

export interface FlagChange {
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
}

export type OnChunk = (uids: readonly number[], moved: ReadonlyMap<number, number> | null) => void;
