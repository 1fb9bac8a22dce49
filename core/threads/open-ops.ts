import type { AccountId, MessageId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement, type Drizzle } from '../db/index.ts';
import type { Flag } from './remote.ts';

/** What the server's word may not overwrite yet: the user changed it here, and the server has still to be told. */
export interface Held {
  readonly places: ReadonlySet<MessageId>;
  readonly flags: Readonly<Record<Flag, ReadonlySet<MessageId>>>;
}

interface Op {
  readonly kind: string;
  readonly flag: Flag | null;
  readonly messageIds: readonly MessageId[];
}

interface Known {
  readonly key: string;
  readonly ops: ReadonlyMap<number, Op>;
  readonly held: Held;
}

const openIds = statement<{ id: number }>(
  `SELECT id FROM outbox WHERE account_id = ? AND state IN ('pending', 'running') ORDER BY id`,
);
// Sent, and the copy that a server keeps of it is still on its way.
const awaitedIds = statement<{ id: MessageId }>(`
  SELECT message_id AS id FROM deliveries
  WHERE account_id = ? AND state IN ('accepted', 'filed') AND message_id IS NOT NULL ORDER BY message_id`);
const findOp = statement<{ kind: string; payload: string | null }>('SELECT kind, payload FROM outbox WHERE id = ?');

// What an op is about never changes: a bulk of ten thousand is read once, not with every batch that arrives meanwhile.
const known = new WeakMap<Drizzle, Map<AccountId, Known>>();

export function heldMessages(tx: WriteTx, accountId: AccountId): Held {
  const ids = openIds(tx.db).all(accountId);
  const awaited = awaitedIds(tx.db)
    .all(accountId)
    .map(({ id }) => id);
  const key = `${ids.map(({ id }) => id).join()} ${awaited.join()}`;
  const ofDatabase = known.get(tx.db) ?? new Map<AccountId, Known>();
  known.set(tx.db, ofDatabase);
  const before = ofDatabase.get(accountId);
  if (before?.key === key) return before.held;
  const ops = new Map(ids.map(({ id }) => [id, before?.ops.get(id) ?? readOp(tx, id)]));
  const held = collect([...ops.values()], awaited);
  ofDatabase.set(accountId, { key, ops, held });
  return held;
}

function readOp(tx: WriteTx, id: number): Op {
  const row = findOp(tx.db).get(id);
  const payload = JSON.parse(row?.payload ?? 'null') as { flag?: Flag; messageIds?: MessageId[] } | null;
  return { kind: row?.kind ?? '', flag: payload?.flag ?? null, messageIds: payload?.messageIds ?? [] };
}

/** An op of a kind unknown here may be about anything. */
function collect(ops: readonly Op[], awaited: readonly MessageId[]): Held {
  const idsOf = (isIt: (op: Op) => boolean) => new Set(ops.filter(isIt).flatMap((op) => op.messageIds));
  const isFlagOf = (flag: Flag) => (op: Op) => (op.kind === 'mail.flag' ? op.flag === flag : op.kind !== 'mail.move');
  return {
    places: new Set([...awaited, ...idsOf((op) => op.kind !== 'mail.flag')]),
    flags: { isUnread: idsOf(isFlagOf('isUnread')), isStarred: idsOf(isFlagOf('isStarred')) },
  };
}
