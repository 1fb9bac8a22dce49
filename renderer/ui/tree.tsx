import { ChevronDown, ChevronRight } from 'lucide-react';
import { useLayoutEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { Count } from './count.tsx';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';
import nav from './nav.module.css';
import { findByPrefix, flattenTree, type TreeNode, type TreeRow } from './tree-rows.ts';
import classes from './tree.module.css';
import { useTypeahead } from './use-typeahead.ts';

export type TreeProps = {
  label: string;
  nodes: readonly TreeNode[];
  expandedIds: ReadonlySet<string>;
  onExpandedChange: (id: string, isExpanded: boolean) => void;
  /** The open one. */
  selectedId: string | null;
  /** Enter, Space or a click. */
  onSelect: (id: string) => void;
  /** Where the arrows are; the first row when null. */
  activeId: string | null;
  onActiveChange: (id: string) => void;
  /** Something that fits is being dragged over this one. */
  dropId?: string | null;
  className?: string;
};

/** Folders and tags: arrows walk, right opens, left closes or goes to the parent, letters jump, * opens siblings. */
export function Tree(props: TreeProps) {
  const { label, nodes, expandedIds, selectedId, activeId, onActiveChange, onSelect, onExpandedChange } = props;
  const rows = useMemo(() => flattenTree(nodes, expandedIds), [nodes, expandedIds]);
  const treeRef = useRef<HTMLDivElement>(null);
  const typeahead = useTypeahead();
  const current = rows.find((row) => row.node.id === (activeId ?? selectedId)) ?? rows[0];

  // The focus follows the active row only while it is inside the tree.
  useLayoutEffect(() => {
    const tree = treeRef.current;
    if (!tree?.contains(document.activeElement)) return;
    const row = tree.querySelector<HTMLElement>('[tabindex="0"]');
    if (row !== document.activeElement) row?.focus();
  }, [activeId]);

  const moveTo = (row: TreeRow | undefined) => {
    if (row) onActiveChange(row.node.id);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (!current || event.ctrlKey || event.metaKey || event.altKey) return;
    if (handleTreeKey(event.key, current)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  const onClick = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const id = target?.closest<HTMLElement>('[data-node]')?.dataset['node'];
    const row = rows.find((candidate) => candidate.node.id === id);
    if (!row) return;
    if (target?.closest('[data-twist]')) {
      onExpandedChange(row.node.id, !row.isExpanded);
      return;
    }
    onActiveChange(row.node.id);
    onSelect(row.node.id);
  };

  const handleTreeKey = (key: string, row: TreeRow): boolean => {
    const index = rows.indexOf(row);
    const { node } = row;
    switch (key) {
      case 'ArrowDown':
        moveTo(rows[index + 1]);
        return true;
      case 'ArrowUp':
        moveTo(rows[index - 1]);
        return true;
      case 'Home':
        moveTo(rows[0]);
        return true;
      case 'End':
        moveTo(rows.at(-1));
        return true;
      case 'ArrowRight':
        if (row.isExpanded === false) onExpandedChange(node.id, true);
        else if (row.isExpanded) moveTo(rows[index + 1]);
        return true;
      case 'ArrowLeft':
        if (row.isExpanded) onExpandedChange(node.id, false);
        else moveTo(rows.find((candidate) => candidate.node.id === row.parentId));
        return true;
      case 'Enter':
      case ' ':
        onSelect(node.id);
        return true;
      case '*':
        for (const sibling of rows) {
          if (sibling.parentId === row.parentId && sibling.isExpanded === false)
            onExpandedChange(sibling.node.id, true);
        }
        return true;
      default: {
        const prefix = typeahead(key);
        if (prefix === undefined) return false;
        moveTo(findByPrefix(rows, prefix, index));
        return true;
      }
    }
  };

  return (
    <div
      ref={treeRef}
      role="tree"
      aria-label={label}
      tabIndex={rows.length === 0 ? 0 : undefined}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className={cx(classes.tree, props.className)}
    >
      {rows.map((row) => (
        <TreeItem
          key={row.node.id}
          row={row}
          isSelected={row.node.id === selectedId}
          isInTabOrder={row === current}
          isDropTarget={row.node.id === props.dropId}
        />
      ))}
    </div>
  );
}

type TreeItemProps = { row: TreeRow; isSelected: boolean; isInTabOrder: boolean; isDropTarget: boolean };

function TreeItem({ row, isSelected, isInTabOrder, isDropTarget }: TreeItemProps) {
  const { node, level, isExpanded } = row;
  const lead = node.mark ?? (node.icon && <Icon of={node.icon} />);
  return (
    <div
      role="treeitem"
      tabIndex={isInTabOrder ? 0 : -1}
      aria-level={level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-expanded={isExpanded}
      aria-selected={isSelected}
      data-node={node.id}
      className={cx(nav.item, isDropTarget && nav.drop)}
      style={{ paddingInlineStart: 8 + (level - 1) * 25 }}
    >
      {isExpanded !== undefined && (
        <span data-twist="" className={classes.twist}>
          <Icon of={isExpanded ? ChevronDown : ChevronRight} />
        </span>
      )}
      {lead && <span className={level > 1 ? classes.mark : nav.lead}>{lead}</span>}
      <span className={nav.label}>{node.label}</span>
      {node.count !== undefined && <Count value={node.count} isNew={node.isCountNew} unit={node.countUnit} />}
    </div>
  );
}
