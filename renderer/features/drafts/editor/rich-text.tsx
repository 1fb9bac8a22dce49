import { Editor } from '@tiptap/core';
import { useEffect, useRef } from 'react';
import type { DraftId } from '#shared/ids.ts';
import type { DraftFields } from '../draft-session.ts';
import { docToText } from './doc-text.ts';
import classes from './rich-text.module.css';
import { isEditorKey } from './editor-keys.ts';
import { makeTextEditor } from './make-text-editor.ts';
import { openPictures } from './pictures.ts';
import { cleanPastedHtml, setStylesAside } from './pasted-html.ts';
import { mailSchema } from './schema.ts';
import { storeDataPictures } from './store-data-pictures.ts';
import { noteEditorChange, setTextEditor } from './text-editor.ts';

export interface RichTextProps {
  readonly draftId: DraftId;
  readonly label: string;
  readonly html: string;
  /** The same, as it is at this moment: a drawn value may be older than the last key. */
  readonly readHtml: () => string;
  /** The language it is spell-checked in; `null` for none. */
  readonly language: string | null;
  readonly startsHere: boolean;
  readonly onChange: (change: Pick<DraftFields, 'html' | 'text'>) => void;
  readonly onFiles: (files: readonly File[], isPasted: boolean) => void;
  /** `;` on an empty line. */
  readonly onTemplates: () => void;
}

/** The formatted text of a draft. Its library is large: this file is loaded when it is first needed. */
export function RichText(props: RichTextProps) {
  const { draftId, label, html, language, startsHere } = props;
  const place = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const written = useRef(html);
  const live = useRef(props);
  useEffect(() => {
    live.current = props;
  });

  useEffect(() => {
    const element = place.current;
    if (element === null) return undefined;
    const pictures = openPictures(draftId);
    const made = makeEditor(element, pictures.find, draftId, live, written);
    editor.current = made;
    setTextEditor(makeTextEditor(made));
    if (live.current.startsHere) made.commands.focus('start');
    return () => {
      setTextEditor(null);
      made.destroy();
      pictures.close();
      editor.current = null;
    };
  }, [draftId]);

  useEffect(() => {
    const dom = editor.current?.view.dom;
    dom?.setAttribute('aria-label', label);
    dom?.setAttribute('spellcheck', String(language !== null));
    if (language === null) dom?.removeAttribute('lang');
    else dom?.setAttribute('lang', language);
  }, [label, language]);

  useEffect(() => {
    // What another window wrote, an earlier version, another signature; own words come back as they went.
    const latest = live.current.readHtml();
    if (latest === written.current || editor.current === null) return;
    written.current = latest;
    replaceAll(editor.current, latest);
  }, [html]);

  return <div ref={place} className={classes.place} data-starts={startsHere || undefined} />;
}

type Live = { readonly current: RichTextProps };

function makeEditor(
  element: HTMLElement,
  findPicture: (contentId: string) => Promise<string | null>,
  draftId: DraftId,
  live: Live,
  written: { current: string },
): Editor {
  return new Editor({
    element,
    extensions: mailSchema(findPicture),
    content: setStylesAside(live.current.html),
    parseOptions: { preserveWhitespace: true },
    injectCSS: false,
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': live.current.label,
        'data-pane-focus': '',
        class: classes.text ?? '',
      },
      transformPastedHTML: cleanPastedHtml,
      handlePaste: (_, event) => takeFiles(event.clipboardData, live, true),
      handleDrop: (_, event, __, isMoved) => !isMoved && takeFiles(event.dataTransfer, live, false),
      handleDOMEvents: {
        // A key that is a command of ours is that command's: the user may have put it elsewhere. Escape shuts the mail.
        keydown: (_, event) => event.key === 'Escape' || isEditorKey(event),
      },
      handleKeyDown: (view, event) => {
        const { empty, $from } = view.state.selection;
        const isTemplateKey = event.key === ';' && !event.ctrlKey && !event.metaKey && !event.altKey;
        if (!isTemplateKey || !empty || $from.parent.content.size > 0) return false;
        live.current.onTemplates();
        return true;
      },
    },
    onUpdate: ({ editor }) => {
      const html = editor.getHTML();
      if (html === written.current) return;
      written.current = html;
      live.current.onChange({ html, text: docToText(editor.getJSON()) });
      storeDataPictures(editor, draftId);
    },
    onTransaction: noteEditorChange,
  });
}

/** Files are taken whole; text that comes with a picture of itself (as from a spreadsheet) stays text. */
function takeFiles(data: DataTransfer | null, live: Live, isPasted: boolean): boolean {
  const files = [...(data?.files ?? [])];
  const hasText = data?.types.includes('text/html') === true && isPasted;
  if (files.length === 0 || hasText) return false;
  live.current.onFiles(files, isPasted);
  return true;
}

function replaceAll(editor: Editor, html: string): void {
  const { from } = editor.state.selection;
  editor
    .chain()
    .setMeta('preventAutolink', true)
    .setMeta('addToHistory', false)
    .setContent(setStylesAside(html), { emitUpdate: false, parseOptions: { preserveWhitespace: true } })
    .setTextSelection(Math.min(from, Math.max(1, editor.state.doc.content.size - 1)))
    .run();
}
