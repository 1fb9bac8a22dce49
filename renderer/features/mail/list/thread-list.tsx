import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useViewState } from '../../../state/view-state.ts';
import { ContextMenu, NewRowsLine, StillBars, type VirtualListHandle } from '../../../ui/index.ts';
import { useAccounts } from '../../accounts/index.ts';
import { useCommandEntries } from '../triage/use-command-entries.ts';
import { EmptyList } from './empty-list.tsx';
import { ReadFailure } from '../../../app/errors/read-failure.tsx';
import { InboxParts } from './inbox-parts.tsx';
import { ListHead } from './list-head.tsx';
import { ListRows } from './list-rows.tsx';
import { setContext, useListState } from './list-state.ts';
import { ScreenerHead } from './screener-head.tsx';
import { SelectionBar } from './selection-bar.tsx';
import classes from './thread-list.module.css';
import type { ThreadScope } from './thread-scope.ts';
import { useListContent } from './use-list-content.ts';
import { useListTitle } from './use-list-title.ts';
import { useMailbox } from './use-mailboxes.ts';
import { useRowPx } from './use-row-px.ts';
import { countRows, countScope, useThreadCounts } from './use-thread-counts.ts';
import { useWaiting } from './use-waiting.ts';

const contextCommands = [
  'mail.archive',
  'mail.to-inbox',
  'mail.trash',
  'mail.spam',
  'mail.not-spam',
  '-',
  'mail.snooze',
  'mail.unsnooze',
  'mail.pin',
  'mail.mute',
  'mail.move',
  'mail.label',
  '-',
  'mail.read',
  'mail.unread',
  'mail.star',
  '-',
  'mail.block',
  'mail.important-sender',
  'mail.join',
  'mail.why',
] as const;

/** Head, rows, and whatever stands in their place when there are none. */
export function ThreadList({ scope }: { scope: ThreadScope }) {
  const { t } = useLingui();
  const title = useListTitle(scope);
  const mailbox = useMailbox(scope.mailboxId);
  const accounts = useAccounts();
  const counts = useThreadCounts();
  const count = mailbox ?? countScope(counts, scope);
  const isTicking = useListState((state) => state.isSelecting);
  const isSelecting = useViewState((state) => state.selected.size > 0) || isTicking;
  const content = useListContent(scope, countRows(scope, count), useRowPx());
  const isWaiting = useWaiting(content.isLoading);
  const entries = useCommandEntries(contextCommands);
  const rows = useRef<VirtualListHandle>(null);

  const isGoingUp = useRef(false);
  const top = content.items[0]?.key;
  useEffect(() => {
    if (!isGoingUp.current || content.heldCount > 0 || top === undefined) return;
    isGoingUp.current = false;
    rows.current?.scrollToKey(top, 'start');
  }, [content.heldCount, top]);
  const showHeld = () => {
    isGoingUp.current = true;
    content.release();
  };

  return (
    <div className={classes.pane}>
      {isSelecting ? (
        <SelectionBar />
      ) : (
        <ListHead
          scope={scope}
          title={title}
          account={accounts?.find(({ id }) => id === (scope.accountId ?? mailbox?.accountId))}
          unread={count?.unread ?? 0}
        />
      )}
      {scope.view === 'inbox' && scope.mailboxId === null && <InboxParts scope={scope} />}
      {scope.view === 'screener' && <ScreenerHead />}
      <div className={classes.body} {...content.pointingProps}>
        <div role="status" className={classes.held}>
          {content.heldCount > 0 && <NewRowsLine count={content.heldCount} onShow={showHeld} />}
        </div>
        {content.error && content.items.length === 0 && <ReadFailure error={content.error} onRetry={content.retry} />}
        {isWaiting && <StillBars count={8} />}
        {content.isEmpty && accounts && <EmptyList scope={scope} accounts={accounts} />}
        {content.items.length > 0 && (
          <ContextMenu
            label={t`Conversation`}
            items={entries}
            onOpenChange={(isOpen) => {
              if (!isOpen) setContext(null);
            }}
          >
            <div className={classes.rows}>
              <ListRows ref={rows} label={title} scope={scope} content={content} isSelecting={isSelecting} />
            </div>
          </ContextMenu>
        )}
      </div>
    </div>
  );
}
