import { focusPane } from '../../../state/focus-pane.ts';

/** The page takes the keyboard: its list, or what stands in its place. */
export function focusLibrary(): void {
  focusPane('reader');
}
