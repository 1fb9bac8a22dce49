import type { MessageId, ThreadId } from '#shared/ids.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { isPlain, listNarrowed, listPlain } from './list-narrowed.ts';
import type { NarrowInput } from './list-order.ts';

export interface IdPage {
  readonly items: { id: ThreadId; messageId: MessageId | null }[];
  readonly next: string | null;
}

/** Which conversations a list holds, ten thousand at a time. Runs in the query worker. */
export function listIds(tools: Pick<QueryTools, 'db'>, input: Omit<NarrowInput, 'sort'>): IdPage {
  const wanted = { ...input, sort: 'newest' } as const;
  const { items, next } = isPlain(wanted) ? listPlain(tools.db, wanted) : listNarrowed(tools, wanted);
  return { items: items.map(({ id, messageId }) => ({ id, messageId: messageId ?? null })), next };
}
