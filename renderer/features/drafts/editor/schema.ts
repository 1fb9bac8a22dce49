import { Node, type Extensions } from '@tiptap/core';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import StarterKit from '@tiptap/starter-kit';
import { citedQuote } from './cited-quote.ts';
import { inlinePicture, type PictureSource } from './inline-picture.ts';

/** Set off from the text, so that it can be exchanged with the sender. Written as core/compose/signature.ts writes it. */
const signature = Node.create({
  name: 'signature',
  group: 'block',
  content: 'block+',
  defining: true,
  parseHTML: () => [{ tag: 'div[data-signature]' }],
  renderHTML: () => ['div', { 'data-signature': '' }, 0],
});

/** Without widths in styles: they would be wrong in every other window. */
const table = Table.extend({ renderHTML: () => ['table', ['tbody', 0]] });

/** Everything a mail of ours can hold. What is pasted or opened goes through this, and nothing else comes out. */
export function mailSchema(pictures: PictureSource): Extensions {
  return [
    StarterKit.configure({
      blockquote: false,
      heading: { levels: [1, 2, 3] },
      trailingNode: false,
      link: {
        openOnClick: false,
        autolink: true,
        linkOnPaste: true,
        defaultProtocol: 'https',
        HTMLAttributes: { rel: null, target: null, class: null },
        isAllowedUri: (url) => isMailLink(url),
      },
    }),
    table,
    TableRow,
    TableHeader,
    TableCell,
    citedQuote,
    signature,
    inlinePicture(pictures),
  ];
}

export function isMailLink(url: string): boolean {
  return /^(?:https?:\/\/|mailto:)[^\s"'<>\\]+$/i.test(url.trim());
}
