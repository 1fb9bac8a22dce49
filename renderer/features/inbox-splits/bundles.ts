import { useQuery } from '@tanstack/react-query';
import type { Bundle, BundleKind } from '#shared/contract/bundles.ts';
import { core, coreClient, queryClient } from '../../lib/core.ts';
import { offerUndo } from '../undo/index.ts';

export function useBundles(): readonly Bundle[] {
  return useQuery(core.bundles.list.queryOptions({ input: {} })).data ?? [];
}

/** For code outside React: what `useBundles` last saw. */
export function readBundle(kind: BundleKind): Bundle | undefined {
  return queryClient.getQueryData(core.bundles.list.queryKey({ input: {} }))?.find((bundle) => bundle.kind === kind);
}

export async function archiveBundle(kind: BundleKind): Promise<void> {
  offerUndo('threads.archive', await coreClient.bundles.archiveAll({ kind }));
}
