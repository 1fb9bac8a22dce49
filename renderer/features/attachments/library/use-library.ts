import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { AttachmentRow } from '#shared/contract/attachments.ts';
import { core, coreClient } from '../../../lib/core.ts';
import { useNow } from '../../../lib/use-format.ts';
import { askFor, type LibraryFilter } from './library-filter.ts';

export interface Library {
  /** `null` while the first answer is on its way. */
  readonly rows: readonly AttachmentRow[] | null;
  readonly error: Error | null;
  readonly isMore: boolean;
  loadMore(): void;
  retry(): void;
}

/**
 * The first page is live; those behind it are taken as they were when they were scrolled to, under the end of the first
 * page. While one has scrolled, the first page stands still too: nothing moves under the eyes.
 */
export function useLibrary(filter: LibraryFilter, isAtTop: boolean): Library {
  const now = useNow();
  const input = useMemo(() => askFor(filter, now), [filter, now]);
  const live = useQuery(core.attachments.list.queryOptions({ input, placeholderData: keepPreviousData }));
  const [shown, setShown] = useState(live.data);
  const [shownFilter, setShownFilter] = useState(filter);
  if (live.data !== shown && (isAtTop || shown === undefined || filter !== shownFilter)) {
    setShown(live.data);
    setShownFilter(filter);
  }
  const rest = useInfiniteQuery({
    queryKey: ['attachment-library', input, shown?.next ?? null],
    queryFn: ({ pageParam, signal }) => coreClient.attachments.list({ ...input, after: pageParam }, { signal }),
    initialPageParam: shown?.next ?? null,
    getNextPageParam: ({ next }) => next,
    enabled: false,
    gcTime: 60_000,
  });
  const rows = useMemo(
    () => (shown === undefined ? null : [...shown.items, ...(rest.data?.pages.flatMap(({ items }) => items) ?? [])]),
    [shown, rest.data],
  );
  const isMore = rest.data === undefined ? typeof shown?.next === 'string' : rest.hasNextPage;
  return {
    rows,
    error: live.data === undefined ? live.error : null,
    isMore,
    loadMore: () => {
      if (isMore && !rest.isFetching) void rest.fetchNextPage();
    },
    retry: () => void live.refetch(),
  };
}
