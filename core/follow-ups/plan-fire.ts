import type { FollowUpId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';

export const fireKind = 'followUps.fire';

/** One job per time: one that was put off leaves a look that finds nothing due. */
export function planFire(tx: WriteTx, id: FollowUpId, dueAt: number): void {
  tx.planJob({ kind: fireKind, key: `${id} ${dueAt}`, runAt: dueAt });
}
