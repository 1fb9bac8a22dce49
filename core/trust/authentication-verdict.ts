import type { Authentication } from '#shared/contract/messages.ts';

/**
 * The user's own receiver says that it is not from where it claims: DMARC failed, or without a word of DMARC the
 * sending server was refused and no signature held. A forwarded mail fails SPF and passes by its signature.
 */
export function hasFailed(authentication: Authentication | null): boolean {
  if (authentication === null) return false;
  const { dmarc, spf, dkim } = authentication;
  if (dmarc?.result === 'fail') return true;
  return dmarc?.result !== 'pass' && spf?.result === 'fail' && dkim?.result !== 'pass';
}
