import { expect, test } from 'vitest';
import { parseAuthentication } from './authentication.ts';

test('the usual header', () => {
  const header =
    'mx.google.com; dkim=pass header.i=@example.org header.s=s1 header.b="ab/c="; spf=pass (google.com: domain of a@example.org designates 192.0.2.1 (a; b) as permitted sender) smtp.mailfrom=a@example.org; dmarc=fail (p=NONE) header.from=Example.org';
  expect(parseAuthentication([header])).toEqual([
    {
      authservId: 'mx.google.com',
      verdicts: [
        {
          method: 'dkim',
          result: 'pass',
          reason: null,
          properties: { 'header.i': '@example.org', 'header.s': 's1', 'header.b': 'ab/c=' },
        },
        { method: 'spf', result: 'pass', reason: null, properties: { 'smtp.mailfrom': 'a@example.org' } },
        { method: 'dmarc', result: 'fail', reason: null, properties: { 'header.from': 'Example.org' } },
      ],
    },
  ]);
});

test('a version, a reason, a method with a version, none, and no id at all', () => {
  const read = parseAuthentication([
    'Example.COM 1; none',
    'example.com; dkim/1=fail reason="bad (really; bad)" header.d=x',
    'spf=pass (sender) smtp.mailfrom=x; dkim=none',
    '',
    '((((',
  ]);
  expect(
    read.map(({ authservId, verdicts }) => [
      authservId,
      verdicts.map(({ method, result, reason }) => [method, result, reason]),
    ]),
  ).toEqual([
    ['example.com', []],
    ['example.com', [['dkim', 'fail', 'bad (really; bad)']]],
    [
      '',
      [
        ['spf', 'pass', null],
        ['dkim', 'none', null],
      ],
    ],
  ]);
});

test('names that mean something to objects are names like others', () => {
  const [read] = parseAuthentication(['x; spf=pass __proto__=a constructor=b']);
  expect(Object.keys(read?.verdicts[0]?.properties ?? {})).toEqual(['__proto__', 'constructor']);
});
