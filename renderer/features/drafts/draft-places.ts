import { create } from 'zustand';
import type { DraftId } from '#shared/ids.ts';
import { hasCapability } from '../../lib/host.ts';
import { shellClient } from '../../lib/core.ts';
import { navigate } from '../../state/navigate.ts';
import { formatRoute, type DraftsRoute, type Route } from '../../state/route.ts';
import { getViewState } from '../../state/view-state.ts';
import { flushSession } from './open-sessions.ts';

/** Where the window was when a draft was begun or taken up; closing it leads back there. */
const origins = new Map<DraftId, Route>();

/** Drafts that were laid aside in this window, the last one first. */
export const useDesk = create<{ readonly minimised: readonly DraftId[] }>()(() => ({ minimised: [] }));

export function showDraft(id: DraftId): void {
  const { route } = getViewState();
  if (route.page !== 'drafts') origins.set(id, route);
  takeFromDesk(id);
  navigate({ page: 'drafts', draftId: id });
}

/** The list and the places make room, or come back. */
export function setFullSize(id: DraftId, isFull: boolean): void {
  navigate(isFull ? { page: 'drafts', draftId: id, isFull } : { page: 'drafts', draftId: id }, { replace: true });
}

/** Back to where the draft was begun. */
export function leaveDraft(id: DraftId): void {
  const origin = origins.get(id);
  origins.delete(id);
  if (isOwnWindow()) return window.close();
  navigate(origin ?? { page: 'drafts', draftId: null });
}

export async function minimise(id: DraftId): Promise<void> {
  await flushSession(id);
  const { minimised } = useDesk.getState();
  useDesk.setState({ minimised: [id, ...minimised.filter((one) => one !== id)] });
  leaveDraft(id);
}

export function takeFromDesk(id: DraftId): void {
  const { minimised } = useDesk.getState();
  if (minimised.includes(id)) useDesk.setState({ minimised: minimised.filter((one) => one !== id) });
}

/** What was typed goes along; this window goes back to where it was. */
export async function moveToOwnWindow(id: DraftId): Promise<void> {
  await flushSession(id);
  await openInWindow(id);
  const { route } = getViewState();
  if (route.page === 'drafts' && route.draftId === id) leaveDraft(id);
}

export async function openInWindow(id: DraftId): Promise<void> {
  takeFromDesk(id);
  const at = formatRoute(fullRoute(id));
  if (hasCapability('windowControls')) {
    await shellClient.window({ action: 'new', at });
    return;
  }
  const { origin, pathname } = window.location;
  window.open(`${origin}${pathname}${at}`, '_blank', 'popup,width=800,height=760');
}

/** This window is there for one draft. */
export function isOwnWindow(): boolean {
  return window.opener !== null || wasOpenedFull;
}

const wasOpenedFull = window.location.hash.startsWith('#/compose/');

function fullRoute(draftId: DraftId): DraftsRoute {
  return { page: 'drafts', draftId, isFull: true };
}
