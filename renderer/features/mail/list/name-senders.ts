import { formatSenders, own } from '#shared/model/senders.ts';

/** "Anna, me", and "Me, Anna" where the user stands first. */
export function nameSenders(senders: readonly string[], me: string): string {
  const names = formatSenders(senders, me);
  return senders[0] === own ? names.charAt(0).toLocaleUpperCase() + names.slice(1) : names;
}
