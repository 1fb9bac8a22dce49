import { sql } from 'drizzle-orm';
import type { AccountId, MailboxId, MessageId } from '#shared/ids.ts';
import type { ReadDb } from '../context.ts';
import { readCursor } from './cursor.ts';
import { fetchChunk, largeBytes } from './fetch-chunk.ts';
import type { Follow } from './follow.ts';
import type { RemoteState } from './imap/index.ts';

const mostRows = 300;

export interface MissingBody {
  readonly messageId: MessageId;
  readonly mailboxId: MailboxId;
  readonly path: string;
  readonly uid: number;
  readonly sizeBytes: number;
  readonly receivedAt: number;
}

export interface BodyWish {
  readonly kind: 'usual' | 'large';
  /** Copies that could not be had on this connection, as `copyKey` names them. */
  readonly without: ReadonlySet<string>;
  /** These first, window or not; `null`: the newest of all. */
  readonly only?: readonly MessageId[];
}

/** A copy that was moved since is another one, and may be had there. */
export function copyKey({ mailboxId, uid }: Pick<MissingBody, 'mailboxId' | 'uid'>): string {
  return `${mailboxId} ${uid}`;
}

/** Messages whose bodies are not here yet, newest first, each with one place where the server keeps it. */
export function findMissingBodies(follow: Pick<Follow, 'account' | 'db' | 'clock'>, wish: BodyWish): MissingBody[] {
  const { account, db, clock } = follow;
  const since = account.keepDays === null ? 0 : clock.now() - account.keepDays * 86_400_000;
  const isWanted =
    wish.only === undefined
      ? sql`messages.received_at >= ${since}
          AND messages.size_bytes ${wish.kind === 'large' ? sql`>` : sql`<=`} ${largeBytes}`
      : sql`messages.id IN (SELECT value FROM json_each(${JSON.stringify(wish.only)}))`;
  return readMissing(db.read, account.id, isWanted, wish.without, wish.kind === 'large' ? 1 : mostRows);
}

function readMissing(
  read: ReadDb,
  accountId: AccountId,
  isWanted: ReturnType<typeof sql>,
  without: ReadonlySet<string>,
  limit: number,
): MissingBody[] {
  const isToBeHad = sql`copy.mailbox_id || ' ' || copy.uid NOT IN (SELECT value FROM json_each(${JSON.stringify([...without])}))`;
  return read.all<MissingBody>(sql`
    SELECT wanted.id AS "messageId", mailboxes.id AS "mailboxId", mailboxes.path, copy.uid,
      wanted.size_bytes AS "sizeBytes", wanted.received_at AS "receivedAt"
    FROM (
      SELECT id, size_bytes, received_at, sent_at FROM messages
      WHERE account_id = ${accountId} AND raw_hash IS NULL AND ${isWanted}
        AND EXISTS (SELECT 1 FROM remote_messages AS copy WHERE message_id = messages.id AND ${isToBeHad})
      ORDER BY sent_at DESC LIMIT ${limit}
    ) AS wanted
    JOIN remote_messages AS copy ON (copy.mailbox_id, copy.uid) = (
      SELECT copy.mailbox_id, copy.uid FROM remote_messages AS copy
      WHERE message_id = wanted.id AND ${isToBeHad} LIMIT 1
    )
    JOIN mailboxes ON mailboxes.id = copy.mailbox_id
    WHERE mailboxes.path IS NOT NULL
    ORDER BY wanted.sent_at DESC`);
}

/**
 * Fetches the next chunk of bodies whose headers are here, in the folder of the newest. Answers what it asked for;
 * of these, what has no body afterwards cannot be had.
 */
export async function fetchBodies(follow: Follow, missing: readonly MissingBody[]): Promise<MissingBody[]> {
  const [first] = missing;
  if (first === undefined) return [];
  let bytes = 0;
  const chunk = missing.filter(({ mailboxId, sizeBytes }) => {
    if (mailboxId !== first.mailboxId || bytes > follow.pace.chunkBytes) return false;
    bytes += sizeBytes;
    return true;
  });
  const cursor = readCursor(follow.db.read, first.mailboxId);
  await follow.lane.use(async (turn) => {
    await turn.stay(first.path, cursor?.uidValidity ?? '');
    if (first.sizeBytes > largeBytes) {
      await fetchLarge(follow, turn.session, first);
      return;
    }
    const states = chunk.map(stateOf);
    await fetchChunk(follow, turn.session, {
      mailboxId: first.mailboxId,
      states,
      headersOnly: false,
      cursor: null,
      bodiesOf: new Map(chunk.map(({ uid, messageId }) => [uid, messageId])),
    });
  });
  await follow.intake.drain();
  return first.sizeBytes > largeBytes ? [first] : chunk;
}

async function fetchLarge(
  follow: Follow,
  session: { fetchSource(uid: number): Promise<Uint8Array | null> },
  missing: MissingBody,
): Promise<void> {
  const startedMs = performance.now();
  const source = await session.fetchSource(missing.uid);
  if (source === null) return;
  follow.pace.note(follow.clock.now(), 1, source.byteLength, performance.now() - startedMs);
  const batch = { mailboxId: missing.mailboxId, cursor: null, bodiesOf: new Map([[missing.uid, missing.messageId]]) };
  await follow.intake.addSources(batch, [{ state: stateOf(missing), source }]);
}

/** Of a message whose row is here only the place counts: its flags are known from elsewhere. */
function stateOf({ uid, sizeBytes, receivedAt }: MissingBody): RemoteState {
  return { uid, flags: [], modseq: null, sizeBytes, receivedAt };
}
