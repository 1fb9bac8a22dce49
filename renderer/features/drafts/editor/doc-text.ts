import type { JSONContent } from '@tiptap/core';

/** The same mail for those who read plain text: what stands in the list of drafts, in search, and in the mail itself. */
export function docToText(doc: JSONContent): string {
  return blocksToLines(doc.content ?? [])
    .map((line) => (line === '-- ' ? line : line.trimEnd()))
    .join('\n')
    .replace(/\n+$/, '');
}

function blocksToLines(blocks: readonly JSONContent[], isTight = false): string[] {
  const lines: string[] = [];
  for (const [index, block] of blocks.entries()) {
    // An empty line parts paragraphs; where the writer left lines empty, those are it.
    const before = blocks[index - 1];
    if (block.type === 'signature') while (lines.length < 2 || lines.at(-1) !== '') lines.push('');
    else if (before !== undefined && !isTight && !isEmptyLine(before) && !isEmptyLine(block)) lines.push('');
    lines.push(...blockToLines(block));
  }
  return lines;
}

function isEmptyLine({ type, content }: JSONContent): boolean {
  return type === 'paragraph' && (content ?? []).length === 0;
}

function blockToLines(block: JSONContent): string[] {
  const content = block.content ?? [];
  switch (block.type) {
    case 'blockquote':
      return blocksToLines(content).map((line) => (line === '' || line.startsWith('>') ? `>${line}` : `> ${line}`));
    case 'bulletList':
      return content.flatMap((item) => itemToLines(item, '- '));
    case 'orderedList': {
      const start = Number(block.attrs?.['start'] ?? 1);
      return content.flatMap((item, index) => itemToLines(item, `${start + index}. `));
    }
    case 'signature':
      return blocksToLines(content);
    case 'horizontalRule':
      return ['----'];
    case 'codeBlock':
      return inlineText(content).split('\n');
    case 'table':
      return content.map((row) =>
        (row.content ?? []).map((cell) => blocksToLines(cell.content ?? [], true).join(' ')).join('\t'),
      );
    default:
      return inlineText(content).split('\n');
  }
}

function itemToLines(item: JSONContent, mark: string): string[] {
  const lines = blocksToLines(item.content ?? [], true);
  return lines.map((line, index) => (index === 0 ? mark + line : line === '' ? '' : ' '.repeat(mark.length) + line));
}

function inlineText(content: readonly JSONContent[]): string {
  let text = '';
  for (const [index, node] of content.entries()) {
    if (node.type === 'hardBreak') text += '\n';
    else if (node.type === 'picture') text += `[${String(node.attrs?.['alt'] ?? '') || '…'}]`;
    else text += node.text ?? '';
    const href = hrefOf(node);
    // The address follows the words once they end, unless they are it.
    if (href !== null && hrefOf(content[index + 1]) !== href && !saysItself(text, href)) text += ` <${href}>`;
  }
  return text;
}

function hrefOf(node: JSONContent | undefined): string | null {
  const href: unknown = node?.marks?.find(({ type }) => type === 'link')?.attrs?.['href'];
  return typeof href === 'string' ? href : null;
}

function saysItself(text: string, href: string): boolean {
  const bare = href.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, '');
  return text.endsWith(href) || text.replace(/\/$/, '').endsWith(bare);
}
