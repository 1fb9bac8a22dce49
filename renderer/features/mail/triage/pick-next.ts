import type { Settings } from '#shared/contract/settings.ts';
import type { RowKey } from '../../../state/row-keys.ts';

/**
 * Which conversation is shown when the open one has left the list: its nearest neighbour in the wanted direction that
 * stays, else the nearest on the other side. `null` is the list alone.
 */
export function pickNext(
  order: readonly RowKey[],
  current: RowKey,
  leaving: ReadonlySet<RowKey>,
  wanted: Settings['afterTriage'],
): RowKey | null {
  if (wanted === 'list') return null;
  const at = order.indexOf(current);
  if (at < 0) return null;
  const stays = (id: RowKey) => !leaving.has(id);
  const below = order.slice(at + 1).find(stays);
  const above = order.slice(0, at).findLast(stays);
  return (wanted === 'next' ? (below ?? above) : (above ?? below)) ?? null;
}
