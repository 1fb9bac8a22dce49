import type { ThreadRow } from '#shared/contract/threads.ts';
import type { ReadDb } from '../context.ts';
import type { QueryTools } from '../workers/query-tools.ts';
import { hasFlatForm, listMessages } from './list-messages.ts';
import type { NarrowInput } from './list-order.ts';
import { listThreads, type Page } from './list-threads.ts';
import { findNarrowMessages } from './narrow-messages.ts';
import { findNarrowThreads } from './narrow-threads.ts';
import { encodeSortCursor } from './sort-cursor.ts';

/** Those that one index answers, whatever the mailbox, are read at once; any other goes to the query worker. */
export function isPlain(input: NarrowInput): boolean {
  return input.sort === 'newest' && !input.starredOnly && !input.attachmentsOnly && !input.contactsOnly;
}

export function listPlain(read: ReadDb, { isFlat, ...input }: NarrowInput): Page {
  return isFlat && hasFlatForm(input) ? listMessages(read, input) : listThreads(read, input);
}

/** Runs in the query worker: a filter that fits hardly anything walks far. */
export function listNarrowed({ db }: Pick<QueryTools, 'db'>, input: NarrowInput): Page {
  const found = input.isFlat && hasFlatForm(input) ? findNarrowMessages(db, input) : findNarrowThreads(db, input);
  const page = found.slice(0, input.limit);
  const last = page.at(-1);
  return {
    items: page.map(({ item }): ThreadRow => item),
    next: found.length > input.limit && last !== undefined ? encodeSortCursor(last.position) : null,
  };
}
