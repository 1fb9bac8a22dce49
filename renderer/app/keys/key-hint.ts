import type { MessageDescriptor } from '@lingui/core';
import { create } from 'zustand';
import type { KeyBinding } from './key-reader.ts';

/** What the strip at the bottom says while a sequence waits, or why a key did nothing. */
export type KeyHint =
  | { readonly kind: 'waiting'; readonly steps: string; readonly next: readonly KeyBinding[] }
  | { readonly kind: 'refused'; readonly title: MessageDescriptor; readonly reason: MessageDescriptor };

export const useKeyHint = create<{ hint: KeyHint | null }>()(() => ({ hint: null }));

const refusedForMs = 2_500;
let timer: ReturnType<typeof setTimeout> | undefined;

export function showKeyHint(hint: KeyHint, forMs = refusedForMs): void {
  clearTimeout(timer);
  useKeyHint.setState({ hint });
  timer = setTimeout(hideKeyHint, forMs);
}

export function hideKeyHint(): void {
  clearTimeout(timer);
  if (useKeyHint.getState().hint) useKeyHint.setState({ hint: null });
}
