import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useTextScale } from './use-text-scale.ts';

export type RowHeight<Item> = number | ((item: Item) => number);

export type RowVirtualizer = Virtualizer<HTMLDivElement, HTMLDivElement>;

type Options<Item> = {
  items: readonly Item[];
  itemKey: (item: Item) => string;
  rowHeight: RowHeight<Item>;
  holdsAtTop?: boolean;
  initialScrollTop?: number;
  scrollRef: RefObject<HTMLDivElement | null>;
  sizerRef: RefObject<HTMLDivElement | null>;
  activeIndex: number;
};

const overscan = 6;
// The time a row below a removed one takes to close the gap (--d-slow), and a frame.
const settleMs = 240;

/** Which rows exist, where they stand, and what keeps the place when rows come or go. */
export function useVirtualRows<Item>(options: Options<Item>): RowVirtualizer {
  const { items, itemKey, rowHeight, holdsAtTop = false, initialScrollTop, scrollRef, activeIndex } = options;

  const textScale = useTextScale();
  const keyAt = useCallback((index: number) => keyOf(items, itemKey, index), [items, itemKey]);
  const heightAt = useCallback(
    (index: number) => {
      const item = items[index];
      const height = typeof rowHeight === 'number' || item === undefined ? Number(rowHeight) : rowHeight(item);
      return height * textScale;
    },
    [items, rowHeight, textScale],
  );
  const rangeWithActive = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex < 0 || activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].toSorted((a, b) => a - b);
    },
    [activeIndex],
  );

  const isAtTop = useIsAtTop(scrollRef, initialScrollTop);
  const virtualizer = useVirtualizer<HTMLDivElement, HTMLDivElement>({
    count: items.length,
    getScrollElement: () => scrollRef.current,
    getItemKey: keyAt,
    estimateSize: heightAt,
    rangeExtractor: rangeWithActive,
    initialOffset: initialScrollTop,
    overscan,
    // `end` keeps the first visible row where it is when rows come or go above it; `start` lets them push.
    anchorTo: isAtTop && !holdsAtTop ? 'start' : 'end',
  });

  useEffect(() => virtualizer.measure(), [virtualizer, rowHeight, textScale]);

  useSettling(options.sizerRef, items, itemKey, virtualizer.range?.startIndex ?? 0);
  return virtualizer;
}

function keyOf<Item>(items: readonly Item[], itemKey: (item: Item) => string, index: number): string {
  const item = items[index];
  return item === undefined ? `missing-${index}` : itemKey(item);
}

function useIsAtTop(scrollRef: RefObject<HTMLDivElement | null>, initialScrollTop = 0): boolean {
  const [isAtTop, setIsAtTop] = useState(initialScrollTop <= 0);
  useEffect(() => {
    const element = scrollRef.current;
    if (!element) return undefined;
    const read = () => setIsAtTop(element.scrollTop <= 0);
    element.addEventListener('scroll', read, { passive: true });
    return () => element.removeEventListener('scroll', read);
  }, [scrollRef]);
  return isAtTop;
}

/**
 * Marks the list for a moment after rows in view left, so that the gap closes visibly. Not when rows arrive, and not
 * when rows above the view leave: there the scroll position makes up for it at once, and nothing may be seen to move.
 * Written to the element and not to React's state: the mark must be there in the same frame as the new positions.
 */
function useSettling<Item>(
  sizerRef: RefObject<HTMLDivElement | null>,
  items: readonly Item[],
  itemKey: (item: Item) => string,
  firstIndex: number,
): void {
  const before = useRef({ count: items.length, firstIndex, firstKey: '' });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { count: items.length, firstIndex, firstKey: keyOf(items, itemKey, firstIndex) };
    const sizer = sizerRef.current;
    if (!sizer || items.length >= last.count) return;
    const movedTo = items.findIndex((item) => itemKey(item) === last.firstKey);
    if (movedTo !== -1 && movedTo !== last.firstIndex) return;
    sizer.dataset['settling'] = 'true';
    clearTimeout(timer.current);
    timer.current = setTimeout(() => delete sizer.dataset['settling'], settleMs);
  }, [sizerRef, items, itemKey, firstIndex]);
  useEffect(() => () => clearTimeout(timer.current), []);
}
