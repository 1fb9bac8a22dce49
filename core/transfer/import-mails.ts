import { setImmediate } from 'node:timers/promises';
import type { MessageId } from '#shared/ids.ts';
import type { Cause, Clock, Db, WriteTx } from '../context.ts';
import type { RawStore } from '../raw/index.ts';
import { storeMessages, type Arrival, type Place, type StoredArrival } from '../threads/ingest.ts';
import { queueForServer } from '../threads/remote.ts';
import type { ParseClient } from '../workers/parse-client.ts';
import type { FileMail } from './model.ts';

export type PreparedMail = Arrival;

const aimMs = 15;
const firstRows = 5;

/** Parsed, and its bytes in the raw store: only then may a row name them. */
export async function prepareMails(
  ports: { readonly clock: Clock; readonly raw: RawStore; readonly parser: ParseClient },
  mails: readonly FileMail[],
  signal: AbortSignal,
): Promise<PreparedMail[]> {
  const parsed = await ports.parser.parse(
    mails.map(({ raw }) => raw),
    signal,
  );
  await ports.raw.put(parsed.map(({ hash, sizeBytes, packed }) => ({ hash, sizeBytes, packed })));
  const now = ports.clock.now();
  return parsed.map(({ hash, sizeBytes, message }, index): Arrival => {
    const { flags = null, receivedAt = null, isSure = false } = mails[index] ?? {};
    // Without a word from the file the message knows better than the file's own date, which copying changes.
    const known = isSure ? receivedAt : (message.receivedAt ?? message.sentAt ?? receivedAt);
    return {
      uid: null,
      parsed: message,
      rawHash: hash,
      sizeBytes,
      receivedAt: Math.min(known ?? now, now),
      // An archive is not news.
      flags: flags ?? ['\\Seen'],
      modseq: null,
    };
  });
}

/**
 * Writes in slices of some milliseconds, so that windows are answered in between. `advance` is within each write and
 * covers all up to that item; where it answers `false`, nothing more is written. For a folder of a server, what is new
 * in it goes there too, by the outbox.
 */
export async function storeMails<Item extends { readonly prepared: PreparedMail | null; readonly place: Place }>(
  db: Db,
  cause: Cause,
  items: readonly Item[],
  advance: (tx: WriteTx, last: Item) => boolean,
): Promise<boolean> {
  let rows = firstRows;
  for (let from = 0; from < items.length;) {
    const slice = items.slice(from, from + rows);
    const last = slice.at(-1);
    if (last === undefined) break;
    const startedMs = performance.now();
    // The files are still there: what a power cut takes is read again.
    const goesOn = db.write({ ...cause, isRepeatable: true }, (tx) => {
      if (!advance(tx, last)) return false;
      for (const [place, own] of Map.groupBy(slice, (item) => item.place)) {
        const arrivals = own.flatMap(({ prepared }) => prepared ?? []);
        queueAppend(tx, place, storeMessages(tx, place, arrivals));
      }
      return true;
    });
    if (!goesOn) return false;
    const tookMs = Math.max(0.1, performance.now() - startedMs);
    from += slice.length;
    rows = Math.max(1, Math.min(rows * 2, Math.round((rows + (slice.length * aimMs) / tookMs) / 2)));
    await db.makeRoom();
    await setImmediate();
  }
  return true;
}

function queueAppend(tx: WriteTx, { accountId, mailboxId }: Place, stored: readonly StoredArrival[]): void {
  const messageIds: MessageId[] = stored.map((one) => one.messageId);
  if (messageIds.length > 0) queueForServer(tx, accountId, 'mail.append', { mailboxId, messageIds });
}
