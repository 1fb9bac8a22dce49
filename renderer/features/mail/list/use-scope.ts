import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useSettings } from '../../../lib/settings.ts';
import { homeRoute } from '../../../state/route.ts';
import { useViewState } from '../../../state/view-state.ts';
import { placeOf, useListState } from './list-state.ts';
import { placeKey, type ThreadScope } from './thread-scope.ts';

/** The list that is shown, with everything that narrows and orders it. */
export function useScope(): ThreadScope {
  const place = useViewState(useShallow(({ route }) => placeOf(route.page === 'mail' ? route : homeRoute)));
  const key = placeKey(place);
  const filters = useListState(({ filtersIn }) => (filtersIn?.listKey === key ? filtersIn.filters : null));
  const sort = useListState(({ sorts }) => sorts[key] ?? 'newest');
  const isFlat = useSettings().flatList;
  return useMemo(
    () => ({
      ...place,
      isFlat,
      sort,
      unreadOnly: filters?.includes('unreadOnly') ?? false,
      starredOnly: filters?.includes('starredOnly') ?? false,
      attachmentsOnly: filters?.includes('attachmentsOnly') ?? false,
      contactsOnly: filters?.includes('contactsOnly') ?? false,
    }),
    [place, isFlat, sort, filters],
  );
}
