import { inArray } from 'drizzle-orm';
import { purgeAccount } from '../accounts/index.ts';
import type { JobKind, JobRun, WriteTx } from '../context.ts';
import { mailboxes, messages } from '../db/tables/mail.ts';
import { flagsOf, prepareMails, storeMails, type PreparedMail, type TransferPorts } from '../transfer/index.ts';
import { readArchive, type DemoEntry } from './archive.ts';
import { addDemoAccounts, findClosedAccounts, findDemoAccounts, type DemoAccountIds } from './demo-accounts.ts';
import { fillMail, momentOf, shiftOf } from './fill-mail.ts';

export const loadKind = 'demo.load';

export type DemoPorts = Pick<TransferPorts, 'db' | 'clock' | 'raw' | 'parser'>;

interface Cursor {
  /** From when the demo's times are counted; kept, so that a load that was cut in two is still of one piece. */
  readonly baseAt: number;
  readonly accountIds: DemoAccountIds;
  /** How many mails have been gone through. */
  readonly next: number;
}

interface Dated extends DemoEntry {
  readonly sentAt: number;
}

// The first is what the list shows at once.
const batchMails = 30;

/** Loads the demo mailbox as mail that is imported, the newest first; what is there already is left as it is. */
export function loadDemoJob(ports: DemoPorts): JobKind {
  return { kind: loadKind, maxAttempts: 5, run: (job) => loadDemo(ports, job) };
}

async function loadDemo(ports: DemoPorts, job: JobRun<unknown>): Promise<void> {
  const { entries } = await readArchive();
  const cursor = (job.cursor as Cursor | null) ?? (await begin(ports, job, entries.length));
  const { baseAt } = cursor;
  const shiftMs = shiftOf(entries, baseAt);
  const mails = entries
    .map((entry): Dated => ({ ...entry, sentAt: momentOf(entry, baseAt, shiftMs) }))
    .toSorted((a, b) => b.sentAt - a.sentAt);
  const placeOf = makePlaces(ports, cursor.accountIds);
  const known = readKnownIds(ports, cursor.accountIds);
  let ahead = prepare(ports, mails.slice(cursor.next, cursor.next + batchMails), cursor, known, job.signal);
  for (let from = cursor.next; from < mails.length; from += batchMails) {
    job.signal.throwIfAborted();
    const prepared = await ahead;
    const following = mails.slice(from + batchMails, from + 2 * batchMails);
    ahead = prepare(ports, following, cursor, known, job.signal);
    // Awaited only when its turn comes.
    ahead.catch(() => {});
    const items = prepared.map((mail, index) => ({ ...mail, place: placeOf(mail.entry), next: from + index + 1 }));
    const goesOn = await storeMails(ports.db, job.cause, items, (tx, { next }) => {
      if (!isOpen(tx, cursor.accountIds)) return false;
      job.advance(tx, { ...cursor, next }, next, mails.length);
      return true;
    });
    if (!goesOn) return;
  }
}

/** Closed while it was being loaded: then there is nothing left to load into. */
function isOpen(tx: WriteTx, accountIds: DemoAccountIds): boolean {
  const live = findDemoAccounts(tx.db);
  return Object.entries(accountIds).every(([key, id]) => live[key as keyof DemoAccountIds] === id);
}

async function prepare(
  ports: DemoPorts,
  mails: readonly Dated[],
  { baseAt, accountIds }: Cursor,
  known: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<{ entry: Dated; prepared: PreparedMail | null }[]> {
  const isNew = (entry: Dated) => !known.has(`${accountIds[entry.account]} ${idIn(entry.raw)}`);
  const files = mails.filter(isNew).map((entry) => ({
    raw: fillMail(entry, { at: entry.sentAt, baseAt }),
    flags: flagsOf(entry.flags),
    receivedAt: entry.sentAt + 1,
    isSure: true,
  }));
  const prepared = await prepareMails(ports, files, signal);
  let taken = 0;
  return mails.map((entry) => ({ entry, prepared: isNew(entry) ? (prepared[taken++] ?? null) : null }));
}

function idIn(raw: string): string {
  return /^Message-ID: <([^>]+)>/m.exec(raw)?.[1] ?? '';
}

/** A demo of yesterday has other dates, and is the same demo. */
function readKnownIds({ db }: DemoPorts, accountIds: DemoAccountIds): Set<string> {
  const rows = db.read
    .select({ accountId: messages.accountId, rfcId: messages.rfcId })
    .from(messages)
    .where(inArray(messages.accountId, Object.values(accountIds)))
    .all();
  return new Set(rows.map(({ accountId, rfcId }) => `${accountId} ${rfcId}`));
}

function makePlaces({ db }: DemoPorts, accountIds: DemoAccountIds) {
  const rows = db.read
    .select({ id: mailboxes.id, accountId: mailboxes.accountId, role: mailboxes.role })
    .from(mailboxes)
    .where(inArray(mailboxes.accountId, Object.values(accountIds)))
    .all();
  const places = new Map(rows.map(({ id, accountId, role }) => [`${accountId} ${role}`, { accountId, mailboxId: id }]));
  return ({ account, place }: DemoEntry) => {
    const found = places.get(`${accountIds[account]} ${place}`);
    if (found === undefined) throw new Error(`the demo has no folder for ${place}`);
    return found;
  };
}

/** A demo that was closed makes room first: the new one has the dates of today. */
async function begin({ db }: DemoPorts, job: JobRun<unknown>, total: number): Promise<Cursor> {
  for (const closed of findClosedAccounts(db.read)) await purgeAccount(db, job, closed);
  return db.write(job.cause, (tx) => {
    const cursor: Cursor = { baseAt: tx.now, accountIds: addDemoAccounts(tx), next: 0 };
    job.advance(tx, cursor, 0, total);
    return cursor;
  });
}
