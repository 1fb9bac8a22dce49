import { sql } from 'drizzle-orm';
import type { MessageId } from '#shared/ids.ts';
import type { QueryContext, ReadDb } from '../context.ts';
import { withRaw } from '../messages/raw-of-message.ts';
import { decodeText } from '../mime/charset.ts';
import type { ReadPart } from '../mime/index.ts';
import type { ReadCalendar } from './read-calendar.ts';

export const maxCalendarBytes = 1_000_000;

/** Of several the one that is meant to be acted on: the same calendar often comes along as a file too. */
export function findCalendarPart(read: ReadDb, id: MessageId): string | null {
  const row = read.get<{ path: string } | undefined>(sql`
    SELECT path FROM attachments
    WHERE message_id = ${id} AND (mime_type IN ('text/calendar', 'application/ics') OR lower(name) LIKE '%.ics')
    ORDER BY mime_type = 'text/calendar' DESC, position LIMIT 1`);
  return row?.path ?? null;
}

/** Read in the worker: what a stranger calls a calendar may take its time. `null`: it is none. */
export async function readCalendarPart(
  id: MessageId,
  path: string,
  context: Pick<QueryContext, 'read' | 'readSlow' | 'raw' | 'remote' | 'signal'>,
): Promise<ReadCalendar | null> {
  const part = await withRaw(id, context, (hash) => context.raw.part(hash, path));
  return parseCalendar(part, (text) => context.readSlow('invites.parse', { text }, context.signal));
}

export async function parseCalendar(
  { bytes, charset }: ReadPart,
  parse: (text: string) => Promise<ReadCalendar | null>,
): Promise<ReadCalendar | null> {
  if (bytes.byteLength > maxCalendarBytes) return null;
  // RFC 5545, 3.1.4: UTF-8 unless the part says otherwise.
  const { text } = decodeText(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset ?? 'utf-8');
  return parse(text);
}
