import { useEffect, useRef, type KeyboardEvent } from 'react';
import classes from './draft-editor.module.css';

interface PlainTextProps {
  readonly label: string;
  readonly text: string;
  readonly language: string | null;
  readonly startsHere: boolean;
  readonly onChange: (text: string) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** The text of a plain mail. Within a quote, Enter makes room for an answer. */
export function PlainText({ label, text, language, startsHere, onChange, onFiles }: PlainTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!startsHere) return;
    area.current?.focus();
    area.current?.setSelectionRange(0, 0);
  }, [startsHere]);

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd } = event.currentTarget;
    if (event.key !== 'Enter' || event.shiftKey || event.ctrlKey || event.metaKey || selectionStart !== selectionEnd)
      return;
    const parted = partQuotedLine(text, selectionStart);
    if (parted === null) return;
    event.preventDefault();
    onChange(parted.text);
    requestAnimationFrame(() => area.current?.setSelectionRange(parted.caret, parted.caret));
  };
  return (
    <textarea
      ref={area}
      data-pane-focus
      aria-label={label}
      className={classes.text}
      value={text}
      maxLength={200_000}
      spellCheck={language !== null}
      lang={language ?? undefined}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={(event) => {
        const files = [...event.clipboardData.files];
        if (files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
        event.preventDefault();
        onFiles(files);
      }}
    />
  );
}

/** `null` where the caret is in no quoted line. */
export function partQuotedLine(text: string, caret: number): { readonly text: string; readonly caret: number } | null {
  const start = text.lastIndexOf('\n', caret - 1) + 1;
  const mark = /^(?:> ?)+/.exec(text.slice(start))?.[0];
  if (mark === undefined || caret < start + mark.length) return null;
  const end = text.indexOf('\n', caret);
  const rest = text.slice(caret, end < 0 ? text.length : end);
  const below = text.slice(end < 0 ? text.length : end);
  const before = text.slice(0, caret).trimEnd();
  const after = rest.trim() === '' ? below.replace(/^\n/, '') : `${mark}${rest.trimStart()}${below}`;
  return { text: `${before}\n\n\n\n${after}`.replace(/\n+$/, '\n\n'), caret: before.length + 2 };
}
