import { setImmediate } from 'node:timers/promises';
import type { MailboxId, MessageId } from '#shared/ids.ts';
import type { CursorChange } from './cursor.ts';
import type { Follow } from './follow.ts';
import type { ImapSession, RemoteState } from './imap/index.ts';
import type { Batch } from './intake.ts';

/** Beyond this a message comes after all others, alone. */
export const largeBytes = 8_000_000;

const batchBytes = 1_000_000;
const batchRows = 50;
const headersAtOnce = 25;

export interface Chunk {
  readonly mailboxId: MailboxId;
  readonly states: readonly RemoteState[];
  /** Headers are enough for now, whatever else is known. */
  readonly headersOnly: boolean;
  readonly cursor: CursorChange | null;
  readonly isNews?: boolean;
  /** By UID, messages whose rows are here and which lack their bodies alone: whole, however old. */
  readonly bodiesOf?: ReadonlyMap<number, MessageId>;
}

/**
 * Brings these messages of the open folder in: whole where they are small and within the account's window, headers
 * otherwise. What the server no longer has is left out; the next look finds it gone.
 */
export async function fetchChunk(follow: Follow, session: ImapSession, chunk: Chunk): Promise<void> {
  const { clock, pace, account, intake } = follow;
  const windowFrom =
    account.keepDays === null || chunk.bodiesOf !== undefined ? 0 : clock.now() - account.keepDays * 86_400_000;
  const isWhole = ({ sizeBytes, receivedAt }: RemoteState) =>
    !chunk.headersOnly && sizeBytes <= largeBytes && receivedAt >= windowFrom;
  const whole = chunk.states.filter(isWhole);
  const slim = chunk.states.filter((state) => !isWhole(state));
  const batch = { mailboxId: chunk.mailboxId, cursor: null, isNews: chunk.isNews ?? false, bodiesOf: chunk.bodiesOf };
  await fetchHeaders(follow, session, slim, batch);
  const startedMs = performance.now();
  const bytes = await fetchSources(follow, session, whole, batch);
  if (whole.length > 0) pace.note(clock.now(), whole.length, bytes, performance.now() - startedMs);
  if (chunk.cursor !== null) await intake.addHeaders({ ...batch, cursor: chunk.cursor }, []);
}

async function fetchHeaders(
  { intake }: Follow,
  session: ImapSession,
  states: readonly RemoteState[],
  batch: Batch,
): Promise<void> {
  if (states.length === 0) return;
  const byUid = new Map(states.map((state) => [state.uid, state]));
  const fetched: { state: RemoteState; header: Uint8Array }[] = [];
  for await (const { uid, header } of session.fetchHeaders([...byUid.keys()])) {
    const state = byUid.get(uid);
    if (state !== undefined) fetched.push({ state, header });
  }
  // Servers answer oldest first; the list fills from its top.
  fetched.reverse();
  for (let from = 0; from < fetched.length; from += headersAtOnce) {
    await intake.addHeaders(batch, fetched.slice(from, from + headersAtOnce));
    await setImmediate();
  }
}

async function fetchSources(
  { intake }: Follow,
  session: ImapSession,
  states: readonly RemoteState[],
  batch: Batch,
): Promise<number> {
  if (states.length === 0) return 0;
  const byUid = new Map(states.map((state) => [state.uid, state]));
  let collected: { state: RemoteState; source: Uint8Array }[] = [];
  let collectedBytes = 0;
  let bytes = 0;
  for await (const { uid, source } of session.fetchSources([...byUid.keys()])) {
    const state = byUid.get(uid);
    if (state === undefined) continue;
    collected.push({ state, source });
    collectedBytes += source.byteLength;
    if (collectedBytes < batchBytes && collected.length < batchRows) continue;
    bytes += collectedBytes;
    await intake.addSources(batch, collected);
    collected = [];
    collectedBytes = 0;
  }
  bytes += collectedBytes;
  if (collected.length > 0) await intake.addSources(batch, collected);
  return bytes;
}
