import { describe, expect, test } from 'vitest';
import { commit, editAt, formatLine, paste, readLine, removeAt, showRecipient, typeInto } from './recipient-line.ts';

const empty = readLine('');

test('what is typed is kept from the first key on, and read back as those who stand there', () => {
  const line = typeInto(readLine('Anna <anna@berg.example>'), 'b');
  expect(formatLine(line)).toBe('Anna <anna@berg.example>, b');
  expect(readLine(formatLine(line)).entries).toEqual(['Anna <anna@berg.example>', 'b']);
});

describe('an entry ends', () => {
  test('at a comma or semicolon', () => {
    expect(typeInto(empty, 'anna@berg.example,')).toEqual({ entries: ['anna@berg.example'], pending: '' });
    expect(typeInto(empty, 'anna@berg.example; b')).toEqual({ entries: ['anna@berg.example'], pending: 'b' });
  });
  test('not within quotes', () => {
    expect(typeInto(empty, '"Berg, Anna')).toEqual({ entries: [], pending: '"Berg, Anna' });
    expect(commit(typeInto(empty, '"Berg, Anna" <anna@berg.example>')).entries).toEqual([
      '"Berg, Anna" <anna@berg.example>',
    ]);
  });
  test('once for each address', () => {
    const line = typeInto(readLine('Anna <anna@berg.example>'), 'ANNA@berg.example,');
    expect(line.entries).toHaveLength(1);
  });
});

describe('a pasted list', () => {
  test.for([
    ['a@x.example, b@x.example; c@x.example', 3],
    ['a@x.example\nb@x.example\r\nAnna Berg <c@x.example>\n', 3],
    ['a@x.example\tb@x.example', 2],
    ['a@x.example b@x.example', 2],
    ['"Berg, Anna" <a@x.example>', 1],
  ] as const)('%j', ([text, count]) => {
    expect(paste(empty, text)?.entries).toHaveLength(count);
  });
  test('of one word is typed on', () => {
    expect(paste(empty, 'Anna')).toBeNull();
    expect(paste({ entries: [], pending: 'an' }, 'na@x.example')).toBeNull();
  });
});

test('one goes, or is typed anew', () => {
  const line = { entries: ['a@x.example', 'b@x.example'], pending: 'c@x.example' };
  expect(removeAt(line, 0).entries).toEqual(['b@x.example']);
  expect(editAt(line, 0)).toEqual({ entries: ['b@x.example', 'c@x.example'], pending: 'a@x.example' });
});

test('shown by name, or by what is wrong', () => {
  expect(showRecipient('Anna Berg <anna@berg.example>')).toMatchObject({ label: 'Anna Berg', fault: null });
  expect(showRecipient('anna')).toMatchObject({ label: 'anna', fault: 'no-at' });
});
