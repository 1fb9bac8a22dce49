import type { DraftId } from '#shared/ids.ts';
import { core, queryClient } from '../../lib/core.ts';
import { openDraft } from '../../state/navigate.ts';
import { getViewState } from '../../state/view-state.ts';

function listIds(): readonly DraftId[] {
  const drafts = queryClient.getQueryData(core.drafts.list.queryKey({ input: {} })) ?? [];
  return drafts.map((draft) => draft.id);
}

export function hasDrafts(): boolean {
  return listIds().length > 0;
}

export function walkDrafts(steps: number): void {
  const { route } = getViewState();
  const ids = listIds();
  const at = route.page === 'drafts' && route.draftId !== null ? ids.indexOf(route.draftId) : -1;
  const next = at < 0 ? ids[0] : ids[Math.max(0, Math.min(ids.length - 1, at + steps))];
  if (next) openDraft(next);
}
