import type { Readable } from 'node:stream';
import type { ImapFlow } from 'imapflow';

/** An answer has one for each part that was asked for, and never more than a few are. */
const mostLiterals = 10_000;

interface Streamer {
  readonly literals: readonly unknown[];
  on(event: 'pipe', listener: (source: Readable) => void): void;
}

/**
 * imapflow bounds the bytes of an answer and the cost of reading it, but a million literals of one byte are a few
 * megabytes on the wire and half a gigabyte of buffers before it is read. The count is inside of imapflow; a test
 * floods it, so that a version that keeps it elsewhere is noticed.
 */
export function guardLiterals(client: ImapFlow): void {
  const { streamer } = client as unknown as { readonly streamer: Streamer };
  // Whatever feeds it: the plain line, the one inside TLS, the inflated one.
  streamer.on('pipe', (source) => {
    source.on('data', () => {
      if (streamer.literals.length > mostLiterals) client.close();
    });
  });
}
