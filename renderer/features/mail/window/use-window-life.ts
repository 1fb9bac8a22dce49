import { useOutsideLinks } from '../../drafts/index.ts';
import { useFileDrop } from '../../transfer/index.ts';
import { useAttention } from './use-attention.ts';
import { useTitle } from './use-title.ts';

/** What mail does in a window besides its panes, for as long as the frame stands. */
export function useWindowLife(): void {
  useTitle();
  useAttention();
  useOutsideLinks();
  useFileDrop();
}
