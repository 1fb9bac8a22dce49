import { createHash } from 'node:crypto';
import type { AccountId } from '#shared/ids.ts';
import type { ParsedMessage } from '../mime/index.ts';
import type { GmailFacts } from './arrival.ts';

/** One row of `message_references`. */
export interface ThreadKey {
  readonly key: string;
  /** 0: the message's own id; 1 and up: what it answers, the oldest first. Below 0: an ancestor that joins nothing. */
  readonly position: number;
}

// Of a thousand references the root and the newest ancestors tell all; each one kept costs a row.
const maxFirst = 20;
const maxLast = 80;

/**
 * The ids by which a message hangs together with others: messages that share one are one conversation, whatever came
 * first, ghosts included. Where Gmail says what belongs together, its word joins, and references only name ancestors.
 */
export function threadKeys(
  accountId: AccountId,
  parsed: Pick<ParsedMessage, 'messageId' | 'references' | 'inReplyTo'>,
  gmail?: GmailFacts,
): ThreadKey[] {
  const own = parsed.messageId;
  const positions = new Map<string, number>();
  if (own !== null) positions.set(own, 0);
  // References end with the parent; In-Reply-To counts where they leave it out, and below what they say.
  const listed = new Set(parsed.references);
  const ancestors = [...parsed.inReplyTo.filter((id) => !listed.has(id)), ...parsed.references];
  const kept =
    ancestors.length > maxFirst + maxLast ? [...ancestors.slice(0, maxFirst), ...ancestors.slice(-maxLast)] : ancestors;
  kept.forEach((id, index) => {
    if (id !== own) positions.set(id, gmail === undefined ? index + 1 : -index - 2);
  });
  // No Message-ID has a space.
  if (gmail !== undefined) positions.set(`gmail ${gmail.threadId}`, 1);
  return [...positions].map(([id, position]) => ({ key: keyOf(accountId, id), position }));
}

/** 96 bits: two ids of one mailbox do not meet by chance, and to make them meet gains nobody anything. */
export function keyOf(accountId: AccountId, rfcId: string): string {
  return createHash('sha256').update(`${accountId} ${rfcId}`).digest('base64url').slice(0, 16);
}

export function joins({ position }: ThreadKey): boolean {
  return position >= 0;
}
