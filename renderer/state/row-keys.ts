import type { MessageId, ThreadId } from '#shared/ids.ts';

/** A row of a list: a conversation, or in the flat list a single message. */
export type RowKey = ThreadId | MessageId;

/** To which conversation the rows of flat lists belong, as far as they were seen. */
const threadByMessage = new Map<RowKey, ThreadId>();
const maxKnown = 500_000;

interface Row {
  readonly id: ThreadId;
  readonly messageId?: MessageId | null | undefined;
}

export function keyOfRow({ id, messageId }: Row): RowKey {
  if (messageId === undefined || messageId === null) return id;
  if (threadByMessage.size >= maxKnown && !threadByMessage.has(messageId)) threadByMessage.clear();
  threadByMessage.set(messageId, id);
  return messageId;
}

export function threadOf(key: RowKey): ThreadId {
  return threadByMessage.get(key) ?? (key as ThreadId);
}

/** Each conversation once. */
export function threadsOf(keys: Iterable<RowKey>): ThreadId[] {
  return [...new Set([...keys].map(threadOf))];
}

export interface Chosen {
  readonly ids: ThreadId[];
  readonly messageIds?: MessageId[];
}

/** What a command of the core is told of these rows: conversations, or single messages of them. */
export function chosenOf(keys: readonly RowKey[]): Chosen {
  const messageIds = keys.filter((key): key is MessageId => threadByMessage.has(key));
  return messageIds.length === 0 ? { ids: threadsOf(keys) } : { ids: threadsOf(keys), messageIds };
}
