import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Account } from '#shared/contract/accounts.ts';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import { core } from '../../lib/core.ts';
import type { SelectOption } from '../../ui/index.ts';

export interface Places {
  readonly accounts: readonly Account[];
  readonly mailboxes: readonly Mailbox[];
}

export function usePlaces(): Places {
  const accounts = useQuery(core.accounts.list.queryOptions({ input: {} })).data;
  const mailboxes = useQuery(core.mailboxes.list.queryOptions({ input: {} })).data;
  return useMemo(() => ({ accounts: accounts ?? [], mailboxes: mailboxes ?? [] }), [accounts, mailboxes]);
}

/** Folders with the account they belong to; those that hold no mail are left out. */
export function folderOptions({ accounts, mailboxes }: Places): SelectOption<string>[] {
  return accounts.flatMap((account) =>
    mailboxes
      .filter((mailbox) => mailbox.accountId === account.id && mailbox.canSelect && mailbox.role !== 'drafts')
      .map((mailbox) => ({ value: mailbox.id, label: mailbox.path ?? mailbox.name, hint: account.name })),
  );
}
