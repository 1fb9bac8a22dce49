import { setPane, type Pane } from './view-state.ts';

/**
 * The frame marks panes with `data-pane`. Inside, a feature marks with `data-pane-focus` what shall get the
 * keyboard when the pane is entered (the active row, the reader's scroller).
 */
export function focusPane(pane: Pane): void {
  const element = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`);
  if (!element) return;
  setPane(pane);
  const target = element.querySelector<HTMLElement>('[data-pane-focus]') ?? element;
  target.focus({ preventScroll: true });
}

export function paneOf(target: EventTarget | null): Pane | null {
  if (!(target instanceof Element)) return null;
  const name = target.closest<HTMLElement>('[data-pane]')?.dataset['pane'];
  return name === 'sidebar' || name === 'list' || name === 'reader' ? name : null;
}
