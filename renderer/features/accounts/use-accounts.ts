import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { AccountId } from '#shared/ids.ts';
import type { TagColor } from '../../ui/index.ts';
import { core } from '../../lib/core.ts';

/** `undefined` until the core has answered: "no account" is told only when it is known. */
export function useAccounts(): readonly Account[] | undefined {
  return useQuery(core.accounts.list.queryOptions({ input: {} })).data;
}

export function useAccountsById(): ReadonlyMap<AccountId, Account> {
  const accounts = useAccounts();
  return useMemo(() => new Map((accounts ?? []).map((account) => [account.id, account])), [accounts]);
}

/** The contract keeps marks within 1 to 6. */
export function markOf(account: Pick<Account, 'mark'>): TagColor {
  return account.mark as TagColor;
}
