import { useLingui } from '@lingui/react/macro';
import { FilePen } from 'lucide-react';
import type { View } from '#shared/contract/threads.ts';
import type { NavSlotProps } from '../../../app/layout/slots.ts';
import { useCommand } from '../../../app/commands/use-command.ts';
import { openView } from '../../../state/navigate.ts';
import { useViewState } from '../../../state/view-state.ts';
import { NavGroup, NavItem } from '../../../ui/index.ts';
import { viewFaces } from '../commands/views.ts';
import { useThreadCounts } from '../list/use-thread-counts.ts';

/** The places of mail. The inbox counts what is unread, starred and drafts what is there; the others keep quiet. */
export function MailNav({ isRail }: NavSlotProps) {
  const { t } = useLingui();
  return (
    <NavGroup aria-label={t`Mail`} isRail={isRail}>
      <ViewItem view="inbox" isRail={isRail} />
      <ViewItem view="starred" isRail={isRail} />
      <DraftsItem isRail={isRail} />
      <ViewItem view="sent" isRail={isRail} />
      <ViewItem view="archive" isRail={isRail} />
      <ViewItem view="spam" isRail={isRail} />
      <ViewItem view="trash" isRail={isRail} />
    </NavGroup>
  );
}

function ViewItem({ view, isRail }: { view: View; isRail: boolean }) {
  const { t, i18n } = useLingui();
  const counts = useThreadCounts()?.views[view];
  const { keys } = useCommand(`mail.go-${view}`);
  const isCurrent = useViewState(({ route }) => route.page === 'mail' && route.view === view);
  const count = view === 'inbox' || view === 'spam' ? counts?.unread : view === 'starred' ? counts?.total : 0;
  return (
    <NavItem
      label={i18n._(viewFaces[view].title)}
      icon={viewFaces[view].icon}
      count={count || undefined}
      countUnit={view === 'starred' ? t`conversations` : t`unread`}
      isCountNew={view === 'inbox'}
      keys={keys}
      isCurrent={isCurrent}
      isRail={isRail}
      onClick={() => openView(view)}
    />
  );
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
