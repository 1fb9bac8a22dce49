import { describe, expect, it } from 'vitest';
import { findByPrefix, flattenTree, type TreeNode } from './tree-rows.ts';

const nodes: TreeNode[] = [
  {
    id: 'project',
    label: 'projekt',
    children: [
      { id: 'kita', label: 'kita-neubau' },
      { id: 'wieling', label: 'wieling', children: [{ id: 'gauben', label: 'gauben' }] },
    ],
  },
  { id: 'office', label: 'behörde', children: [] },
  { id: 'personal', label: 'Privat' },
];

describe('flattenTree', () => {
  it('shows what is open, with its place', () => {
    const rows = flattenTree(nodes, new Set(['project']));
    expect(
      rows.map(({ node, level, position, setSize, isExpanded }) => [node.id, level, position, setSize, isExpanded]),
    ).toEqual([
      ['project', 1, 1, 3, true],
      ['kita', 2, 1, 2, undefined],
      ['wieling', 2, 2, 2, false],
      ['office', 1, 2, 3, undefined],
      ['personal', 1, 3, 3, undefined],
    ]);
  });

  it('hides what lies in a closed branch, open or not', () => {
    expect(flattenTree(nodes, new Set(['wieling'])).map((row) => row.node.id)).toEqual([
      'project',
      'office',
      'personal',
    ]);
  });
});

describe('findByPrefix', () => {
  const rows = flattenTree(nodes, new Set());
  it('steps from the current row and goes around', () => {
    expect(findByPrefix(rows, 'p', 0)?.node.id).toBe('personal');
    expect(findByPrefix(rows, 'p', 2)?.node.id).toBe('project');
  });

  it('stays on the current row while the word grows', () => {
    expect(findByPrefix(rows, 'pr', 2)?.node.id).toBe('personal');
    expect(findByPrefix(rows, 'pro', 2)?.node.id).toBe('project');
  });

  it('finds nothing quietly', () => {
    expect(findByPrefix(rows, 'x', 0)).toBeUndefined();
  });
});
