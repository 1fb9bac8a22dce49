import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { FilePen, Paperclip } from 'lucide-react';
import type { View } from '#shared/contract/threads.ts';
import type { NavSlotProps } from '../../../app/layout/slots.ts';
import { useQuery } from '@tanstack/react-query';
import { core } from '../../../lib/core.ts';
import { useCommand } from '../../../app/commands/use-command.ts';
import { openView } from '../../../state/navigate.ts';
import type { Route } from '../../../state/route.ts';
import { useViewState } from '../../../state/view-state.ts';
import { NavGroup, NavItem } from '../../../ui/index.ts';
import { viewFaces } from '../commands/views.ts';
import type { MoveTarget } from '../triage/triage.ts';
import { dropHandlers, type DropTarget } from './drop-mail.ts';
import { useThreadCounts } from '../list/use-thread-counts.ts';

/** The places of mail. The inbox counts what is unread, starred and drafts what is there; the others keep quiet. */
export function MailNav({ isRail }: NavSlotProps) {
  const { t } = useLingui();
  return (
    <NavGroup aria-label={t`Mail`} isRail={isRail}>
      <ViewItem view="inbox" isRail={isRail} />
      <ScreenerItem isRail={isRail} />
      <ViewItem view="starred" isRail={isRail} />
      <ViewItem view="snoozed" isRail={isRail} />
      <DraftsItem isRail={isRail} />
      <ViewItem view="sent" isRail={isRail} />
      <ViewItem view="archive" isRail={isRail} />
      <ViewItem view="spam" isRail={isRail} />
      <ViewItem view="trash" isRail={isRail} />
      <AttachmentsItem isRail={isRail} />
    </NavGroup>
  );
}

function AttachmentsItem({ isRail }: { isRail: boolean }) {
  const { t } = useLingui();
  const { keys, run } = useCommand('attachments.go');
  const isCurrent = useViewState(({ route }) => route.page === 'attachments');
  return (
    <NavItem label={t`Attachments`} icon={Paperclip} keys={keys} isCurrent={isCurrent} isRail={isRail} onClick={run} />
  );
}

function ViewItem({ view, isRail }: { view: View; isRail: boolean }) {
  const { t, i18n } = useLingui();
  const counts = useThreadCounts()?.views[view];
  const { keys } = useCommand(`mail.go-${view}`);
  const isCurrent = useViewState(({ route }) => isAtView(route, view));
  const [over, setOver] = useState<DropTarget | null>(null);
  const count =
    view === 'inbox' || view === 'spam' ? counts?.unread : view === 'starred' || view === 'snoozed' ? counts?.total : 0;
  return (
    <NavItem
      label={i18n._(viewFaces[view].title)}
      icon={viewFaces[view].icon}
      count={count || undefined}
      countUnit={view === 'starred' || view === 'snoozed' ? t`conversations` : t`unread`}
      isCountNew={view === 'inbox'}
      keys={keys}
      isCurrent={isCurrent}
      isRail={isRail}
      isDropTarget={over !== null}
      onClick={() => openView(view)}
      {...dropHandlers(() => (isDropView(view) ? { kind: 'view', view } : null), setOver)}
    />
  );
}

/** Only where first mail of new senders waits to be let in. */
function ScreenerItem({ isRail }: { isRail: boolean }) {
  const { t, i18n } = useLingui();
  const screener = useQuery(core.senders.screener.queryOptions({ input: {} })).data;
  const isCurrent = useViewState(({ route }) => isAtView(route, 'screener'));
  const { keys } = useCommand('mail.go-screener');
  if (screener === undefined || (!screener.isOn && screener.waiting.length === 0)) return null;
  return (
    <NavItem
      label={i18n._(viewFaces.screener.title)}
      icon={viewFaces.screener.icon}
      count={screener.waiting.filter(({ isLater }) => !isLater).length || undefined}
      countUnit={t`senders`}
      keys={keys}
      isCurrent={isCurrent}
      isRail={isRail}
      onClick={() => openView('screener')}
    />
  );
}

/** A folder is shown as a view of its own. */
function isAtView(route: Route, view: View): boolean {
  return route.page === 'mail' && route.mailboxId === null && route.view === view;
}

function isDropView(view: View): view is MoveTarget | 'starred' {
  return ['inbox', 'starred', 'archive', 'spam', 'trash'].includes(view);
}

function DraftsItem({ isRail }: { isRail: boolean }) {
  const { t } = useLingui();
  const count = useThreadCounts()?.drafts;
  const { keys, run } = useCommand('drafts.go');
  const isCurrent = useViewState(({ route }) => route.page === 'drafts');
  return (
    <NavItem
      label={t`Drafts`}
      icon={FilePen}
      count={count || undefined}
      countUnit={t`drafts`}
      keys={keys}
      isCurrent={isCurrent}
      isRail={isRail}
      onClick={run}
    />
  );
}
