import type { ThreadRow } from '#shared/contract/threads.ts';
import type { ThreadId } from '#shared/ids.ts';
import { core, queryClient } from '../../../lib/core.ts';
import { getListState } from './list-state.ts';

/** What is known about a conversation without asking: from the list, or from the reader where the list is not. */
export function findListed(id: ThreadId): ThreadRow | null {
  const listed = getListState().threads.find((thread) => thread.id === id)?.row;
  return listed ?? queryClient.getQueryData(core.threads.get.queryKey({ input: { id } }))?.row ?? null;
}
