import { and, gte, inArray, lt, sql } from 'drizzle-orm';
import type { DemoArrival } from '#resources/demo/format.ts';
import { arrivals, people } from '#resources/demo/index.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { nameOf } from '#shared/model/address.ts';
import type { Db, EventBus, JobKind, ReadDb, WriteTx } from '../context.ts';
import { messages } from '../db/tables/mail.ts';
import { fillText } from './fill-text.ts';
import { findDemoAccounts } from './demo-accounts.ts';
import { findConversation, rfcIdOf, storeDemoMail } from './store-conversation.ts';

export const deliverKind = 'demo.deliver';

// All Message-IDs of arrivals, by the order of bytes: "<arrival." to just before "<arrival/".
const firstRfcId = '<arrival.';
const afterRfcId = '<arrival/';

/** Lets the next of the prepared mails arrive, and says so as a real sync would. */
export function deliverDemoJob(db: Db, events: EventBus): JobKind {
  return {
    kind: deliverKind,
    maxAttempts: 3,
    async run(job) {
      // Set in the transaction that stored the mail: a job run again delivers nothing twice.
      if (job.cursor !== null) return;
      db.write(job.cause, (tx) => {
        const accountIds = findDemoAccounts(tx.db);
        const waiting = arrivals.filter((arrival) => accountIds[arrival.account] !== undefined);
        const delivered = countDelivered(tx.db, Object.values(accountIds));
        const arrival = waiting[delivered % waiting.length];
        const accountId = arrival === undefined ? undefined : accountIds[arrival.account];
        if (arrival === undefined || accountId === undefined) return;
        const threadId = deliver(tx, arrival, accountId, delivered + 1);
        job.advance(tx, { threadId }, 1, 1);
        const from = nameOf(people[arrival.mail.from]);
        const subject = fillText(arrival.subject, arrival.language, tx.now);
        const causes = [tx.cause.correlationId];
        tx.afterCommit(() => {
          events.publish([{ type: 'attention', threadId, accountId, from, subject, at: tx.now, causes }]);
        });
      });
    },
  };
}

function deliver(tx: WriteTx, arrival: DemoArrival, accountId: AccountId, number: number): ThreadId {
  const answered = arrival.answers === undefined ? null : findConversation(tx.db, accountId, arrival.answers);
  const stored = storeDemoMail(tx, {
    ...arrival,
    accountId,
    threadId: answered,
    place: 'inbox',
    mail: { ...arrival.mail, isUnread: true },
    rfcId: rfcIdOf('arrival', number),
    sentAt: tx.now,
    baseAt: tx.now,
  });
  return stored.threadId;
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
