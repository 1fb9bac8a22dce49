import type { DraftId, MailboxId, ThreadId, AccountId } from '#shared/ids.ts';
import type { View } from '#shared/contract/threads.ts';
import { formatRoute, homeRoute, isSameRoute, parseRoute, type Route, type SettingsSection } from './route.ts';
import { clearSelection, getViewState, useViewState } from './view-state.ts';

/** The only door through which the route changes, so that address, history and state stay one. */
export function navigate(route: Route, options: { replace?: boolean } = {}): void {
  const { route: before, visits } = getViewState();
  if (isSameRoute(before, route)) {
    useViewState.setState({ visits: visits + 1 });
    return;
  }
  const replace = options.replace ?? isStepWithinList(before, route);
  window.history[replace ? 'replaceState' : 'pushState'](null, '', formatRoute(route));
  show(route);
}

export function openView(view: View, accountId: AccountId | null = null): void {
  navigate({ page: 'mail', view, accountId, mailboxId: null, part: null, threadId: null });
}

/** One folder of one account. */
export function openFolder(mailboxId: MailboxId): void {
  navigate({ page: 'mail', view: 'all', accountId: null, mailboxId, part: null, threadId: null });
}

/** A tab or bundle of the inbox; `null` is all of it. The account stays. */
export function openPart(part: string | null): void {
  const { route } = getViewState();
  const accountId = route.page === 'mail' && route.view === 'inbox' ? route.accountId : null;
  navigate({ page: 'mail', view: 'inbox', accountId, mailboxId: null, part, threadId: null });
}

/** Opens a conversation in the list that is shown, or in the inbox from anywhere else. */
export function openThread(threadId: ThreadId): void {
  const { route } = getViewState();
  navigate({ ...(route.page === 'mail' ? route : homeRoute), threadId });
}

/** Back to the list alone; the view and account stay. */
export function closeThread(): void {
  const { route } = getViewState();
  if (route.page === 'mail' && route.threadId) navigate({ ...route, threadId: null });
}

export function openDraft(draftId: DraftId): void {
  navigate({ page: 'drafts', draftId });
}

export function openSettings(section: SettingsSection = 'appearance', setting: string | null = null): void {
  navigate({ page: 'settings', section, setting });
}

/** Leaves a page such as the settings: back to where the window was, home when it began here. */
export function leavePage(): void {
  if (lastMailRoute) navigate(lastMailRoute);
  else navigate(homeRoute);
}

/** Takes the route from the address and follows back and forward. Returns the way to stop. */
export function followAddress(): () => void {
  const read = () => show(parseRoute(window.location.hash));
  read();
  // The bare address says nothing: from the first view on it names where the window is.
  if (window.location.hash === '') window.history.replaceState(null, '', formatRoute(getViewState().route));
  window.addEventListener('popstate', read);
  window.addEventListener('hashchange', read);
  return () => {
    window.removeEventListener('popstate', read);
    window.removeEventListener('hashchange', read);
  };
}

let lastMailRoute: Route | null = null;

function show(route: Route): void {
  const { route: before, visits } = getViewState();
  if (isSameRoute(before, route)) return;
  if (before.page === 'mail' || before.page === 'drafts') lastMailRoute = before;
  if (!isSameList(before, route)) clearSelection();
  useViewState.setState({ route, overlay: null, visits: visits + 1 });
}

/** Walking from row to row is one visit: back leads out of the list, not through every mail read. */
function isStepWithinList(before: Route, after: Route): boolean {
  if (before.page === 'settings' && after.page === 'settings') return true;
  if (before.page === 'drafts' && after.page === 'drafts') return before.draftId !== null && after.draftId !== null;
  if (!isSameList(before, after) || before.page !== 'mail' || after.page !== 'mail') return false;
  return before.threadId !== null && after.threadId !== null;
}

function isSameList(one: Route, other: Route): boolean {
  if (one.page === 'mail' && other.page === 'mail') {
    const isSameFolder = one.mailboxId === other.mailboxId && one.part === other.part;
    return isSameFolder && one.view === other.view && one.accountId === other.accountId;
  }
  return one.page === other.page;
}
