import { useEffect, useMemo } from 'react';
import type { AccountId } from '#shared/ids.ts';
import { navigate } from '../../../state/navigate.ts';
import { getViewState, useViewState } from '../../../state/view-state.ts';
import { useAccounts } from '../../accounts/index.ts';
import { listKey, useListState } from './list-state.ts';
import { ThreadList } from './thread-list.tsx';
import { scopeKey, type ThreadScope } from './thread-scope.ts';

/** The list pane of every mail view. */
export function MailList() {
  const view = useViewState(({ route }) => (route.page === 'mail' ? route.view : 'inbox'));
  const accountId = useViewState(({ route }) => (route.page === 'mail' ? route.accountId : null));
  const unreadOnly = useListState((state) => state.unreadOnlyIn === listKey(view, accountId));
  useGoneAccount(accountId);
  const scope = useMemo<ThreadScope>(() => ({ view, accountId, unreadOnly }), [view, accountId, unreadOnly]);
  return <ThreadList key={scopeKey(scope)} scope={scope} />;
}

/** An account that was removed, here or in another window, leaves its list behind: all accounts together take its place. */
function useGoneAccount(accountId: AccountId | null): void {
  const accounts = useAccounts();
  const isGone = accountId !== null && accounts !== undefined && !accounts.some(({ id }) => id === accountId);
  useEffect(() => {
    const { route } = getViewState();
    if (isGone && route.page === 'mail') navigate({ ...route, accountId: null }, { replace: true });
  }, [isGone]);
}
