import type { Authentication } from '#shared/contract/messages.ts';
import type { HeaderBlock } from '../mime/header-block.ts';

const covered = ['list-unsubscribe', 'list-unsubscribe-post'];

/**
 * RFC 8058, 4: one click is only for a mail whose valid DKIM signature covers both headers; otherwise anybody on the
 * way could have named an address to be posted to. That it is valid is the word of the user's own server; which fields
 * it covers stands in the signature of that domain.
 */
export function isHeaderSigned(headers: HeaderBlock, authentication: Authentication | null): boolean {
  const dkim = authentication?.dkim;
  if (dkim?.result !== 'pass' || dkim.domain === null) return false;
  const domain = dkim.domain.toLowerCase();
  return headers
    .all('dkim-signature')
    .slice(0, 20)
    .some((signature) => {
      const tags = readTags(signature.slice(0, 20_000));
      const fields = (tags.get('h') ?? '').toLowerCase().split(':');
      return tags.get('d')?.toLowerCase() === domain && covered.every((name) => fields.includes(name));
    });
}

/** `a=b; c=d`, white space meaning nothing (RFC 6376, 3.2). */
function readTags(text: string): Map<string, string> {
  return new Map(
    text.split(';').map((tag): [string, string] => {
      const at = tag.indexOf('=');
      return [tag.slice(0, Math.max(at, 0)).trim(), tag.slice(at + 1).replace(/\s+/g, '')];
    }),
  );
}
