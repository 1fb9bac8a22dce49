import { sql } from 'drizzle-orm';
import type { Authentication } from '#shared/contract/messages.ts';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import type { ReadDb } from '../context.ts';
import { readSettings } from '../settings/index.ts';
import { isAuthenticatedSender } from './authenticated-sender.ts';

export interface Standing {
  readonly isAllowed: boolean;
  readonly by: 'sender' | 'contact' | null;
  readonly isNever: boolean;
  readonly address: string;
  readonly isAuthenticated: boolean;
}

/** Asked anew for every message: what was allowed for an address counts only for mail that is really from it. */
export function readStanding(read: ReadDb, id: MessageId): Standing {
  const row = read.get<{ address: string; authentication: string | null } | undefined>(sql`
    SELECT from_address AS address, authentication FROM messages
    WHERE id = ${id} AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)`);
  if (row === undefined) throw new AppError('not-found', 'no such message');
  const authentication = row.authentication === null ? null : (JSON.parse(row.authentication) as Authentication);
  const isAuthenticated = isAuthenticatedSender(row.address, authentication);
  const { remoteImages } = readSettings(read);
  const isNever = remoteImages === 'never';
  const by = isNever || !isAuthenticated ? null : whoAllows(read, row.address, remoteImages === 'contacts');
  const address = clip(cleanLine(row.address), 500);
  return { isAllowed: by !== null, by, isNever, address, isAuthenticated };
}

export function keyOf(address: string): string {
  return cleanLine(address).toLowerCase();
}

function whoAllows(read: ReadDb, address: string, areContactsAllowed: boolean): Standing['by'] {
  const key = keyOf(address);
  if (read.get(sql`SELECT 1 FROM remote_senders WHERE address = ${key}`) !== undefined) return 'sender';
  if (!areContactsAllowed) return null;
  // Whoever merely wrote is no acquaintance: the user has written to them.
  const contact = sql`SELECT 1 FROM contacts WHERE address = ${key} AND is_hidden = 0 AND written_to > 0`;
  return read.get(contact) === undefined ? null : 'contact';
}
