import type { ParsedMessage } from '../mime/index.ts';
import type { GmailFacts } from './arrival.ts';

export interface ThreadKey {
  readonly rfcId: string;
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
export function threadKeys(parsed: Pick<ParsedMessage, 'messageId' | 'references' | 'inReplyTo'>, gmail?: GmailFacts) {
  const own = parsed.messageId;
  const keys = new Map<string, number>();
  if (own !== null) keys.set(own, 0);
  // References end with the parent; In-Reply-To counts where they leave it out, and below what they say.
  const listed = new Set(parsed.references);
  const ancestors = [...parsed.inReplyTo.filter((id) => !listed.has(id)), ...parsed.references];
  const kept =
    ancestors.length > maxFirst + maxLast ? [...ancestors.slice(0, maxFirst), ...ancestors.slice(-maxLast)] : ancestors;
  kept.forEach((id, index) => {
    if (id !== own) keys.set(id, gmail === undefined ? index + 1 : -index - 2);
  });
  if (gmail !== undefined) keys.set(gmailKey(gmail.threadId), 1);
  return [...keys].map(([rfcId, position]): ThreadKey => ({ rfcId, position }));
}

/** No Message-ID has a space. */
export function gmailKey(threadId: string): string {
  return `gmail ${threadId}`;
}

export function joins(key: ThreadKey): boolean {
  return key.position >= 0;
}
