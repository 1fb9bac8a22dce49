import { memo, useLayoutEffect, useMemo, useRef, type ReactNode, type Ref } from 'react';
import { useVirtualRows, type RowHeight } from './use-virtual-rows.ts';
import { useRovingRow } from './use-roving-row.ts';
import { cx } from './cx.ts';
import classes from './virtual-list.module.css';

export type VirtualListHandle = {
  /** Moves the focus to the active row. */
  focus: () => void;
  /** For J and K: the next row that takes focus, headings skipped. `false` at the end. */
  moveBy: (steps: number) => boolean;
  scrollToKey: (key: string, align?: 'auto' | 'start' | 'center') => void;
};

export type RowState = { isActive: boolean; isSelected: boolean };

export type SelectHow = 'toggle' | 'range' | 'all';

export type VirtualListProps<Item> = {
  label: string;
  items: readonly Item[];
  /** Stable and unique: place, focus and measured height hang on it. */
  itemKey: (item: Item) => string;
  /** Pixels at normal text size (they grow with it); with `isMeasured` only the first guess. */
  rowHeight: RowHeight<Item>;
  /** Rows of unknown height are measured when they appear; what lies above never pushes what is read. */
  isMeasured?: boolean;
  /** The row that holds the place of the keyboard. */
  activeKey: string | null;
  /** `removed`: the active row left, this is its neighbour. */
  onActiveChange: (key: string, cause: 'key' | 'pointer' | 'removed') => void;
  /** Enter, or a click. */
  onOpen?: (key: string) => void;
  selectedKeys?: ReadonlySet<string>;
  /** Space and Ctrl+click toggle, Shift+arrow and Shift+click extend to `key`, Ctrl+A is all. */
  onSelect?: (key: string, how: SelectHow) => void;
  /** Rows can be dragged elsewhere; the handlers stand around the list. */
  areDraggable?: boolean;
  /** A group head: drawn, but skipped by the keyboard. */
  isHeading?: (item: Item) => boolean;
  /** Keep it stable (`useCallback`): rows are redrawn only when their own state changes. */
  renderRow: (item: Item, state: RowState) => ReactNode;
  /** What a screen reader says for the whole row, as one sentence. Without it: its content. */
  rowLabel?: (item: Item) => string | undefined;
  /** Before a context menu opens on a row, by mouse or by key. */
  onContextRow?: (key: string) => void;
  /** The last rows came near. */
  onEndReached?: () => void;
  /** New rows above wait out of sight even at the very top (behind "3 new"). Scrolled down they always do. */
  holdsAtTop?: boolean;
  initialScrollTop?: number;
  onScroll?: (scrollTop: number) => void;
  className?: string;
  ref?: Ref<VirtualListHandle>;
};

/**
 * A list of any length. Roving tabindex instead of aria-activedescendant: the focus is really on the row, so the
 * focus ring, the menu key and every screen reader work without help; the active row stays mounted however far one
 * scrolls, so the focus is never lost. `role="grid"`, because rows may hold checkboxes and buttons.
 */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, itemKey, label, selectedKeys, onSelect, isHeading, renderRow, className, ref } = props;
  const scrollRef = useRef<HTMLDivElement>(null);
  const indexByKey = useMemo(() => new Map(items.map((item, index) => [itemKey(item), index])), [items, itemKey]);
  const activeIndex = findStop(props, indexByKey);
  const sizerRef = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualRows({ ...props, scrollRef, sizerRef, activeIndex });
  const roving = useRovingRow({ ...props, scrollRef, indexByKey, virtualizer, ref });

  const rows = virtualizer.getVirtualItems();
  const lastIndex = rows.at(-1)?.index ?? -1;
  const { onEndReached } = props;
  useLayoutEffect(() => {
    if (items.length > 0 && lastIndex >= items.length - 1) onEndReached?.();
  }, [lastIndex, items.length, onEndReached]);

  return (
    <div
      ref={scrollRef}
      role="grid"
      aria-label={label}
      aria-rowcount={items.length}
      aria-multiselectable={onSelect ? true : undefined}
      onScroll={(event) => props.onScroll?.(event.currentTarget.scrollTop)}
      {...roving.listProps}
      className={cx(classes.list, className)}
    >
      <div ref={sizerRef} role="presentation" className={classes.sizer} style={{ height: virtualizer.getTotalSize() }}>
        {rows.map((row) => {
          const item = items[row.index];
          if (item === undefined) return null;
          const key = itemKey(item);
          const heading = isHeading?.(item) ?? false;
          const isActive = row.index === activeIndex;
          const isSelected = selectedKeys?.has(key) ?? false;
          return (
            <div
              key={key}
              ref={props.isMeasured ? virtualizer.measureElement : undefined}
              role="row"
              data-index={row.index}
              data-key={key}
              draggable={(props.areDraggable && !heading) || undefined}
              aria-rowindex={row.index + 1}
              aria-label={props.rowLabel?.(item)}
              data-pane-focus={isActive || undefined}
              aria-selected={heading || !onSelect ? undefined : isSelected}
              tabIndex={heading ? undefined : isActive ? 0 : -1}
              className={classes.row}
              style={{ translate: `0 ${row.start}px`, height: props.isMeasured ? undefined : row.size }}
            >
              <div role={heading ? 'rowheader' : 'gridcell'}>
                <RowContent item={item} isActive={isActive} isSelected={isSelected} renderRow={renderRow} />
              </div>
            </div>
          );
        })}
      </div>
    </div>
  );
}

type RowContentProps<Item> = RowState & { item: Item; renderRow: VirtualListProps<Item>['renderRow'] };

// Scrolling renders the list at every step; what stands in the rows is left alone.
const RowContent = memo(drawRow) as typeof drawRow;

function drawRow<Item>({ item, isActive, isSelected, renderRow }: RowContentProps<Item>): ReactNode {
  return renderRow(item, { isActive, isSelected });
}

/** The one row in the tab order: the active one, or the first that takes focus. */
function findStop<Item>(
  { items, activeKey, isHeading }: VirtualListProps<Item>,
  indexByKey: ReadonlyMap<string, number>,
): number {
  const active = activeKey === null ? undefined : indexByKey.get(activeKey);
  return active ?? items.findIndex((item) => !isHeading?.(item));
}
