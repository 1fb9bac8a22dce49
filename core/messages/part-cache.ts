import type { QueryContext } from '../context.ts';
import type { ReadPart } from '../mime/index.ts';
import type { RawStore } from '../raw/index.ts';

interface Kept {
  readonly hash: string;
  readonly path: string;
  readonly part: ReadPart;
  readonly callOff: () => void;
}

/** A window asks for the next piece at once; whoever pauses longer pays for reading the mail again. */
const keptMs = 20_000;
const pieceBytes = 1_000_000;
const kept = new WeakMap<RawStore, Kept>();

/**
 * A part that is asked for in pieces is unpacked and decoded once, not once per piece: the last one that is larger than
 * a piece stays for a moment. One alone, so what is kept is bounded by the largest mail.
 */
export async function readPartOnce(
  { raw, clock }: Pick<QueryContext, 'raw' | 'clock'>,
  hash: string,
  path: string,
): Promise<ReadPart | null> {
  const before = findKept({ raw, clock }, hash, path);
  if (before !== null) return before;
  const part = await raw.part(hash, path);
  if (part !== null && part.bytes.byteLength > pieceBytes) keep({ raw, clock }, hash, path, part);
  return part;
}

/** The same for the whole message, which is a part with no path. */
export async function readRawOnce(
  { raw, clock }: Pick<QueryContext, 'raw' | 'clock'>,
  hash: string,
): Promise<Uint8Array | null> {
  const before = findKept({ raw, clock }, hash, '');
  if (before !== null) return before.bytes;
  const bytes = await raw.get(hash);
  const part = bytes === null ? null : { mimeType: 'message/rfc822', name: null, charset: null, bytes };
  if (part !== null && part.bytes.byteLength > pieceBytes) keep({ raw, clock }, hash, '', part);
  return bytes;
}

function findKept(ports: Pick<QueryContext, 'raw' | 'clock'>, hash: string, path: string): ReadPart | null {
  const before = kept.get(ports.raw);
  if (before?.hash !== hash || before.path !== path) return null;
  keep(ports, hash, path, before.part);
  return before.part;
}

function keep({ raw, clock }: Pick<QueryContext, 'raw' | 'clock'>, hash: string, path: string, part: ReadPart): void {
  kept.get(raw)?.callOff();
  const callOff = clock.wakeAt(clock.now() + keptMs, () => {
    if (kept.get(raw)?.part === part) kept.delete(raw);
  });
  kept.set(raw, { hash, path, part, callOff });
}
