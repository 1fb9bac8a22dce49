import { and, gte, inArray, lt, sql } from 'drizzle-orm';
import type { AccountId } from '#shared/ids.ts';
import { nameOf } from '#shared/model/address.ts';
import type { EventBus, JobKind, JobRun, ReadDb } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { findMailbox } from '../threads/index.ts';
import { storeMessages } from '../threads/ingest.ts';
import { prepareMails } from '../transfer/index.ts';
import { readArchive } from './archive.ts';
import { findDemoAccounts } from './demo-accounts.ts';
import { fillMail } from './fill-mail.ts';
import type { DemoPorts } from './load-job.ts';

export const deliverKind = 'demo.deliver';

// All Message-IDs of arrivals, by the order of bytes: "arrival." to just before "arrival/".
const firstRfcId = 'arrival.';
const afterRfcId = 'arrival/';

/** Lets the next of the prepared mails arrive, and says so as a real sync would. */
export function deliverDemoJob(ports: DemoPorts, events: EventBus): JobKind {
  return {
    kind: deliverKind,
    maxAttempts: 3,
    async run(job) {
      // Set in the transaction that stored the mail: a job run again delivers nothing twice.
      if (job.cursor !== null) return;
      // Two at once would take the same; who comes second takes the next.
      while (!(await deliverNext(ports, events, job))) job.signal.throwIfAborted();
    },
  };
}

async function deliverNext(ports: DemoPorts, events: EventBus, job: JobRun<unknown>): Promise<boolean> {
  const { arrivals } = await readArchive();
  const accountIds = findDemoAccounts(ports.db.read);
  const waiting = arrivals.filter((arrival) => accountIds[arrival.account] !== undefined);
  const delivered = countDelivered(ports.db.read, Object.values(accountIds));
  const arrival = waiting[delivered % Math.max(1, waiting.length)];
  const accountId = arrival === undefined ? undefined : accountIds[arrival.account];
  if (arrival === undefined || accountId === undefined) return true;
  const at = ports.clock.now();
  const raw = fillMail(arrival, { at, baseAt: at, id: `${firstRfcId}${delivered + 1}@demo.hauspost.example` });
  const [prepared] = await prepareMails(ports, [{ raw, flags: [], receivedAt: at, isSure: true }], job.signal);
  if (prepared === undefined) return true;
  return ports.db.write(job.cause, (tx) => {
    if (countDelivered(tx.db, Object.values(accountIds)) !== delivered) return false;
    if (findDemoAccounts(tx.db)[arrival.account] !== accountId) return true;
    // A date in a header has whole seconds; what just came is on top.
    const parsed = { ...prepared.parsed, sentAt: at };
    const place = { accountId, mailboxId: findMailbox(tx, accountId, 'inbox') };
    const [stored] = storeMessages(tx, place, [{ ...prepared, parsed }]);
    if (stored === undefined) return true;
    const { threadId } = stored;
    job.advance(tx, { threadId }, 1, 1);
    const from = parsed.from === null ? '' : nameOf(parsed.from);
    const causes = [tx.cause.correlationId];
    tx.afterCommit(() => {
      events.publish([{ type: 'attention', threadId, accountId, from, subject: parsed.subject, at, causes }]);
    });
    return true;
  });
}

function countDelivered(read: ReadDb, accountIds: AccountId[]): number {
  const isArrival = and(gte(messages.rfcId, firstRfcId), lt(messages.rfcId, afterRfcId));
  const found = read
    .select({ count: sql<number>`count(*)` })
    .from(messages)
    .where(and(inArray(messages.accountId, accountIds), isArrival))
    .get();
  return found?.count ?? 0;
}
