import { useEffect, useRef } from 'react';
import type { MailboxId } from '#shared/ids.ts';
import { navigate } from '../../../state/navigate.ts';
import { getViewState } from '../../../state/view-state.ts';
import { useAccounts } from '../../accounts/index.ts';
import { ThreadList } from './thread-list.tsx';
import { scopeKey, type ThreadScope } from './thread-scope.ts';
import { useMailboxes } from './use-mailboxes.ts';
import { useScope } from './use-scope.ts';

/** The list pane of every mail view. */
export function MailList() {
  const scope = useScope();
  useGonePlace(scope);
  return <ThreadList key={scopeKey(scope)} scope={scope} />;
}

/**
 * An account that was removed, here or in another window, leaves its list behind: all accounts together take its place.
 * A folder that is gone leaves the inbox.
 */
function useGonePlace({ accountId, mailboxId }: ThreadScope): void {
  const accounts = useAccounts();
  const mailboxes = useMailboxes();
  const isGone = accountId !== null && accounts !== undefined && !accounts.some(({ id }) => id === accountId);
  const isFolderThere = mailboxes?.some(({ id }) => id === mailboxId) ?? false;
  const seenId = useRef<MailboxId | null>(null);
  useEffect(() => {
    const { route } = getViewState();
    if (route.page !== 'mail') return;
    // One that was just made is opened before the list of folders knows it.
    if (isFolderThere) seenId.current = mailboxId;
    const isFolderGone = mailboxId !== null && seenId.current === mailboxId && !isFolderThere;
    if (isGone) navigate({ ...route, accountId: null }, { replace: true });
    if (isFolderGone) navigate({ ...route, view: 'inbox', mailboxId: null }, { replace: true });
  }, [isGone, mailboxId, isFolderThere]);
}
