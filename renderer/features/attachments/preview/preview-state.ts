import { create } from 'zustand';
import type { AttachedFile } from '../attached-file.ts';

interface PreviewState {
  /** What one can step through; empty while nothing is open. */
  readonly files: readonly AttachedFile[];
  readonly index: number;
}

export const usePreview = create<PreviewState>()(() => ({ files: [], index: 0 }));

export function openPreview(files: readonly AttachedFile[], file: AttachedFile): void {
  const index = files.findIndex(({ messageId, path }) => messageId === file.messageId && path === file.path);
  usePreview.setState({ files, index: Math.max(0, index) });
}

export function closePreview(): void {
  usePreview.setState({ files: [] });
}

export function stepPreview(by: 1 | -1): void {
  usePreview.setState(({ files, index }) => ({ index: Math.max(0, Math.min(files.length - 1, index + by)) }));
}
