import { describe, expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import { holdBack } from './hold-back.ts';
import type { ListedThread } from './page-chain.ts';

const thread = (id: string, lastAt: number): ListedThread => ({ id: id as ThreadId, lastAt, row: null });
const ids = (...names: string[]) => names as ThreadId[];
const ceiling = { lastAt: 30, id: 'a' as ThreadId };
const shown = ids('a', 'b', 'c');

describe('holdBack', () => {
  test('new conversations wait', () => {
    const held = holdBack(
      [thread('n', 50), thread('m', 40), thread('a', 30), thread('b', 20), thread('c', 10)],
      shown,
      ceiling,
    );
    expect(held.threads.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(held.heldCount).toBe(2);
  });

  test('one that got a reply stays where it was, with what it is now', () => {
    const held = holdBack([thread('b', 50), thread('a', 30), thread('c', 10)], shown, ceiling);
    expect(held.threads).toEqual([thread('a', 30), thread('b', 50), thread('c', 10)]);
    expect(held.heldCount).toBe(1);
  });

  test('the first and several at once stay too', () => {
    const held = holdBack([thread('c', 70), thread('a', 60), thread('n', 55), thread('b', 20)], shown, ceiling);
    expect(held.threads.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(held.heldCount).toBe(3);
  });

  test('what was archived leaves, what came back by undo returns to its place', () => {
    const without = holdBack([thread('n', 50), thread('a', 30), thread('c', 10)], shown, ceiling);
    expect(without.threads.map(({ id }) => id)).toEqual(['a', 'c']);
    const back = holdBack([thread('n', 50), thread('a', 30), thread('b', 20), thread('c', 10)], ids('a', 'c'), ceiling);
    expect(back.threads.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });

  test('what the user moved himself comes back above, and is not counted', () => {
    const back = holdBack([thread('n', 50), thread('x', 40), thread('a', 30)], ids('a'), ceiling, new Set(ids('x')));
    expect(back.threads.map(({ id }) => id)).toEqual(['x', 'a']);
    expect(back.heldCount).toBe(1);
  });

  test('nothing new: the list as it is', () => {
    const fresh = [thread('a', 30), thread('b', 20)];
    expect(holdBack(fresh, shown, ceiling)).toEqual({ threads: fresh, heldCount: 0 });
  });
});
