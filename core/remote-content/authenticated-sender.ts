import { getDomain } from 'tldts';
import type { Authentication } from '#shared/contract/messages.ts';
import { domainOf } from '#shared/model/address.ts';

/**
 * Whether the user's own receiver found that a mail is from where it says: DMARC, or a signature by the very domain of
 * the sender. SPF alone speaks of an envelope nobody sees.
 */
export function isAuthenticatedSender(fromAddress: string, found: Authentication | null): boolean {
  const domain = registrable(domainOf(fromAddress));
  if (found === null || domain === null) return false;
  // Some receivers name no domain here: DMARC is always about the one in From.
  if (found.dmarc?.result === 'pass') return isOf(found.dmarc.domain, domain, true);
  if (found.dmarc?.result === 'fail') return false;
  return found.dkim?.result === 'pass' && isOf(found.dkim.domain, domain, false);
}

function isOf(name: string | null, domain: string, whenUnnamed: boolean): boolean {
  return name === null ? whenUnnamed : registrable(name) === domain;
}

function registrable(name: string): string | null {
  // Private suffixes too: two customers of one web host are two senders.
  return getDomain(name, { allowPrivateDomains: true });
}
