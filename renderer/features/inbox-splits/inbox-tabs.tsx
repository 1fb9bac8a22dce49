import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { AccountId } from '#shared/ids.ts';
import { core } from '../../lib/core.ts';
import { openPart } from '../../state/navigate.ts';
import { Tabs } from '../../ui/index.ts';
import classes from './inbox-tabs.module.css';
import { tabsOf, usePartName, useSplits } from './parts.ts';

const all = 'all';

/** Above the list of the inbox, while any tab is turned on. */
export function InboxTabs({ part, accountId }: { part: string | null; accountId: AccountId | null }) {
  const { t } = useLingui();
  const tabs = tabsOf(useSplits());
  const nameOf = usePartName();
  const { data: counts } = useQuery(core.threads.counts.queryOptions({ input: {} }));
  if (tabs.length === 0) return null;
  const unreadOf = (tab: string) =>
    counts?.parts
      .filter((one) => one.part === tab && (accountId === null || one.accountId === accountId))
      .reduce((sum, one) => sum + one.unread, 0);
  return (
    <Tabs
      label={t`Tabs of the inbox`}
      className={classes.tabs}
      panelClassName={classes.panel}
      value={part ?? all}
      onChange={(id) => openPart(id === all ? null : id)}
      tabs={tabs.map((tab) => ({
        id: tab ?? all,
        label: nameOf(tab),
        count: tab === null ? undefined : unreadOf(tab) || undefined,
      }))}
    />
  );
}
