import {
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
} from 'react';
import type { RowVirtualizer } from './use-virtual-rows.ts';
import type { VirtualListProps } from './virtual-list.tsx';

type Options<Item> = VirtualListProps<Item> & {
  scrollRef: RefObject<HTMLDivElement | null>;
  indexByKey: ReadonlyMap<string, number>;
  virtualizer: RowVirtualizer;
};

/** Keyboard, mouse and focus of a virtual list: one row is in the tab order, arrows move it. */
export function useRovingRow<Item>(options: Options<Item>) {
  const { items, itemKey, activeKey, indexByKey, scrollRef, virtualizer, isHeading, onActiveChange } = options;
  const hadFocus = useRef(false);
  const lastIndex = useRef(0);
  const activeIndex = activeKey === null ? undefined : indexByKey.get(activeKey);

  const findRow = (from: number, step: 1 | -1): number | undefined => {
    for (let index = from; index >= 0 && index < items.length; index += step) {
      const item = items[index];
      if (item !== undefined && !isHeading?.(item)) return index;
    }
    return undefined;
  };
  const keyAt = (index: number | undefined) => {
    const item = index === undefined ? undefined : items[index];
    return item === undefined ? undefined : itemKey(item);
  };
  const focusActiveRow = () => {
    scrollRef.current?.querySelector<HTMLElement>('[role="row"][tabindex="0"]')?.focus({ preventScroll: true });
  };

  const moveTo = (target: number, step: 1 | -1): string | undefined => {
    const clamped = Math.max(0, Math.min(items.length - 1, target));
    const key = keyAt(findRow(clamped, step) ?? findRow(clamped, step === 1 ? -1 : 1));
    if (key === undefined || key === activeKey) return undefined;
    onActiveChange(key, 'key');
    return key;
  };
  const moveBy = (steps: number): string | undefined => {
    if (activeIndex === undefined) return moveTo(0, 1);
    const step = steps > 0 ? 1 : -1;
    let index: number | undefined = activeIndex;
    for (let left = Math.abs(steps); left > 0 && index !== undefined; left -= 1) {
      const next = findRow(index + step, step);
      if (next === undefined) break;
      index = next;
    }
    return index === undefined || index === activeIndex ? undefined : moveTo(index, step);
  };

  // When the active row leaves, its neighbour takes over: first the one that moved up into its place.
  useLayoutEffect(() => {
    if (activeIndex !== undefined) {
      lastIndex.current = activeIndex;
      return;
    }
    if (activeKey === null || items.length === 0) return;
    const place = Math.min(lastIndex.current, items.length - 1);
    const next = keyAt(findRow(place, 1) ?? findRow(place, -1));
    if (next !== undefined) onActiveChange(next, 'removed');
  });

  const shownKey = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (activeIndex === undefined || shownKey.current === activeKey) return;
    const isFirst = shownKey.current === null;
    shownKey.current = activeKey;
    // The first active row is where the list was left; a saved scroll position wins over it.
    if (!isFirst || options.initialScrollTop === undefined) virtualizer.scrollToIndex(activeIndex, { align: 'auto' });
    // A removed row takes the focus with it to <body>; from there, and only from there, it comes back.
    const focused = document.activeElement;
    if (hadFocus.current && (focused === document.body || scrollRef.current?.contains(focused))) focusActiveRow();
  });

  useImperativeHandle(options.ref, () => ({
    focus: focusActiveRow,
    moveBy: (steps) => moveBy(steps) !== undefined,
    scrollToKey: (key, align = 'auto') => {
      const index = indexByKey.get(key);
      if (index !== undefined) virtualizer.scrollToIndex(index, { align });
    },
  }));

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.defaultPrevented || isInsideControl(event.target)) return;
    const page = Math.max(1, Math.floor((scrollRef.current?.clientHeight ?? 0) / averageHeight(virtualizer)) - 1);
    const isMod = event.ctrlKey || event.metaKey;
    const handled = handleKey(event.key, isMod, event.shiftKey, page);
    if (handled) event.preventDefault();
  };

  const handleKey = (key: string, isMod: boolean, isShift: boolean, page: number): boolean => {
    if (isMod) {
      if (key !== 'a' || !options.onSelect || activeKey === null) return false;
      options.onSelect(activeKey, 'all');
      return true;
    }
    const move = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[key];
    if (move !== undefined) return finishMove(moveBy(move), isShift);
    if (key === 'Home') return finishMove(moveTo(0, 1), isShift);
    if (key === 'End') return finishMove(moveTo(items.length - 1, -1), isShift);
    if (activeKey === null || isShift) return false;
    if (key === 'Enter' && options.onOpen) {
      options.onOpen(activeKey);
      return true;
    }
    if (key === ' ' && options.onSelect) {
      options.onSelect(activeKey, 'toggle');
      return true;
    }
    return false;
  };

  const finishMove = (movedTo: string | undefined, isShift: boolean): boolean => {
    if (movedTo !== undefined && isShift) options.onSelect?.(movedTo, 'range');
    return true;
  };

  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const key = readRowKey(event.target);
    if (key === undefined || isInsideControl(event.target)) return;
    if (options.onSelect && (event.ctrlKey || event.metaKey)) options.onSelect(key, 'toggle');
    else if (options.onSelect && event.shiftKey) options.onSelect(key, 'range');
    else {
      onActiveChange(key, 'pointer');
      options.onOpen?.(key);
    }
  };

  // A press with Ctrl or Shift selects elsewhere; the keyboard stays where it is.
  const onMouseDown = (event: MouseEvent<HTMLDivElement>) => {
    const isSelecting = event.ctrlKey || event.metaKey || event.shiftKey;
    if (!options.onSelect || !isSelecting || event.button !== 0 || readRowKey(event.target) === undefined) return;
    event.preventDefault();
    focusActiveRow();
  };

  const onContextMenu = (event: MouseEvent<HTMLDivElement>) => {
    const key = readRowKey(event.target);
    if (key !== undefined) options.onContextRow?.(key);
  };

  const onFocus = (event: FocusEvent<HTMLDivElement>) => {
    hadFocus.current = true;
    // Tab lands on the first row of a list that has no active one yet: from then on it is.
    const key = readRowKey(event.target);
    if (activeKey === null && key !== undefined) onActiveChange(key, 'key');
  };
  const onBlur = (event: FocusEvent<HTMLDivElement>) => {
    if (!event.currentTarget.contains(event.relatedTarget)) hadFocus.current = false;
  };

  return { listProps: { onKeyDown, onClick, onMouseDown, onContextMenuCapture: onContextMenu, onFocus, onBlur } };
}

function averageHeight(virtualizer: RowVirtualizer): number {
  const rows = virtualizer.getVirtualItems();
  const total = rows.reduce((sum, row) => sum + row.size, 0);
  return rows.length > 0 ? Math.max(1, total / rows.length) : 1;
}

function readRowKey(target: EventTarget): string | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[role="row"][tabindex]') : null;
  return row?.dataset['key'];
}

// Buttons and fields in a row keep their own keys and clicks.
function isInsideControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button,a,input,textarea,[role="checkbox"]') !== null;
}
