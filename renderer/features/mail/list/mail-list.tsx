import { useMemo } from 'react';
import { useViewState } from '../../../state/view-state.ts';
import { listKey, useListState } from './list-state.ts';
import { ThreadList } from './thread-list.tsx';
import { scopeKey, type ThreadScope } from './thread-scope.ts';

/** The list pane of every mail view. */
export function MailList() {
  const view = useViewState(({ route }) => (route.page === 'mail' ? route.view : 'inbox'));
  const accountId = useViewState(({ route }) => (route.page === 'mail' ? route.accountId : null));
  const unreadOnly = useListState((state) => state.unreadOnlyIn === listKey(view, accountId));
  const scope = useMemo<ThreadScope>(() => ({ view, accountId, unreadOnly }), [view, accountId, unreadOnly]);
  return <ThreadList key={scopeKey(scope)} scope={scope} />;
}
