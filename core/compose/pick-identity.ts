import type { Identity } from '#shared/contract/identities.ts';
import type { AccountId } from '#shared/ids.ts';

export interface ReceivedMail {
  readonly accountId: AccountId;
  readonly from: string;
  /** Delivered-To and its kin, nearest to the mailbox first. */
  readonly deliveredTo: readonly string[];
  readonly to: readonly string[];
  readonly cc: readonly string[];
}

/** `me+shop@x` is `me@x`. */
export function isSameMailbox(address: string, own: string): boolean {
  const [a, b] = [address.toLowerCase(), own.toLowerCase()];
  return a === b || a.replace(/\+[^@]*@/, '@') === b;
}

/**
 * The name to answer under: the one that wrote it, else the address that received it, else the account's first. Of
 * identities with one address in several accounts, the account's own.
 */
export function pickIdentity(mail: ReceivedMail, identities: readonly Identity[]): Identity | null {
  const ownFirst = [
    ...identities.filter(({ accountId }) => accountId === mail.accountId),
    ...identities.filter(({ accountId }) => accountId !== mail.accountId),
  ];
  for (const address of [mail.from, ...mail.deliveredTo, ...mail.to, ...mail.cc]) {
    const found =
      ownFirst.find((one) => one.address.toLowerCase() === address.toLowerCase()) ??
      ownFirst.find((one) => isSameMailbox(address, one.address));
    if (found !== undefined) return found;
  }
  return ownFirst[0] ?? null;
}
