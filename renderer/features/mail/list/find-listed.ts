import type { ThreadRow } from '#shared/contract/threads.ts';
import { core, queryClient } from '../../../lib/core.ts';
import { threadOf, type RowKey } from '../../../state/row-keys.ts';
import { getListState, indexOfThread } from './list-state.ts';

/** What is known about a conversation without asking: from the list, or from the reader where the list is not. */
export function findListed(id: RowKey): ThreadRow | null {
  const listed = getListState().threads[indexOfThread(id)]?.row;
  return listed ?? queryClient.getQueryData(core.threads.get.queryKey({ input: { id: threadOf(id) } }))?.row ?? null;
}
