import { Node, wrappingInputRule } from '@tiptap/core';
import type { Node as DocNode, ResolvedPos } from '@tiptap/pm/model';
import { TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { canSplit } from '@tiptap/pm/transform';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    blockquote: { toggleBlockquote: () => ReturnType };
  }
}

/** A quote. One of another's mail (`isCited`) is parted by Enter, so that the answer stands between its lines. */
export const citedQuote = Node.create({
  name: 'blockquote',
  content: 'block+',
  group: 'block',
  defining: true,

  addAttributes: () => ({
    isCited: {
      default: false,
      parseHTML: (element: HTMLElement) => element.getAttribute('type') === 'cite',
      renderHTML: ({ isCited }: Record<string, unknown>) => (isCited === true ? { type: 'cite' } : {}),
    },
  }),
  parseHTML: () => [{ tag: 'blockquote' }],
  renderHTML: ({ HTMLAttributes }) => ['blockquote', HTMLAttributes, 0],

  addCommands() {
    return {
      toggleBlockquote:
        () =>
        ({ commands }) =>
          commands.toggleWrap(this.name),
    };
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*>\s$/, type: this.type })];
  },
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const tr = partQuote(editor.state);
        if (tr === null) return false;
        editor.view.dispatch(tr.scrollIntoView());
        return true;
      },
    };
  },
});

/** `null` outside of a cited quote. An empty line between its halves takes the caret. */
export function partQuote(state: EditorState): Transaction | null {
  const { tr, schema } = state;
  const paragraph = schema.nodes['paragraph'];
  const depth = citedDepth(tr.selection.$from);
  if (depth === null || paragraph === undefined || !tr.selection.$from.parent.isTextblock) return null;
  tr.deleteSelection();
  dropBreaksAround(tr);
  const $at = tr.selection.$from;
  if (citedDepth($at) !== depth) return null;
  const start = $at.start(depth);
  const isFirst = isEdge($at, depth, 'start');
  const isLast = isEdge($at, depth, 'end');
  const target = isFirst ? start - 1 : isLast ? $at.end(depth) + 1 : splitBelow(tr, $at, depth);
  if (target === null) return null;
  tr.insert(target, paragraph.create());
  return tr.setSelection(TextSelection.create(tr.doc, target + 1));
}

/** Lines that a break parted are parted by the quote's end now. */
function dropBreaksAround(tr: Transaction): void {
  const { pos, nodeBefore, nodeAfter } = tr.selection.$from;
  if (nodeAfter?.type.name === 'hardBreak') tr.delete(pos, pos + 1);
  if (nodeBefore?.type.name === 'hardBreak') tr.delete(pos - 1, pos);
}

function splitBelow(tr: Transaction, $at: ResolvedPos, depth: number): number | null {
  // At the edge of a line the quote is parted between the lines, or an empty one would stay.
  const atStart = $at.parentOffset === 0;
  const atEnd = $at.parentOffset === $at.parent.content.size;
  const isBetween = (atStart || atEnd) && $at.depth - 1 >= depth;
  const position = isBetween ? (atStart ? $at.before() : $at.after()) : $at.pos;
  const levels = (isBetween ? $at.depth - 1 : $at.depth) - depth + 1;
  if (!canSplit(tr.doc, position, levels)) return null;
  tr.split(position, levels);
  return position + levels;
}

function isEdge($at: ResolvedPos, depth: number, side: 'start' | 'end'): boolean {
  const isHere = side === 'start' ? $at.parentOffset === 0 : $at.parentOffset === $at.parent.content.size;
  if (!isHere) return false;
  for (let level = $at.depth - 1; level >= depth; level -= 1) {
    const index = $at.index(level);
    if (side === 'start' ? index > 0 : index < $at.node(level).childCount - 1) return false;
  }
  return true;
}

/** The outermost quote of another's words. */
function citedDepth($at: ResolvedPos): number | null {
  for (let depth = 1; depth <= $at.depth; depth += 1) if (isCited($at.node(depth))) return depth;
  return null;
}

function isCited(node: DocNode): boolean {
  return node.type.name === 'blockquote' && node.attrs['isCited'] === true;
}
