import { useLingui } from '@lingui/react/macro';
import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent, type Ref } from 'react';
import type { ThreadRow as Row } from '#shared/contract/threads.ts';
import { useSettings } from '../../../lib/settings.ts';
import { useFormat } from '../../../lib/use-format.ts';
import { focusPane } from '../../../state/focus-pane.ts';
import { threadOf, type RowKey } from '../../../state/row-keys.ts';
import { openThread } from '../../../state/navigate.ts';
import { useViewState } from '../../../state/view-state.ts';
import {
  GroupHead,
  groupHeadHeights,
  mailRowHeights,
  VirtualList,
  type RowState,
  type SelectHow,
  type VirtualListHandle,
} from '../../../ui/index.ts';
import { markOf, useAccountsById } from '../../accounts/index.ts';
import { describeRow } from './describe-row.ts';
import { dragHandlers } from './drag-rows.ts';
import type { ListItem } from './list-items.ts';
import {
  keepScrollTop,
  readActiveId,
  readOpenKey,
  readScrollTop,
  setActive,
  setContext,
  useListState,
} from './list-state.ts';
import { beginRange, selectAll, selectRange, toggleBeside } from './selecting.ts';
import { showError } from '../../../lib/notices.ts';
import classes from './thread-list.module.css';
import { ThreadRow } from './thread-row.tsx';
import { placeKey, type ThreadScope } from './thread-scope.ts';
import { useHoverKey } from './use-hover-key.ts';
import type { ListContent } from './use-list-content.ts';
import { hasListBeside, hasReaderBeside } from './walk.ts';

interface ListRowsProps {
  readonly label: string;
  readonly scope: ThreadScope;
  readonly content: ListContent;
  readonly isSelecting: boolean;
  readonly ref: Ref<VirtualListHandle>;
}

export function ListRows({ label, scope, content, isSelecting, ref }: ListRowsProps) {
  const { now, items, onScroll } = content;
  const selected = useViewState((state) => state.selected);
  const activeId = useListState(({ active }) => (active?.listKey === placeKey(scope) ? active.id : null));
  const hand = useHand();
  const { hoverKey, hoverProps } = useHoverKey();
  const { describe, rowHeight, renderRow } = useRowDrawing(scope, now, isSelecting, items[0], hoverKey);

  const openId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  useEffect(() => {
    const activeId = readActiveId();
    if (openId !== null && (activeId === null || threadOf(activeId) !== openId)) setActive(readOpenKey());
  }, [openId]);

  return (
    <div className={classes.rows} onKeyDownCapture={hand.noteShift} {...hoverProps} {...dragHandlers}>
      <VirtualList
        ref={ref}
        label={label}
        items={items}
        itemKey={keyOf}
        isHeading={isGroup}
        areDraggable
        rowHeight={rowHeight}
        rowLabel={describe}
        renderRow={renderRow}
        activeKey={activeId}
        onActiveChange={hand.changeActive}
        onOpen={hand.open}
        selectedKeys={selected}
        onSelect={hand.select}
        onContextRow={(key) => setContext(key as RowKey)}
        initialScrollTop={readScrollTop(scope)}
        onScroll={(scrollTop) => {
          keepScrollTop(scope, scrollTop);
          onScroll(scrollTop);
        }}
      />
    </div>
  );
}

/** What mouse and keys do in the list. */
function useHand() {
  const isShiftDown = useRef(false);
  const isByPointer = useRef(false);
  return {
    noteShift: (event: KeyboardEvent) => {
      isShiftDown.current = event.shiftKey;
    },
    changeActive: (key: string, cause: 'key' | 'pointer' | 'removed') => {
      const id = key as RowKey;
      isByPointer.current = cause === 'pointer';
      const isFirstStop = readActiveId() === null;
      const isRange = cause === 'key' && isShiftDown.current;
      if (isRange) beginRange();
      setActive(id);
      // Tab into the list shows where one is; walking on is what opens.
      if (cause === 'key' && !isRange && !isFirstStop && hasReaderBeside()) openThread(threadOf(id));
    },
    open: (key: string) => {
      const wasPointer = isByPointer.current;
      isByPointer.current = false;
      openThread(threadOf(key as RowKey));
      requestAnimationFrame(() => {
        if (!wasPointer || !hasListBeside()) focusPane('reader');
      });
    },
    select: (key: string, how: SelectHow) => {
      const id = key as RowKey;
      if (how === 'all') void selectAll().catch(showError);
      else if (how === 'range') selectRange(id);
      else toggleBeside(id);
    },
  };
}

function useRowDrawing(
  scope: ThreadScope,
  now: number,
  isSelecting: boolean,
  first: ListItem | undefined,
  hoverKey: string | null,
) {
  const { t } = useLingui();
  const format = useFormat();
  const { density } = useSettings();
  const accounts = useAccountsById();
  const openId = useViewState(({ route }) => (route.page === 'mail' ? route.threadId : null));
  const contextId = useListState((state) => state.contextId);
  const activeId = useListState(({ active }) => active?.id ?? null);
  const dragged = useListState((state) => state.dragged);
  const isPaneFocused = useViewState((state) => state.pane === 'list');
  const showsAccount = scope.accountId === null && scope.mailboxId === null && accounts.size > 1;
  // In the flat list a conversation has several rows: the one it was opened from is the open one.
  const openKey = scope.isFlat && activeId !== null && threadOf(activeId) === openId ? activeId : openId;

  const rowHeight = useCallback(
    (item: ListItem) =>
      item.kind === 'thread' ? mailRowHeights[density] : groupHeadHeights[item === first ? 'first' : 'other'],
    [density, first],
  );

  const words = useMemo(
    () =>
      rememberWords((row) =>
        describeRow(row, format, now, showsAccount ? accounts.get(row.accountId)?.name : undefined),
      ),
    [format, now, showsAccount, accounts],
  );
  const describe = (item: ListItem) => {
    if (item.kind === 'group') return undefined;
    const { row } = item.thread;
    return row === null ? t`Loading` : words(row);
  };

  const { view } = scope;
  const hoveredId = contextId ?? hoverKey;
  const renderRow = useCallback(
    (item: ListItem, { isSelected }: RowState) => {
      if (item.kind === 'group') return <GroupHead isFirst={item === first}>{item.label}</GroupHead>;
      const { row } = item.thread;
      if (row === null) return <div className={classes.blank} />;
      const account = showsAccount ? accounts.get(row.accountId) : undefined;
      return (
        <ThreadRow
          rowKey={item.thread.id}
          row={row}
          view={view}
          density={density}
          now={now}
          accountLabel={account?.name}
          accountColor={account ? markOf(account) : 1}
          isOpen={item.thread.id === openKey}
          isHovered={item.thread.id === hoveredId}
          isDragged={dragged.has(item.thread.id)}
          isPaneFocused={isPaneFocused}
          isSelecting={isSelecting}
          isSelected={isSelected}
        />
      );
    },
    [first, view, showsAccount, accounts, density, now, openKey, hoveredId, dragged, isPaneFocused, isSelecting],
  );

  return { describe, rowHeight, renderRow };
}

function keyOf(item: ListItem): string {
  return item.key;
}

function isGroup(item: ListItem): boolean {
  return item.kind === 'group';
}

/** Wording a date is slow, and scrolling asks for every row in view at every step. */
function rememberWords(describe: (row: Row) => string): (row: Row) => string {
  const known = new WeakMap<Row, string>();
  return (row) => {
    const said = known.get(row) ?? describe(row);
    known.set(row, said);
    return said;
  };
}
