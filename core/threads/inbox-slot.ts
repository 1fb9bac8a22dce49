import { sql, type SQL } from 'drizzle-orm';
import type { BundleKind } from '#shared/contract/bundles.ts';
import type { SplitCondition } from '#shared/contract/inbox-splits.ts';
import { laterDrop, pinLift } from '#shared/model/inbox-order.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';

/** How the inbox is laid out now; without any of it a conversation in the inbox is in the inbox. */
interface InboxRules {
  readonly bundles: readonly { kind: BundleKind; deliverAt: number | null; deliveredUntil: number | null }[];
  readonly splits: readonly { id: string; conditions: readonly SplitCondition[] }[];
}

const findBundles = statement<InboxRules['bundles'][number]>(`
  SELECT kind, deliver_at AS "deliverAt", delivered_until AS "deliveredUntil" FROM bundles WHERE is_on = 1
  ORDER BY kind DESC`);
const findSplits = statement<{ id: string; conditions: string }>(
  'SELECT id, conditions FROM inbox_splits WHERE is_on = 1 ORDER BY position',
);

function readInboxRules(tx: WriteTx): InboxRules {
  return {
    bundles: findBundles(tx.db).all(),
    splits: findSplits(tx.db)
      .all()
      .map(({ id, conditions }) => ({ id, conditions: JSON.parse(conditions) as SplitCondition[] })),
  };
}

/** Where a conversation stands that lies in the inbox, as SQL over `threads` and what `newestReceived` joins. */
export interface InboxSlot {
  /** `snoozed`, `screener`, a bundle, or `inbox`; `null` where it lies elsewhere and nothing brings it here. */
  readonly slot: SQL;
  /** Its place in the order of the inbox. */
  readonly sortAt: SQL;
  /** The tab it is under; `null` where the inbox has none. */
  readonly split: SQL | null;
  /** What `slot` and `split` look at, to be joined where they need it. */
  readonly join: SQL;
}

const isAsleep = sql.raw('(threads.snoozed_until IS NOT NULL AND threads.woke_at IS NULL)');
const nothing = sql.raw('');

/** `isInInbox` and `isKept` say where the messages lie: in the inbox, or anywhere but in spam, trash and drafts. */
export function inboxSlot(tx: WriteTx, isInInbox: SQL, isKept: SQL): InboxSlot {
  const { bundles, splits } = readInboxRules(tx);
  // What waits in vain for an answer stands here wherever it lies, see core/follow-ups.
  const isReminded = sql`(threads.reminded_at IS NOT NULL AND ${isKept})`;
  const bundled = bundles.map(
    ({ kind, deliverAt, deliveredUntil }) =>
      sql`WHEN ${kindConditions[kind]} THEN ${
        deliverAt === null
          ? sql`${`bundle-${kind}`}`
          : sql`CASE WHEN threads.last_at > ${deliveredUntil ?? 0} THEN ${`held-${kind}`} ELSE ${`bundle-${kind}`} END`
      }`,
  );
  const slot = sql`CASE
    WHEN ${isAsleep} AND ${isKept} AND (${isInInbox} OR NOT threads.snoozed_in_inbox) THEN 'snoozed'
    WHEN ${isReminded} THEN 'inbox'
    WHEN NOT ${isInInbox} THEN NULL
    WHEN threads.screened_from IS NOT NULL THEN 'screener'
    WHEN threads.pinned_at IS NOT NULL OR threads.woke_at IS NOT NULL THEN 'inbox'
    ${bundled.length === 0 ? nothing : sql.join(bundled, sql` `)}
    ELSE 'inbox' END`;
  const cases = splits.map(({ id, conditions }) => {
    const all = sql.join(conditions.map(conditionOf), sql` AND `);
    return sql`WHEN ${all} THEN ${`split-${id}`}`;
  });
  return {
    slot,
    sortAt: sql.raw(`max(threads.last_at, coalesce(threads.woke_at, 0), coalesce(threads.reminded_at, 0))
      + CASE WHEN threads.pinned_at IS NULL THEN 0 ELSE ${pinLift} END
      - CASE WHEN threads.screened_from IS NOT NULL AND EXISTS (
          SELECT 1 FROM senders WHERE pattern = threads.screened_from AND verdict = 'later'
        ) THEN min(threads.last_at, ${laterDrop}) ELSE 0 END`),
    split: cases.length === 0 ? null : sql`CASE ${sql.join(cases, sql` `)} ELSE 'split-rest' END`,
    join: bundled.length + cases.length === 0 ? nothing : newestReceived,
  };
}

const newestReceived = sql.raw(`LEFT JOIN messages AS newest ON newest.id = (
  SELECT id FROM messages WHERE thread_id = threads.id AND is_own = 0 AND gone_at IS NULL
  ORDER BY sent_at DESC, id DESC LIMIT 1)`);

const isList = `(newest.list_id IS NOT NULL OR newest.unsubscribe IS NOT NULL)`;
const kindConditions: Record<BundleKind, SQL> = {
  newsletters: sql.raw(isList),
  notifications: sql.raw(`(newest.is_automatic = 1 AND NOT ${isList})`),
};
const senderOf = 'lower(newest.from_address)';
const domainOf = `'@' || substr(${senderOf}, instr(${senderOf}, '@') + 1)`;

function conditionOf(condition: SplitCondition): SQL {
  // Of a conversation nobody answered there is no newest received mail: nothing holds of it, and of no `not` either.
  return condition.isNot === true
    ? sql`NOT coalesce(${positive(condition)}, 0)`
    : sql`coalesce(${positive(condition)}, 0)`;
}

function positive(condition: SplitCondition): SQL {
  switch (condition.field) {
    case 'from': {
      const values = JSON.stringify(condition.values.map((value) => value.toLowerCase()));
      return sql`EXISTS (SELECT 1 FROM json_each(${values}) AS wanted WHERE ${isFrom(sql.raw('wanted.value'))})`;
    }
    case 'vip':
      return sql`EXISTS (SELECT 1 FROM senders WHERE is_vip = 1
        AND pattern IN (${sql.raw(senderOf)}, ${sql.raw(domainOf)}))`;
    case 'list':
      return kindConditions.newsletters;
    case 'automatic':
      return kindConditions.notifications;
    case 'toMe':
      return sql`EXISTS (SELECT 1 FROM json_each(newest.to_list) AS recipient
        WHERE lower(recipient.value ->> 'address') IN (
          SELECT lower(address) FROM identities WHERE account_id = threads.account_id
          UNION SELECT lower(address) FROM accounts WHERE id = threads.account_id))`;
    case 'attachment':
      return sql`threads.has_attachment`;
    case 'account':
      return sql`threads.account_id = ${condition.accountId}`;
    case 'folder':
      return sql`EXISTS (SELECT 1 FROM messages AS beside
        JOIN message_mailboxes AS place ON place.message_id = beside.id
        WHERE beside.thread_id = threads.id AND place.mailbox_id = ${condition.mailboxId})`;
  }
}

/** A pattern is a whole address, or a domain with everything below it. */
function isFrom(pattern: SQL): SQL {
  return sql`(${sql.raw(senderOf)} = ${pattern} OR ${pattern} LIKE '@%' AND (
    ${sql.raw(domainOf)} = ${pattern} OR ${sql.raw(senderOf)} LIKE '%.' || substr(${pattern}, 2)))`;
}
