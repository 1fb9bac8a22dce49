import { describe, expect, test } from 'vitest';
import type { Command, CommandScope, KeymapProfile } from './command.ts';
import { findKeyConflicts, listKeys } from './keymap.ts';

type Bound = Pick<Command, 'id' | 'keys' | 'scope'>;

function bound(id: string, scope: CommandScope, ...keys: string[]): Bound {
  return { id, scope, keys: { gmail: keys } };
}

describe('whose keys count', () => {
  const archive = { id: 'mail.archive', scope: 'app', keys: { gmail: ['e'], thunderbird: ['a'] } } as const;

  test.each<[KeymapProfile, string[]]>([
    ['gmail', ['e']],
    ['thunderbird', ['a']],
    ['apple', ['e']],
  ])('%s: its own, else those of Gmail', (profile, keys) => expect(listKeys(archive, profile)).toEqual(keys));

  test('the user’s own win over every profile, and none means none', () => {
    expect(listKeys(archive, 'thunderbird', { 'mail.archive': ['y'] })).toEqual(['y']);
    expect(listKeys(archive, 'gmail', { 'mail.archive': [] })).toEqual([]);
  });
});

describe('conflicts', () => {
  const conflictsOf = (...commands: Bound[]) =>
    findKeyConflicts(commands, 'gmail').map(({ one, other }) => [one, other]);

  test('the same key at the same place, however it is written', () => {
    expect(conflictsOf(bound('a', 'app', 'Mod+K'), bound('b', 'app', 'mod+k'))).toEqual([['a', 'b']]);
  });

  test('a place meets what holds everywhere', () => {
    expect(conflictsOf(bound('a', 'list', 'e'), bound('b', 'app', 'e'))).toEqual([['a', 'b']]);
  });

  test('list and reader never meet; the editor may take a key for itself', () => {
    expect(conflictsOf(bound('a', 'list', 'n'), bound('b', 'reader', 'n'))).toEqual([]);
    expect(conflictsOf(bound('a', 'editor', 'Mod+k'), bound('b', 'everywhere', 'Mod+k'))).toEqual([]);
  });

  test('a key that begins a sequence cannot also act alone', () => {
    expect(conflictsOf(bound('a', 'app', 'g'), bound('b', 'app', 'g i'))).toEqual([['a', 'b']]);
    expect(conflictsOf(bound('a', 'app', 'g i'), bound('b', 'app', 'g s'))).toEqual([]);
  });

  test('several keys of one command are no conflict', () => {
    expect(conflictsOf(bound('a', 'app', 'o', 'Enter'))).toEqual([]);
  });
});
