import { plural } from '@lingui/core/macro';
import type { DragEvent } from 'react';
import type { RowKey } from '../../../state/row-keys.ts';
import { getViewState } from '../../../state/view-state.ts';
import { setDragged } from './list-state.ts';
import classes from './thread-list.module.css';

/** What is dragged: the row, or all ticked ones where it is one of them. Where it can go, the sidebar knows. */
export const dragHandlers = {
  onDragStart: (event: DragEvent) => {
    const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="row"][data-key]') : null;
    const key = row?.dataset['key'] as RowKey | undefined;
    if (key === undefined) return;
    const { selected } = getViewState();
    const dragged: ReadonlySet<RowKey> = selected.has(key) ? selected : new Set([key]);
    // Firefox drags nothing that carries nothing. No text of a mail: what lies outside could take it.
    event.dataTransfer.setData('application/x-hauspost-rows', '');
    event.dataTransfer.effectAllowed = 'move';
    showCount(event, dragged.size);
    // The picture of the drag is taken first: a row that is drawn anew at once would end it.
    requestAnimationFrame(() => setDragged(dragged));
  },
  onDragEnd: () => setDragged(new Set()),
};

/** Instead of a picture of the row: how many. */
function showCount(event: DragEvent, count: number): void {
  const label = document.createElement('div');
  label.className = classes.dragged ?? '';
  label.textContent = plural(count, { one: '# conversation', other: '# conversations' });
  document.body.append(label);
  event.dataTransfer.setDragImage(label, 0, 0);
  requestAnimationFrame(() => label.remove());
}
