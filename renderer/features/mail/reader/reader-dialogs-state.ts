import { create } from 'zustand';
import type { MessageId, ThreadId } from '#shared/ids.ts';

export type ReaderDialog =
  | { readonly kind: 'source'; readonly messageId: MessageId; readonly tab: 'headers' | 'source' }
  | { readonly kind: 'print'; readonly threadId: ThreadId; readonly messageId: MessageId }
  | { readonly kind: 'unsubscribe'; readonly messageId: MessageId };

/** Which dialog about the open message stands above the window; commands open them from outside React. */
export const useReaderDialog = create<{ readonly open: ReaderDialog | null }>()(() => ({ open: null }));

export function openReaderDialog(dialog: ReaderDialog): void {
  useReaderDialog.setState({ open: dialog });
}

export function closeReaderDialog(): void {
  useReaderDialog.setState({ open: null });
}
