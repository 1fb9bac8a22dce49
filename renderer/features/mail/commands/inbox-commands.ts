import { msg } from '@lingui/core/macro';
import { ArrowLeft, ArrowRight, Newspaper, type LucideIcon } from 'lucide-react';
import type { MessageDescriptor } from '@lingui/core';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { Command } from '../../../app/commands/command.ts';
import { openPart } from '../../../state/navigate.ts';
import { getViewState } from '../../../state/view-state.ts';
import { archiveBundle, bundleIcons, readBundle, readTabs } from '../../inbox-splits/index.ts';
import { inTurn } from '../../undo/index.ts';
import { focusList } from '../list/walk.ts';

/** The parts of the inbox: from tab to tab, and the bundles. */
export const inboxCommands: readonly Command[] = [
  step('next', 1, msg`Next tab of the inbox`, ArrowRight, ['`']),
  step('previous', -1, msg`Previous tab of the inbox`, ArrowLeft, ['~']),
  ...bundle('newsletters', msg`Open the newsletters`, msg`Archive all newsletters`),
  ...bundle('notifications', msg`Open the notifications`, msg`Archive all notifications`),
];

function step(
  name: 'next' | 'previous',
  by: 1 | -1,
  title: MessageDescriptor,
  icon: LucideIcon,
  keys: readonly string[],
): Command {
  return {
    id: `inbox.${name}-tab`,
    title,
    group: 'move',
    icon,
    scope: 'app',
    keys: { gmail: keys },
    enabled: () => (readTabs().length > 1 ? true : msg`The inbox has no tabs: turn them on in the settings`),
    run: () => {
      const { route } = getViewState();
      const tabs = readTabs();
      const at = route.page === 'mail' && route.view === 'inbox' ? tabs.indexOf(route.part) : -1;
      openPart(tabs[(Math.max(at, 0) + (at < 0 ? 0 : by) + tabs.length) % tabs.length] ?? null);
      requestAnimationFrame(focusList);
    },
  };
}

function bundle(kind: BundleKind, open: MessageDescriptor, archive: MessageDescriptor): Command[] {
  const isThere = () => (readBundle(kind)?.total ?? 0) > 0 || (readBundle(kind)?.waiting ?? 0) > 0;
  const enabled = () => (isThere() ? true : msg`There is nothing in this bundle`);
  return [
    {
      id: `inbox.open-${kind}`,
      title: open,
      group: 'go',
      icon: bundleIcons[kind],
      scope: 'app',
      enabled,
      run: () => {
        openPart(`bundle-${kind}`);
        requestAnimationFrame(focusList);
      },
    },
    {
      id: `inbox.archive-${kind}`,
      title: archive,
      group: 'sort',
      icon: Newspaper,
      scope: 'app',
      enabled,
      run: () => inTurn(() => archiveBundle(kind)),
    },
  ];
}
