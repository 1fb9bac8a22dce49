import { sql } from 'drizzle-orm';
import { AppError } from '#shared/errors.ts';
import type { MessageId } from '#shared/ids.ts';
import type { QueryContext, ReadDb } from '../context.ts';

interface Stored {
  readonly rawHash: string | null;
  /** Of a message that was never bytes. */
  readonly text: string | null;
}

export function requireMessage(read: ReadDb, id: MessageId): Stored {
  const row = read.get<Stored | undefined>(sql`
    SELECT raw_hash AS "rawHash", message_texts.text FROM messages LEFT JOIN message_texts ON message_id = messages.id
    WHERE messages.id = ${id} AND account_id NOT IN (SELECT id FROM accounts WHERE removed_at IS NOT NULL)`);
  if (row === undefined) throw new AppError('not-found', 'no such message');
  return row;
}

/**
 * Reads something of the message itself, which is fetched first where only its headers are here, and once again where
 * the raw store has lost it.
 */
export async function withRaw<Result>(
  id: MessageId,
  { read, remote, signal }: Pick<QueryContext, 'read' | 'remote' | 'signal'>,
  readFrom: (hash: string) => Promise<Result | null>,
): Promise<Result> {
  const { rawHash } = requireMessage(read, id);
  const found = rawHash === null ? null : await readFrom(rawHash);
  if (found !== null) return found;
  await remote.fetchBody(id, signal);
  const fetched = requireMessage(read, id).rawHash;
  const again = fetched === null ? null : await readFrom(fetched);
  if (again === null) throw new AppError('not-found', 'this is not in the message');
  return again;
}
