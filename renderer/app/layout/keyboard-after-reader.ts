import { useEffect } from 'react';
import { focusPane } from '../../state/focus-pane.ts';
import { getViewState } from '../../state/view-state.ts';

/** A reader that stood in place of the list takes the keyboard with it when it closes: the list gets it back. */
export function useKeyboardAfterReader(isListAlone: boolean): void {
  useEffect(() => {
    if (!isListAlone || getViewState().pane !== 'reader') return undefined;
    const frame = requestAnimationFrame(() => focusPane('list'));
    return () => cancelAnimationFrame(frame);
  }, [isListAlone]);
}
