import { useQuery } from '@tanstack/react-query';
import type { Mailbox } from '#shared/contract/mailboxes.ts';
import type { MailboxId } from '#shared/ids.ts';
import { core, queryClient } from '../../../lib/core.ts';

/** The folders of all accounts; `undefined` until the core has answered. */
export function useMailboxes(): readonly Mailbox[] | undefined {
  return useQuery(core.mailboxes.list.queryOptions({ input: {} })).data;
}

export function useMailbox(id: MailboxId | null): Mailbox | undefined {
  const { data } = useQuery({
    ...core.mailboxes.list.queryOptions({ input: {} }),
    select: (mailboxes) => mailboxes.find((mailbox) => mailbox.id === id),
    enabled: id !== null,
  });
  return data;
}

/** For code outside React: what `useMailboxes` last saw. */
export function readMailboxes(): readonly Mailbox[] {
  return queryClient.getQueryData(core.mailboxes.list.queryKey({ input: {} })) ?? [];
}
