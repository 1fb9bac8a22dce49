import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ThreadRow } from '#shared/contract/threads.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { emptyChain, flattenChain, takePage, trimChain, type PageChain } from './page-chain.ts';

const row = (lastAt: number): ThreadRow => ({
  id: `t${lastAt}` as ThreadId,
  accountId: 'a' as AccountId,
  senders: ['Anna'],
  subject: '',
  snippet: '',
  lastAt,
  messageCount: 1,
  isUnread: false,
  isStarred: false,
  hasAttachment: false,
  isMuted: false,
  isPinned: false,
  snoozedUntil: null,
  wokeAt: null,
  remindedAt: null,
  sortAt: lastAt,
});

/** A list as the core pages it: newest first, the cursor is the last time shown. */
function answer(times: readonly number[], cursor: string | null, limit: number) {
  const after = cursor === null ? Number.POSITIVE_INFINITY : Number(cursor);
  const rest = times.toSorted((one, other) => other - one).filter((time) => time < after);
  const items = rest.slice(0, limit).map(row);
  return { items, next: rest.length > limit ? String(items.at(-1)?.lastAt) : null };
}

function walk(chain: PageChain, times: readonly number[], limit: number): PageChain {
  let walked = chain;
  for (let index = 0; index < walked.cursors.length; index += 1) {
    walked = takePage(walked, index, answer(times, walked.cursors[index] ?? null, limit));
  }
  return walked;
}

const timesOf = (chain: PageChain) => flattenChain(chain).map((thread) => thread.lastAt);

describe('page chain', () => {
  test('walks to the end and knows it', () => {
    const chain = walk(emptyChain, [1, 2, 3, 4, 5], 2);
    expect(timesOf(chain)).toEqual([5, 4, 3, 2, 1]);
    expect(chain.isComplete).toBe(true);
  });

  test('the same answer again changes nothing', () => {
    const first = answer([1, 2, 3], null, 2);
    const chain = takePage(emptyChain, 0, first);
    expect(takePage(chain, 0, first)).toBe(chain);
  });

  test('a page taken anew keeps those behind it until they are asked again', () => {
    const chain = walk(emptyChain, [1, 2, 3, 4, 5, 6], 2);
    const changed = takePage(chain, 0, answer([1, 2, 3, 4, 5], null, 2));
    expect(timesOf(changed)).toEqual([5, 4, 3, 2, 1]);
    expect(timesOf(walk(changed, [1, 2, 3, 4, 5], 2))).toEqual([5, 4, 3, 2, 1]);
  });

  test('after any change, asking the pages again gives exactly the list', () => {
    const list = fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 40 });
    fc.assert(
      fc.property(list, list, fc.integer({ min: 1, max: 7 }), (before, after, limit) => {
        const chain = walk(walk(emptyChain, before, limit), after, limit);
        expect(timesOf(chain)).toEqual(after.toSorted((one, other) => other - one));
      }),
    );
  });

  test('far pages leave their texts, not their place', () => {
    const chain = walk(emptyChain, [1, 2, 3, 4, 5, 6, 7, 8, 9], 1);
    const trimmed = trimChain(chain, 5, 5, 2);
    expect(timesOf(trimmed)).toEqual(timesOf(chain));
    expect(flattenChain(trimmed).map((thread) => thread.row !== null)).toEqual([
      true,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    expect(trimChain(trimmed, 5, 5, 2)).toBe(trimmed);
  });
});
