import { useLingui } from '@lingui/react/macro';
import type { Account } from '#shared/contract/accounts.ts';
import type { NavSlotProps } from '../../app/layout/slots.ts';
import { openView } from '../../state/navigate.ts';
import { getViewState, useViewState } from '../../state/view-state.ts';
import { AccountBar, NavGroup, NavItem } from '../../ui/index.ts';
import { markOf, useAccounts } from './use-accounts.ts';

/** The accounts with their bars. One narrows the list that is shown; once more widens it again. */
export function AccountNav({ isRail }: NavSlotProps) {
  const { t } = useLingui();
  const accounts = useAccounts();
  const shownId = useViewState(({ route }) => (route.page === 'mail' ? route.accountId : null));
  if (!accounts || accounts.length === 0) return null;
  return (
    <NavGroup label={t`Accounts`} isRail={isRail}>
      {accounts.map((account) => (
        <NavItem
          key={account.id}
          label={account.name}
          mark={<AccountBar color={markOf(account)} />}
          count={account.unread || undefined}
          countUnit={t`unread`}
          isCurrent={account.id === shownId}
          isRail={isRail}
          onClick={() => toggleAccount(account)}
        />
      ))}
    </NavGroup>
  );
}

function toggleAccount({ id }: Account): void {
  const { route } = getViewState();
  const view = route.page === 'mail' ? route.view : 'inbox';
  openView(view, route.page === 'mail' && route.accountId === id ? null : id);
}
