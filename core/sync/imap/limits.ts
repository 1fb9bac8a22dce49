/** What a server may make us hold. Everything beyond ends the connection (imapflow) or the list (here). */

/** Larger messages are fetched in pieces (`fetchSource`), so that no literal is ever larger than the limit below. */
export const largestWholeBytes = 16 * 1024 * 1024;

export const wireLimits = {
  /** A SEARCH answer of a million UIDs is about 8 MB. */
  maxLineLength: 16 * 1024 * 1024,
  /** A size told by RFC822.SIZE may be wrong, but not by this much. */
  maxLiteralSize: 48 * 1024 * 1024,
  maxResponseSize: 64 * 1024 * 1024,
  /** A token costs about 100 bytes of heap. */
  maxResponseTokens: 200_000,
} as const;

export const sourcePieceBytes = 1024 * 1024;
export const mostFolders = 10_000;
export const longestPath = 500;
export const mostFlags = 200;
export const longestFlag = 100;
/** RFC 9051 section 9: UIDs are 32 bits, and never 0. */
export const largestUid = 0xff_ff_ff_ff;
/** Servers read lines of 8,000 octets (RFC 7162 section 4); the rest of the command needs room too. */
export const longestUidSet = 4_000;
export const longestText = 200;
