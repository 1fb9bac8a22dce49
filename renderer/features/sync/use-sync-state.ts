import { useQuery } from '@tanstack/react-query';
import type { SyncAccount } from '#shared/contract/sync.ts';
import type { AccountId } from '#shared/ids.ts';
import { core } from '../../lib/core.ts';

const nothing: readonly SyncAccount[] = [];

export function useSyncStates(): readonly SyncAccount[] {
  return useQuery(core.sync.state.queryOptions({ input: {} })).data ?? nothing;
}

export function useSyncState(id: AccountId): SyncAccount | undefined {
  return useSyncStates().find(({ accountId }) => accountId === id);
}
