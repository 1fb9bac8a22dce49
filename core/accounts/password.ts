import type { AccountId } from '#shared/ids.ts';

export const passwordPrefix = 'account:';

/** Under which name the table of secrets keeps an account's password. */
export function passwordName(id: AccountId): string {
  return `${passwordPrefix}${id}`;
}
