import { setImmediate } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { AccountId, MessageId, ThreadId } from '#shared/ids.ts';
import type { Db, JobKind, ReadDb, WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { settleThreads } from './settle-threads.ts';

interface Row {
  readonly id: MessageId;
  readonly accountId: AccountId;
  readonly threadId: ThreadId;
  readonly address: string;
  readonly isOwn: number;
}

const ownMailKind = 'threads.ownMail';
const pageSize = 1_000;
/** Their conversations are summed up anew: that is most of the work. */
const biteSize = 50;

const setOwn = statement('UPDATE messages SET is_own = ? WHERE id = ?');

/** The user writes under other addresses now: whose mail is whose is looked at again. */
export function planOwnMail(tx: WriteTx): void {
  // One that runs already may be past what this change is about.
  tx.planJob({ kind: ownMailKind, key: String(tx.now) });
}

/** Brings "written by the user" in line with the identities there are, message by message, oldest first. */
export function ownMailJob(db: Db): JobKind {
  return {
    kind: ownMailKind,
    maxAttempts: 5,
    async run(job) {
      let { from, done } = (job.cursor as { from: string; done: number } | null) ?? { from: '', done: 0 };
      for (let page = readPage(db.read, from); page.length > 0; page = readPage(db.read, from)) {
        job.signal.throwIfAborted();
        const isOwn = readOwn(db.read);
        const wrong = page.filter((row) => isOwn(row) !== (row.isOwn === 1));
        from = page.at(-1)?.id ?? from;
        done += page.length;
        for (let at = 0; at < wrong.length; at += biteSize) {
          const isLast = at + biteSize >= wrong.length;
          db.write(job.cause, (tx) => {
            correct(tx, wrong.slice(at, at + biteSize));
            if (isLast) job.advance(tx, { from, done }, done, null);
          });
          await setImmediate();
        }
        await setImmediate();
      }
    },
  };
}

function readPage(read: ReadDb, from: string): Row[] {
  return read.all<Row>(sql`
    SELECT id, account_id AS "accountId", thread_id AS "threadId", lower(from_address) AS address, is_own AS "isOwn"
    FROM messages WHERE id > ${from} ORDER BY id LIMIT ${pageSize}`);
}

/** As `readAccountFacts` says it of mail that comes in. */
function readOwn(read: ReadDb): (row: Row) => boolean {
  const rows = read.all<{ accountId: AccountId; address: string }>(sql`
    SELECT accounts.id AS "accountId", named.address FROM accounts
    JOIN (SELECT account_id, address FROM identities UNION ALL SELECT id, address FROM accounts) AS named
      ON named.account_id = accounts.id
      OR (accounts.kind = 'local' AND named.account_id NOT IN (SELECT id FROM accounts WHERE kind = 'local'))`);
  const own = new Set(rows.map(({ accountId, address }) => `${accountId} ${address.toLowerCase()}`));
  return ({ accountId, address }) => own.has(`${accountId} ${address.toLowerCase()}`);
}

function correct(tx: WriteTx, rows: readonly Row[]): void {
  for (const { id, isOwn } of rows) setOwn(tx.db).run(isOwn === 1 ? 0 : 1, id);
  settleThreads(tx, [...new Set(rows.map((row) => row.threadId))]);
}
