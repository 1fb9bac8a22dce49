import { useLingui } from '@lingui/react/macro';
import type { SplitCondition } from '#shared/contract/inbox-splits.ts';
import { useQuery } from '@tanstack/react-query';
import { core } from '../../lib/core.ts';

/** A condition as a few words. */
export function useConditionWords(): (condition: SplitCondition) => string {
  const { t } = useLingui();
  const { data: accounts = [] } = useQuery(core.accounts.list.queryOptions({ input: {} }));
  const { data: mailboxes = [] } = useQuery(core.mailboxes.list.queryOptions({ input: {} }));
  const positive = (condition: SplitCondition): string => {
    switch (condition.field) {
      case 'from': {
        const senders = condition.values.join(', ');
        return t`from ${senders}`;
      }
      case 'list':
        return t`newsletter or mailing list`;
      case 'automatic':
        return t`written by a machine`;
      case 'vip':
        return t`from important people`;
      case 'toMe':
        return t`to me directly`;
      case 'attachment':
        return t`with attachment`;
      case 'account': {
        const account = accounts.find(({ id }) => id === condition.accountId)?.name ?? t`an account that is gone`;
        return t`account ${account}`;
      }
      case 'folder': {
        const folder = mailboxes.find(({ id }) => id === condition.mailboxId)?.name ?? t`a folder that is gone`;
        return t`folder ${folder}`;
      }
    }
  };
  return (condition) => {
    const words = positive(condition);
    return condition.isNot === true ? t`not: ${words}` : words;
  };
}
