import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { Bot, Newspaper, type LucideIcon } from 'lucide-react';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { InboxSplit, SplitPreset } from '#shared/contract/inbox-splits.ts';
import { core, queryClient } from '../../lib/core.ts';

export const bundleNames: Readonly<Record<BundleKind, MessageDescriptor>> = {
  newsletters: msg`Newsletters`,
  notifications: msg({ message: 'Notifications', context: 'mail written by machines' }),
};

export const bundleIcons: Readonly<Record<BundleKind, LucideIcon>> = { newsletters: Newspaper, notifications: Bot };

const presetNames: Readonly<Record<SplitPreset, MessageDescriptor>> = {
  important: msg`Important people`,
  newsletters: msg`Newsletters`,
  notifications: msg({ message: 'Notifications', context: 'mail written by machines' }),
};

export function useSplits(): readonly InboxSplit[] {
  return useQuery(core.inboxSplits.list.queryOptions({ input: {} })).data ?? [];
}

/** The tabs as parts of the inbox, all of it first; for code outside React. Empty while there are none. */
export function readTabs(): readonly (string | null)[] {
  const splits = queryClient.getQueryData(core.inboxSplits.list.queryKey({ input: {} })) ?? [];
  return tabsOf(splits);
}

export function tabsOf(splits: readonly InboxSplit[]): readonly (string | null)[] {
  const on = splits.filter(({ isOn }) => isOn).map(({ id }) => `split-${id}`);
  return on.length === 0 ? [] : [null, ...on, 'split-rest'];
}

export function useSplitName(): (split: Pick<InboxSplit, 'preset' | 'name'>) => string {
  const { i18n } = useLingui();
  return ({ preset, name }) => (preset === null ? name : i18n._(presetNames[preset]));
}

/** What a part of the inbox is called; `''` for one that is gone. */
export function usePartName(): (part: string | null) => string {
  const { t, i18n } = useLingui();
  const splits = useSplits();
  const nameSplit = useSplitName();
  return (part) => {
    if (part === null) return t`All`;
    if (part === 'split-rest') return t`Rest`;
    const [family, ...id] = part.split('-');
    if (family === 'split') {
      const split = splits.find((one) => one.id === id.join('-'));
      return split === undefined ? '' : nameSplit(split);
    }
    const kind = id.join('-');
    return kind === 'newsletters' || kind === 'notifications' ? i18n._(bundleNames[kind]) : '';
  };
}
