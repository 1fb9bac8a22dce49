import type { ThreadId } from '#shared/ids.ts';
import { coreClient } from '../../../lib/core.ts';
import { getViewState, select, toggleSelected } from '../../../state/view-state.ts';
import { maxSelected } from '../triage/targets.ts';
import { getListState, indexOfThread, readActiveId, setActive } from './list-state.ts';
import { threadAt, walk } from './walk.ts';

export function toggleActive(): void {
  if (readActiveId() === null) walk(1);
  const id = readActiveId();
  if (id !== null) toggleSelected(id);
}

/** From the anchor to `id`, both included; what was ticked outside of that range goes. */
export function selectRange(id: ThreadId): void {
  const { threads } = getListState();
  const { anchor } = getViewState();
  const activeId = readActiveId();
  const from = indexOfThread(anchor ?? activeId ?? id);
  const to = indexOfThread(id);
  if (to < 0) return;
  const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  select(
    threads
      .slice(first, last + 1)
      .slice(0, maxSelected)
      .map((thread) => thread.id),
    from < 0 ? id : (anchor ?? activeId),
  );
}

/** The first row of a range is the one it starts from. */
export function beginRange(): void {
  const activeId = readActiveId();
  if (getViewState().selected.size === 0 && activeId !== null) select([activeId], activeId);
}

/** Ctrl+click: the row one was on belongs to what one picks beside it. */
export function toggleBeside(id: ThreadId): void {
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

/** All of the list, not only what was scrolled to; at most as many as one command takes. */
export async function selectAll(): Promise<void> {
  const { scope, threads, total } = getListState();
  if (scope === null) return;
  const anchor = threads[0]?.id ?? null;
  select(
    threads.slice(0, maxSelected).map((thread) => thread.id),
    anchor,
  );
  if (total !== null && threads.length >= Math.min(total, maxSelected)) return;

  const ids: ThreadId[] = [];
  let after: string | null = null;
  do {
    const page: { items: { id: ThreadId }[]; next: string | null } = await coreClient.threads.list({
      ...scope,
      limit: 200,
      after,
    });
    ids.push(...page.items.map((row) => row.id));
    after = page.next;
  } while (after !== null && ids.length < maxSelected);
  if (getListState().scope === scope) select(ids.slice(0, maxSelected), anchor);
}
