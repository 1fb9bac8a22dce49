import type { ReactNode } from 'react';
import type { IconType } from './icon.tsx';

export type TreeNode = {
  id: string;
  label: string;
  icon?: IconType;
  mark?: ReactNode;
  count?: number;
  isCountNew?: boolean;
  countUnit?: string;
  children?: readonly TreeNode[];
};

/** A node as it is drawn: only what can be seen, with what screen readers want to know of its place. */
export type TreeRow = {
  node: TreeNode;
  level: number;
  parentId: string | null;
  position: number;
  setSize: number;
  /** Absent on a leaf. */
  isExpanded?: boolean;
};

export function flattenTree(
  nodes: readonly TreeNode[],
  expandedIds: ReadonlySet<string>,
  level = 1,
  parentId: string | null = null,
): TreeRow[] {
  return nodes.flatMap((node, index) => {
    const children = node.children ?? [];
    const isExpanded = children.length > 0 ? expandedIds.has(node.id) : undefined;
    const row: TreeRow = { node, level, parentId, position: index + 1, setSize: nodes.length, isExpanded };
    return isExpanded ? [row, ...flattenTree(children, expandedIds, level + 1, node.id)] : [row];
  });
}

/** The next row whose label begins so, from the current one on and around; one letter steps on, more may stay. */
export function findByPrefix(rows: readonly TreeRow[], prefix: string, from: number): TreeRow | undefined {
  const start = prefix.length === 1 ? from + 1 : from;
  return [...rows.slice(start), ...rows.slice(0, start)].find((row) =>
    row.node.label.toLocaleLowerCase().startsWith(prefix),
  );
}
