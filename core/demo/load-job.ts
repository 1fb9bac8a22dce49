import { setImmediate } from 'node:timers/promises';
import { conversations } from '#resources/demo/index.ts';
import { purgeAccount } from '../accounts/index.ts';
import type { Db, JobKind, JobRun } from '../context.ts';
import { addDemoAccounts, findClosedAccounts, findDemoAccounts, type DemoAccountIds } from './demo-accounts.ts';
import { findConversation, storeConversation } from './store-conversation.ts';

export const loadKind = 'demo.load';

interface Cursor {
  /** From when the demo's times are counted; kept, so that a load that was cut in two is still of one piece. */
  readonly baseAt: number;
  readonly accountIds: DemoAccountIds;
  /** How many conversations have been gone through. */
  readonly next: number;
}

/** Loads the demo mailbox, conversation by conversation; what is there already is left as it is. */
export function loadDemoJob(db: Db): JobKind {
  return { kind: loadKind, maxAttempts: 5, run: (job) => loadDemo(db, job) };
}

async function loadDemo(db: Db, job: JobRun<unknown>): Promise<void> {
  let cursor = (job.cursor as Cursor | null) ?? (await begin(db, job));
  const total = conversations.length;
  for (const conversation of conversations.slice(cursor.next)) {
    job.signal.throwIfAborted();
    const isOpen = db.write(job.cause, (tx) => {
      // Closed while it was being loaded: then there is nothing left to load into.
      const live = findDemoAccounts(tx.db);
      const accountId = cursor.accountIds[conversation.account];
      if (live[conversation.account] !== accountId) return false;
      if (findConversation(tx.db, accountId, conversation.id) === null) {
        storeConversation(tx, accountId, conversation, cursor.baseAt);
      }
      cursor = { ...cursor, next: cursor.next + 1 };
      job.advance(tx, cursor, cursor.next, total);
      return true;
    });
    if (!isOpen) return;
    await setImmediate();
  }
}

/** A demo that was closed makes room first: the new one has the dates of today. */
async function begin(db: Db, job: JobRun<unknown>): Promise<Cursor> {
  for (const closed of findClosedAccounts(db.read)) await purgeAccount(db, job, closed);
  return db.write(job.cause, (tx) => {
    const cursor: Cursor = { baseAt: tx.now, accountIds: addDemoAccounts(tx), next: 0 };
    job.advance(tx, cursor, 0, conversations.length);
    return cursor;
  });
}
