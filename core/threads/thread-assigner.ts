import { newId, type MessageId, type ThreadId } from '#shared/ids.ts';
import type { WriteTx } from '../context.ts';
import { statement } from '../db/index.ts';
import { mergeThreadRows } from './merge-thread-rows.ts';
import { joins, type ThreadKey } from './thread-keys.ts';

const findThreads = statement<{ key: string; threadId: ThreadId | null }>(`
  SELECT wanted.value AS key, (
    SELECT messages.thread_id FROM message_references JOIN messages ON messages.id = message_references.message_id
    WHERE message_references.key = wanted.value AND position >= 0 LIMIT 1
  ) AS threadId
  FROM json_each(?) AS wanted`);
const insertReference = statement(
  'INSERT INTO message_references (key, message_id, position) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
);
const anyPin = statement('SELECT 1 FROM thread_pins LIMIT 1');
const pinOfThread = statement(`
  SELECT 1 FROM thread_pins JOIN messages ON messages.id = thread_pins.message_id WHERE messages.thread_id = ? LIMIT 1`);

export interface Assigned {
  readonly threadId: ThreadId;
  /** No row has this id yet. */
  readonly isFresh: boolean;
}

/**
 * Finds the conversation of each message of a batch: the one that has any of its ids, a new one where none has, and
 * where several have, these become one. Where the user parted or joined some by hand, the ids alone do not say it:
 * such messages are left to `regroup`.
 */
export class ThreadAssigner {
  readonly toRegroup: MessageId[] = [];
  /** Conversations that took others in. */
  readonly grown = new Set<ThreadId>();
  readonly #tx: WriteTx;
  readonly #known = new Map<string, ThreadId>();
  readonly #merged = new Map<ThreadId, ThreadId>();
  readonly #hasPins: boolean;

  constructor(tx: WriteTx, keys: readonly ThreadKey[]) {
    this.#tx = tx;
    this.#hasPins = anyPin(tx.db).get() !== undefined;
    const wanted = [...new Set(keys.filter(joins).map(({ key }) => key))];
    if (wanted.length === 0) return;
    for (const { key, threadId } of findThreads(tx.db).all(JSON.stringify(wanted))) {
      if (threadId !== null) this.#known.set(key, threadId);
    }
  }

  assign(messageId: MessageId, keys: readonly ThreadKey[]): Assigned {
    const joining = keys.filter(joins);
    const found = [...new Set(joining.flatMap(({ key }) => this.#find(key) ?? []))].toSorted();
    const [first, ...others] = found;
    const threadId = first ?? newId<ThreadId>(this.#tx.now);
    if (found.some((id) => this.#isPinned(id))) this.toRegroup.push(messageId);
    else for (const other of others) this.#merge(other, threadId);
    for (const { key } of joining) if (!this.#known.has(key)) this.#known.set(key, threadId);
    return { threadId, isFresh: first === undefined };
  }

  /** After the message's row. */
  keep(messageId: MessageId, keys: readonly ThreadKey[]): void {
    const insert = insertReference(this.#tx.db);
    for (const { key, position } of keys) insert.run(key, messageId, position);
  }

  /** Where a conversation has gone that was taken in by another. */
  resolve(threadId: ThreadId): ThreadId {
    let current = threadId;
    for (let next = this.#merged.get(current); next !== undefined; next = this.#merged.get(current)) current = next;
    return current;
  }

  #find(key: string): ThreadId | undefined {
    const threadId = this.#known.get(key);
    return threadId === undefined ? undefined : this.resolve(threadId);
  }

  #merge(from: ThreadId, into: ThreadId): void {
    mergeThreadRows(this.#tx, from, into);
    this.#merged.set(from, into);
    this.grown.add(into);
  }

  #isPinned(threadId: ThreadId): boolean {
    return this.#hasPins && pinOfThread(this.#tx.db).get(threadId) !== undefined;
  }
}
