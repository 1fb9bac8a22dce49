import type { Server } from '#shared/contract/accounts.ts';

/** "imap.example.org, 993, TLS" */
export function describeServer({ host, port, security }: Server): string {
  return `${host}, ${port}, ${security === 'tls' ? 'TLS' : 'STARTTLS'}`;
}
