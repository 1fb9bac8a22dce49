import type { Editor } from '@tiptap/core';
import { DOMParser as SchemaParser } from '@tiptap/pm/model';
import { setStylesAside } from './pasted-html.ts';
import { isMailLink } from './schema.ts';
import type { Format, TextEditor } from './text-editor.ts';

const cursorSign = '{cursor}';

/** The editor's library behind the few words that commands know. */
export function makeTextEditor(editor: Editor): TextEditor {
  const chain = () => editor.chain().focus();
  const toggles: Record<Format, () => void> = {
    bold: () => chain().toggleBold().run(),
    italic: () => chain().toggleItalic().run(),
    underline: () => chain().toggleUnderline().run(),
    strike: () => chain().toggleStrike().run(),
    bulletList: () => chain().toggleBulletList().run(),
    orderedList: () => chain().toggleOrderedList().run(),
    blockquote: () => chain().toggleBlockquote().run(),
    code: () => chain().toggleCode().run(),
    codeBlock: () => chain().toggleCodeBlock().run(),
  };
  return {
    toggle: (format) => toggles[format](),
    isOn: (format) => editor.isActive(format),
    clearFormats: () => chain().unsetAllMarks().clearNodes().run(),
    readLink: () => {
      const href: unknown = editor.getAttributes('link')['href'];
      return typeof href === 'string' ? href : null;
    },
    setLink: (href) => {
      if (href === null) return void chain().extendMarkRange('link').unsetLink().run();
      const whole = /^[a-z]+:/i.test(href) ? href : href.includes('@') ? `mailto:${href}` : `https://${href}`;
      if (!isMailLink(whole)) return;
      const isBare = editor.state.selection.empty && !editor.isActive('link');
      const link = { type: 'text', text: href, marks: [{ type: 'link', attrs: { href: whole } }] };
      if (isBare)
        chain()
          .insertContent([link, { type: 'text', text: ' ' }])
          .run();
      else chain().extendMarkRange('link').setLink({ href: whole }).run();
    },
    // It was on its way for a moment: the keyboard may be elsewhere by now, and stays there.
    insertPicture: (contentId, alt) =>
      void editor.commands.insertContent({ type: 'picture', attrs: { src: `cid:${contentId}`, alt } }),
    insertHtml: (html) => {
      chain()
        .insertContent(setStylesAside(html), { parseOptions: { preserveWhitespace: true } })
        .run();
      placeCursor(editor);
    },
    appendQuote: (html) => {
      const end = editor.state.doc.content.size;
      const { body } = new DOMParser().parseFromString(setStylesAside(html), 'text/html');
      // Read as a whole document, what the schema needs is filled in: of some mails nothing is left to quote.
      const quote = SchemaParser.fromSchema(editor.schema).parse(body);
      editor.chain().insertContentAt(end, quote.content, { updateSelection: false }).run();
      const quoteAt = editor.state.doc.resolve(Math.min(end + 1, editor.state.doc.content.size)).pos;
      editor.chain().focus(quoteAt).run();
    },
    focus: (place) => void editor.commands.focus(place ?? null),
  };
}

/** A template says where writing goes on. */
function placeCursor(editor: Editor): void {
  let found: number | null = null;
  editor.state.doc.descendants((node, position) => {
    const at = node.isText ? (node.text ?? '').indexOf(cursorSign) : -1;
    if (at >= 0 && found === null) found = position + at;
  });
  if (found === null) return;
  editor
    .chain()
    .deleteRange({ from: found, to: found + cursorSign.length })
    .setTextSelection(found)
    .run();
}
