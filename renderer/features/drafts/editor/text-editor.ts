import { useSyncExternalStore } from 'react';

/** What commands and the toolbar ask of the editor on screen; its library comes later than they do. */
export const formats = [
  'bold',
  'italic',
  'underline',
  'strike',
  'bulletList',
  'orderedList',
  'blockquote',
  'code',
  'codeBlock',
] as const;
export type Format = (typeof formats)[number];

export interface TextEditor {
  toggle(format: Format): void;
  isOn(format: Format): boolean;
  clearFormats(): void;
  /** The address under the caret; `null` where there is none. */
  readLink(): string | null;
  setLink(href: string | null): void;
  insertPicture(contentId: string, alt: string): void;
  /** Puts it where the caret is; `{cursor}` in it becomes the caret. */
  insertHtml(html: string): void;
  /** Behind everything, as a quote that Enter parts. */
  appendQuote(html: string): void;
  focus(place?: 'start' | 'end'): void;
}

let current: TextEditor | null = null;
let version = 0;
const listeners = new Set<() => void>();

/** The editor that is on screen says so, and again whenever something of it changed. */
export function setTextEditor(editor: TextEditor | null): void {
  current = editor;
  noteEditorChange();
}

export function noteEditorChange(): void {
  version += 1;
  for (const listener of listeners) listener();
}

export function getTextEditor(): TextEditor | null {
  return current;
}

export function useTextEditor(): TextEditor | null {
  useSyncExternalStore(subscribe, () => version);
  return current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
