import { describe, expect, test } from 'vitest';
import type { ThreadId } from '#shared/ids.ts';
import type { ListedThread } from './page-chain.ts';
import { emptyList, lookAgain, type Look, type ShownList } from './shown-list.ts';

const thread = (id: string, lastAt: number): ListedThread => ({ id: id as ThreadId, lastAt, row: null });
const namesOf = (list: ShownList) => list.threads.map(({ id }) => id);
const none = new Set<ThreadId>();

function look(before: ShownList, change: Partial<Look>): ShownList {
  return lookAgain(before, { ...before.look, ...change }, none);
}

describe('lookAgain', () => {
  const first = look(emptyList, { fresh: [thread('b', 20), thread('a', 10)] });

  test('at the top new mail comes in at once', () => {
    expect(namesOf(look(first, { fresh: [thread('n', 30), ...first.look.fresh] }))).toEqual(['n', 'b', 'a']);
  });

  test('while the user is in the list it waits, and comes in when asked for', () => {
    const holding = look(first, { isHolding: true });
    const arrived = look(holding, { fresh: [thread('n', 30), ...first.look.fresh] });
    expect([namesOf(arrived), arrived.heldCount]).toEqual([['b', 'a'], 1]);
    const released = look(arrived, { releases: 1 });
    expect([namesOf(released), released.heldCount]).toEqual([['n', 'b', 'a'], 0]);
    const later = look(released, { fresh: [thread('m', 40), ...released.look.fresh] });
    expect([namesOf(later), later.heldCount]).toEqual([['n', 'b', 'a'], 1]);
  });

  test('it comes in when the user leaves the list', () => {
    const arrived = look(look(first, { isHolding: true }), { fresh: [thread('n', 30), ...first.look.fresh] });
    expect(namesOf(look(arrived, { isHolding: false }))).toEqual(['n', 'b', 'a']);
  });

  test('what was read away from an unread list stays while it is open', () => {
    const reading = look(first, { fresh: [thread('a', 10)], kept: thread('b', 20) });
    expect(namesOf(reading)).toEqual(['b', 'a']);
    expect(namesOf(look(reading, { kept: null }))).toEqual(['a']);
  });

  test('an empty list holds nothing back', () => {
    const empty = look(emptyList, { isHolding: true });
    expect(namesOf(look(empty, { fresh: [thread('n', 30)] }))).toEqual(['n']);
  });
});
