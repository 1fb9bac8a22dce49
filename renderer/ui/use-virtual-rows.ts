import { defaultRangeExtractor, useVirtualizer, type Range, type Virtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
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
  activeIndex: number;
};

const overscan = 6;
// The time a row below a removed one takes to close the gap (--d-slow), and a frame.
const settleMs = 240;

/** Which rows exist, where they stand, and what keeps the place when rows come or go. */
export function useVirtualRows<Item>(options: Options<Item>): { virtualizer: RowVirtualizer; isSettling: boolean } {
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

  const isAtTop = (scrollRef.current?.scrollTop ?? 0) <= 0;
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

  return { virtualizer, isSettling: useSettling(items.length) };
}

function keyOf<Item>(items: readonly Item[], itemKey: (item: Item) => string, index: number): string {
  const item = items[index];
  return item === undefined ? `missing-${index}` : itemKey(item);
}

/** True for a moment after rows left, so that the gap closes visibly; never when rows arrive. */
function useSettling(count: number): boolean {
  const [settledCount, setSettledCount] = useState(count);
  const isSettling = count < settledCount;
  const grew = count > settledCount;
  if (grew) setSettledCount(count);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (!isSettling) return undefined;
    timer.current = setTimeout(() => setSettledCount(count), settleMs);
    return () => clearTimeout(timer.current);
  }, [isSettling, count]);
  return isSettling;
}
