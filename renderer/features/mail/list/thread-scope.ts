import type { View } from '#shared/contract/threads.ts';
import type { AccountId } from '#shared/ids.ts';

/** Which conversations a list shows. */
export interface ThreadScope {
  readonly view: View;
  readonly accountId: AccountId | null;
  readonly unreadOnly: boolean;
}

export function scopeKey({ view, accountId, unreadOnly }: ThreadScope): string {
  return `${view} ${accountId ?? ''} ${unreadOnly ? 'unread' : ''}`;
}
