import { coreClient } from '../../../lib/core.ts';
import { keyOfRow, type RowKey } from '../../../state/row-keys.ts';
import { getViewState, select, toggleSelected } from '../../../state/view-state.ts';
import { getListState, indexOfThread, readActiveId, setActive } from './list-state.ts';
import { threadAt, walk } from './walk.ts';

export function toggleActive(): void {
  if (readActiveId() === null) walk(1);
  const id = readActiveId();
  if (id !== null) toggleSelected(id);
}

/** From the anchor to `id`, both included; what was ticked outside of that range goes. */
export function selectRange(id: RowKey): void {
  const { threads } = getListState();
  const { anchor } = getViewState();
  const activeId = readActiveId();
  const from = indexOfThread(anchor ?? activeId ?? id);
  const to = indexOfThread(id);
  if (to < 0) return;
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  select(
    threads.slice(first, last + 1).map((thread) => thread.id),
    from < 0 ? id : (anchor ?? activeId),
  );
}

/** The first row of a range is the one it starts from. */
export function beginRange(): void {
  const activeId = readActiveId();
  if (getViewState().selected.size === 0 && activeId !== null) select([activeId], activeId);
}

/** Ctrl+click: the row one was on belongs to what one picks beside it. */
export function toggleBeside(id: RowKey): void {
  if (readActiveId() !== id) beginRange();
  toggleSelected(id);
}

/** Moves without opening: the reader keeps what it shows while a range grows. */
export function extendSelection(steps: 1 | -1): void {
  beginRange();
  const at = indexOfThread(readActiveId());
  const id = at < 0 ? threadAt(steps) : (getListState().threads[at + steps]?.id ?? null);
  if (id === null) return;
  selectRange(id);
  setActive(id);
}

/** All of the list with its filters, however much that is, not only what was scrolled to. */
export async function selectAll(): Promise<void> {
  const { scope, threads, total } = getListState();
  if (scope === null) return;
  const anchor = threads[0]?.id ?? null;
  select(
    threads.map((thread) => thread.id),
    anchor,
  );
  if (total !== null && threads.length >= total) return;

  const { sort: _, ...listed } = scope;
  const keys: RowKey[] = [];
  let after: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof coreClient.threads.listIds>> = await coreClient.threads.listIds({
      ...listed,
      after,
    });
    for (const row of page.items) keys.push(keyOfRow(row));
    after = page.next;
  } while (after !== null && getListState().scope === scope);
  if (getListState().scope === scope) select(keys, anchor);
}
