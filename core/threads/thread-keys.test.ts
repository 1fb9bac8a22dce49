import { expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { joins, keyOf, threadKeys } from './thread-keys.ts';

const account = 'account' as AccountId;
const keys = (fields: Partial<Parameters<typeof threadKeys>[1]>, gmail?: Parameters<typeof threadKeys>[2]) => {
  const parsed = { messageId: null, references: [], inReplyTo: [], ...fields };
  const names = new Map(['own', 'a', 'b', 'c', 'gmail 7'].map((id) => [keyOf(account, id), id]));
  return threadKeys(account, parsed, gmail).map((key) => [names.get(key.key) ?? key.key, key.position]);
};

test('its own id is 0, the parent stands last', () => {
  expect(keys({ messageId: 'own', references: ['a', 'b'], inReplyTo: ['b'] })).toEqual([
    ['own', 0],
    ['a', 1],
    ['b', 2],
  ]);
});

test('what In-Reply-To says beside References counts less than they do', () => {
  expect(keys({ references: ['a', 'b'], inReplyTo: ['c'] })).toEqual([
    ['c', 1],
    ['a', 2],
    ['b', 3],
  ]);
});

test('a message that names itself says nothing by it', () => {
  expect(keys({ messageId: 'own', references: ['own', 'a'] })).toEqual([
    ['own', 0],
    ['a', 2],
  ]);
});

test("with Gmail's word references name ancestors and join nothing", () => {
  const found = threadKeys(
    account,
    { messageId: 'own', references: ['a', 'b'], inReplyTo: [] },
    { messageId: '1', threadId: '7' },
  );
  expect(found.filter(joins).map(({ key }) => key)).toEqual([keyOf(account, 'own'), keyOf(account, 'gmail 7')]);
  expect(found.filter((key) => !joins(key)).map(({ position }) => position)).toEqual([-2, -3]);
});

test('of a thousand the root and the newest are kept', () => {
  const references = Array.from({ length: 1_000 }, (_, index) => `r${index}`);
  const found = threadKeys(account, { messageId: 'own', references, inReplyTo: [] });
  expect(found).toHaveLength(101);
  expect(found[1]?.key).toBe(keyOf(account, 'r0'));
  expect(found.at(-1)?.key).toBe(keyOf(account, 'r999'));
});

test('no account shares its keys with another', () => {
  expect(keyOf(account, 'a')).not.toBe(keyOf('other' as AccountId, 'a'));
});
