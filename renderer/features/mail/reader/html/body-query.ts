import { queryOptions } from '@tanstack/react-query';
import type { Message } from '#shared/contract/threads.ts';
import { coreClient } from '../../../../lib/core.ts';

/**
 * Both bodies of a message. What somebody wrote does not change, so no event makes it old, not even in the middle of a
 * sync; only that it has come at last is a new question.
 */
export function bodyQuery({ id, hasBody }: Pick<Message, 'id' | 'hasBody'>) {
  return queryOptions({
    // A name of the core's, so that it is asked again when a broken line is back; no procedure's, so that no topic is its.
    queryKey: [['core', 'messages', 'bodyOnce'], { id, hasBody }],
    queryFn: ({ signal }) => coreClient.messages.body({ id }, { signal }),
    gcTime: 60_000,
  });
}
