import type { FetchMessageObject } from 'imapflow';
import { longestFlag, mostFlags } from './limits.ts';
import type { GmailState, RemoteState } from './types.ts';

/** What one row of a FETCH says, made plain and bounded. */
export function readState(row: FetchMessageObject, nowAt: number): RemoteState | null {
  if (row.flags === undefined || row.size === undefined) return null;
  const gmail = readGmail(row);
  return {
    uid: row.uid,
    flags: readFlags(row.flags),
    modseq: readModseq(row.modseq),
    sizeBytes: row.size,
    receivedAt: readInstant(row.internalDate, nowAt),
    ...(gmail === null ? {} : { gmail }),
  };
}

const systemFlags = new Map(
  ['\\Seen', '\\Answered', '\\Flagged', '\\Deleted', '\\Draft'].map((flag) => [flag.toLowerCase(), flag]),
);

export function readFlags(flags: Iterable<string>): string[] {
  const found = new Set<string>();
  for (const flag of flags) {
    if (found.size >= mostFlags) break;
    const lower = flag.toLowerCase();
    if (lower === '\\recent' || flag.length > longestFlag) continue;
    found.add(systemFlags.get(lower) ?? flag);
  }
  return [...found].toSorted();
}

export function readModseq(modseq: bigint | undefined): string | null {
  return modseq === undefined ? null : String(modseq);
}

function readInstant(date: Date | string | undefined, nowAt: number): number {
  const at = date instanceof Date ? date.getTime() : Date.parse(date ?? '');
  return Number.isNaN(at) ? nowAt : Math.max(at, 0);
}

function readGmail(row: FetchMessageObject): GmailState | null {
  if (row.labels === undefined || row.emailId === undefined || row.threadId === undefined) return null;
  const labels = [...row.labels].filter((label) => label.length <= longestFlag * 5).slice(0, mostFlags);
  return { messageId: row.emailId, threadId: row.threadId, labels };
}

/** A buffer of its own: it is handed to a worker, and what shares a pool must not go with it. */
export function ownBytes(bytes: Buffer): Uint8Array {
  const isAlone = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return isAlone ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}
