import { expect, test } from 'vitest';
import { readHeaders } from './read-headers.ts';

const read = (text: string) => readHeaders(Buffer.from(text, 'latin1'));

test('fields in their order, with their folds and as they read', () => {
  const { fields, isTruncated } = read(
    'Received: from a\r\n\tby b; today\r\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n =?utf-8?Q?_aus_Bern?=\r\nX: 1\r\nX: 2\r\n\r\nBody: no\r\n',
  );
  expect(isTruncated).toBe(false);
  expect(fields.map(({ name, value }) => [name, value])).toEqual([
    ['Received', 'from a by b; today'],
    ['Subject', 'Grüße aus Bern'],
    ['X', '1'],
    ['X', '2'],
  ]);
  expect(fields[0]?.sent).toBe('from a\n\tby b; today');
});

test('whatever stands there', () => {
  expect(read('')).toEqual({ fields: [], isTruncated: false });
  expect(read('no field\nA: b\n\nc').fields).toEqual([
    { name: '', sent: 'no field', value: 'no field' },
    { name: 'A', sent: 'b', value: 'b' },
  ]);
  expect(read('\r\nA: \u202e\0x\r\n\r\n').fields[0]?.value).not.toMatch(/[\0\u202e]/);
  expect(read('X: 1\r\n'.repeat(2_000)).fields).toHaveLength(1_000);
  expect(read('X: 1\r\n'.repeat(2_000)).isTruncated).toBe(true);
  expect(read(`A: ${'x'.repeat(400_000)}`)).toMatchObject({ isTruncated: true });
});
