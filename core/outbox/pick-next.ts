import { findEffect, type Effects } from './effect.ts';
import type { OpRow } from './op-store.ts';

/**
 * The first op that is due and has to wait for no other: ops about the same message keep their order, and nothing
 * passes an op about folders. One that the server refuses holds up only what builds on it.
 */
export function pickNext(
  rows: readonly OpRow[],
  effects: Effects,
  now: number,
): { due: OpRow | null; nextAt: number | null } {
  const heldUp = new Set<string>();
  let nextAt: number | null = null;
  for (const row of rows) {
    const effect = findEffect(effects, row.kind);
    const ids = effect?.messageIds(row.payload) ?? [];
    const mustWait = ids.some((id) => heldUp.has(id));
    if (!mustWait && row.nextTryAt <= now) return { due: row, nextAt: null };
    if (!mustWait) nextAt = Math.min(nextAt ?? row.nextTryAt, row.nextTryAt);
    for (const id of ids) heldUp.add(id);
    if (row.kind.startsWith('folder.')) break;
  }
  return { due: null, nextAt };
}
