import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import type { Server } from '#shared/contract/accounts.ts';
import { AppError } from '#shared/errors.ts';

const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A server's name as it goes into DNS and TLS, or `invalid-input` with the field to mark. No network is asked. */
export function checkServer(server: Server, field: 'incoming' | 'outgoing'): Server {
  const host = asHost(server.host.trim());
  if (host === null) throw new AppError('invalid-input', 'not a host name', { field: `${field}.host` });
  return { ...server, host };
}

function asHost(text: string): string | null {
  const bare = text.replace(/^\[(.*)\]$/, '$1');
  if (isIP(bare) !== 0) return bare;
  // Letters of any script are fine (IDN); marks that a URL parser would read as something else are not.
  if (/[\s/\\@:?#%]/.test(text)) return null;
  const ascii = domainToASCII(text.replace(/\.$/, '')).toLowerCase();
  const isName = ascii !== '' && ascii.length <= 253 && ascii.split('.').every((part) => label.test(part));
  // "127.1" and "0x7f.1" are addresses in disguise: no TLD is all digits.
  return isName && !/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(ascii) ? ascii : null;
}
