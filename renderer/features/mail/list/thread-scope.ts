import type { ListSort, View } from '#shared/contract/threads.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';

/** What narrows a list beside its place. */
export const listFilters = ['unreadOnly', 'starredOnly', 'attachmentsOnly', 'contactsOnly'] as const;
export type ListFilter = (typeof listFilters)[number];

/** Which list of the sidebar it is. */
export interface ListPlace {
  readonly view: View;
  readonly accountId: AccountId | null;
  /** One folder in the place of the view. */
  readonly mailboxId: MailboxId | null;
  /** A tab or bundle of the inbox in the place of the view. */
  readonly part: string | null;
}

/** Which rows a list shows, and in which order: what the core is asked for. */
export interface ThreadScope extends ListPlace, Readonly<Record<ListFilter, boolean>> {
  /** Message by message. */
  readonly isFlat: boolean;
  readonly sort: ListSort;
}

export function placeKey({ view, accountId, mailboxId, part }: ListPlace): string {
  return [view, accountId ?? '', mailboxId ?? '', part ?? ''].join(' ');
}

export function scopeKey(scope: ThreadScope): string {
  const filters = listFilters.filter((filter) => scope[filter]);
  return [placeKey(scope), scope.isFlat ? 'flat' : '', scope.sort, ...filters].join(' ');
}

export function isNarrowed(scope: ThreadScope): boolean {
  return listFilters.some((filter) => scope[filter]);
}
