import { newId, type AccountId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { insertEmptyThread } from './thread-rows.ts';

interface Member {
  readonly id: MessageId;
  readonly threadId: ThreadId;
  readonly pinnedGroup: ThreadId | null;
}

interface Reference {
  readonly messageId: MessageId;
  readonly key: string;
  readonly position: number;
}

const keysOf = statement<Reference>(`
  SELECT message_id AS "messageId", key, position FROM message_references
  WHERE message_id IN (SELECT value FROM json_each(?))`);
const sharing = statement<{ messageId: MessageId }>(`
  SELECT DISTINCT message_id AS "messageId" FROM message_references
  WHERE position >= 0 AND key IN (SELECT value FROM json_each(?))`);
const members = statement<Member>(`
  SELECT id, thread_id AS "threadId", pinned_group AS "pinnedGroup"
  FROM messages LEFT JOIN thread_pins ON message_id = id
  WHERE id IN (SELECT value FROM json_each(?)) ORDER BY sent_at, id`);
const threadExists = statement('SELECT 1 FROM threads WHERE id = ?');
const moveTo = statement('UPDATE messages SET thread_id = ? WHERE id = ?');
const mutedAmong = statement(
  'SELECT 1 FROM threads WHERE is_muted = 1 AND id IN (SELECT value FROM json_each(?)) LIMIT 1',
);

/**
 * Conversations as headers and the user's hand together make them, for all messages that hang together with these.
 * Without a pin among them they are one. With pins, a pinned message is in its group; another one follows the nearest
 * of its ancestors that is pinned, or else the oldest pinned message it hangs together with. So it depends on what is
 * there and on nothing else: no order of arrival changes it. Answers the conversations that have to be settled.
 */
export function regroup(tx: WriteTx, accountId: AccountId, seeds: readonly MessageId[]): ThreadId[] {
  const changed = new Set<ThreadId>();
  const seen = new Set<MessageId>();
  for (const seed of seeds) {
    if (seen.has(seed)) continue;
    const component = findComponent(tx, seed);
    for (const { id } of component.members) seen.add(id);
    for (const threadId of placeComponent(tx, accountId, component)) changed.add(threadId);
  }
  return [...changed];
}

interface Component {
  readonly members: readonly Member[];
  readonly references: ReadonlyMap<MessageId, readonly Reference[]>;
}

/** Each id is followed once, so a list thread of thousands costs its size and not its square. */
export function findComponent(tx: WriteTx, seed: MessageId): Component {
  const found = new Set<MessageId>([seed]);
  const followed = new Set<string>();
  const references: Reference[] = [];
  for (let front: MessageId[] = [seed]; front.length > 0;) {
    const rows = keysOf(tx.db).all(JSON.stringify(front));
    references.push(...rows);
    const next = rows.filter((row) => row.position >= 0 && !followed.has(row.key)).map((row) => row.key);
    for (const key of next) followed.add(key);
    front = sharing(tx.db)
      .all(JSON.stringify(next))
      .map((row) => row.messageId)
      .filter((id) => !found.has(id));
    for (const id of front) found.add(id);
  }
  return {
    members: members(tx.db).all(JSON.stringify([...found])),
    references: Map.groupBy(references, (reference) => reference.messageId),
  };
}

function placeComponent(tx: WriteTx, accountId: AccountId, component: Component): Set<ThreadId> {
  const groups = groupMembers(component) ?? oneGroup(tx, component);
  const changed = new Set<ThreadId>();
  const from = component.members.filter((member) => groups.get(member.id) !== member.threadId);
  for (const groupId of new Set(groups.values())) {
    if (threadExists(tx.db).get(groupId) !== undefined) continue;
    const origins = component.members.filter((member) => groups.get(member.id) === groupId).map((one) => one.threadId);
    insertEmptyThread(tx, groupId, accountId, mutedAmong(tx.db).get(JSON.stringify(origins)) !== undefined);
  }
  for (const member of from) {
    const groupId = groups.get(member.id) ?? member.threadId;
    moveTo(tx.db).run(groupId, member.id);
    changed.add(member.threadId).add(groupId);
  }
  return changed;
}

function oneGroup(tx: WriteTx, { members: all }: Component): Map<MessageId, ThreadId> {
  const [smallest = newId<ThreadId>(tx.now)] = all.map((member) => member.threadId).toSorted();
  return new Map(all.map((member) => [member.id, smallest]));
}

/** `null`: the user's hand has not been here. */
function groupMembers({ members: all, references }: Component): Map<MessageId, ThreadId> | null {
  const [oldestPinned] = all.filter((member) => member.pinnedGroup !== null);
  if (oldestPinned?.pinnedGroup === undefined || oldestPinned.pinnedGroup === null) return null;
  const rest = oldestPinned.pinnedGroup;
  const byKey = new Map<string, Member>();
  for (const member of all) {
    const own = references.get(member.id)?.find(({ position }) => position === 0);
    // Of several under one id the oldest speaks for it.
    if (own !== undefined && !byKey.has(own.key)) byKey.set(own.key, member);
  }
  const groups = new Map<MessageId, ThreadId>();
  const groupOf = (member: Member): ThreadId => {
    const path: Member[] = [];
    const onPath = new Set<MessageId>();
    let group: ThreadId | null = null;
    // Up from child to parent, without recursion: a chain may be as long as a mailbox.
    for (let current: Member | null = member; current !== null && group === null;) {
      group = groups.get(current.id) ?? current.pinnedGroup;
      if (group !== null || onPath.has(current.id)) break;
      path.push(current);
      onPath.add(current.id);
      const ancestors: Member[] = ancestorsOf(current);
      group = ancestors.find((one) => one.pinnedGroup !== null)?.pinnedGroup ?? null;
      current = ancestors[0] ?? null;
    }
    for (const one of path) groups.set(one.id, group ?? rest);
    return group ?? rest;
  };
  const ancestorsOf = (member: Member): Member[] =>
    (references.get(member.id) ?? [])
      .filter((reference) => reference.position !== 0)
      .toSorted((a, b) => Math.abs(b.position) - Math.abs(a.position))
      .flatMap((reference) => byKey.get(reference.key) ?? [])
      .filter((one) => one.id !== member.id);
  for (const member of all) groups.set(member.id, member.pinnedGroup ?? groupOf(member));
  return groups;
}
