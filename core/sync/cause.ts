import { newId, type AccountId, type CorrelationId } from '#shared/ids.ts';
import type { Cause } from '../context.ts';

/** What the server said: such a write has no undo and queues nothing. */
export function syncCause(accountId: AccountId, action: string, now: number): Cause {
  return { by: { kind: 'sync', id: accountId }, action, correlationId: newId<CorrelationId>(now) };
}
