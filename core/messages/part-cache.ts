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
  const before = kept.get(raw);
  if (before?.hash === hash && before.path === path) {
    keep({ raw, clock }, hash, path, before.part);
    return before.part;
  }
  const part = await raw.part(hash, path);
  if (part !== null && part.bytes.byteLength > pieceBytes) keep({ raw, clock }, hash, path, part);
  return part;
}

function keep({ raw, clock }: Pick<QueryContext, 'raw' | 'clock'>, hash: string, path: string, part: ReadPart): void {
  kept.get(raw)?.callOff();
  const callOff = clock.wakeAt(clock.now() + keptMs, () => {
    if (kept.get(raw)?.part === part) kept.delete(raw);
  });
  kept.set(raw, { hash, path, part, callOff });
}
