import { describe, expect, test } from 'vitest';
import { seededRandom } from '#tests/support/seeded-random.ts';
import type { QueryNode } from './model.ts';
import { parseQuery } from './parse-query.ts';

/** Wednesday. */
const now = Date.UTC(2026, 2, 11, 14, 30);
const context = { now, zone: 'Europe/Berlin' };

/** A query as one line, so that a table of them can be read. */
function tell(node: QueryNode | null): string {
  if (node === null) return '';
  if (node.kind === 'words') {
    const { text, isPhrase, isPrefix } = node.words;
    return isPhrase ? `"${text}"` : `${text}${isPrefix ? '*' : ''}`;
  }
  if (node.kind === 'not') return `-${tell(node.node)}`;
  if (node.kind !== 'filter') return `(${node.nodes.map(tell).join(node.kind === 'or' ? ' | ' : ' ')})`;
  const { filter } = node;
  switch (filter.kind) {
    case 'person':
      return `${filter.field}=${filter.isMe ? '@me' : filter.text}`;
    case 'text':
      return `${filter.field}~${filter.words.isPhrase ? `"${filter.words.text}"` : filter.words.text}`;
    case 'place':
    case 'tag':
      return `${filter.kind}=${filter.name}`;
    case 'state':
      return `is ${filter.state}`;
    case 'having':
      return `has ${filter.what}`;
    case 'size':
      return `${filter.is} ${filter.bytes}`;
    case 'time': {
      const day = (at: number | null) => (at === null ? '' : new Date(at + 3_600_000).toISOString().slice(0, 10));
      return `${day(filter.from)}..${day(filter.to)}`;
    }
    default:
      return `${filter.kind}=${filter.text}`;
  }
}

const read = (text: string) => {
  const { node, problems } = parseQuery(text, context);
  return [tell(node), ...problems.map(({ from, to, code }) => `${code} ${text.slice(from, to)}`)].join(' ! ');
};

describe('words', () => {
  test.each([
    ['', ''],
    ['   ', ''],
    ['Rechnung', 'Rechnung'],
    ['Rechnung Mai', '(Rechnung Mai)'],
    ['rechn*', 'rechn*'],
    ['*', '*'],
    ['"offene Rechnung"', '"offene Rechnung"'],
    ['„offene Rechnung“', '"offene Rechnung"'],
    ['-Werbung', '-Werbung'],
    ['--Werbung', '--Werbung'],
    ['e-mail', 'e-mail'],
    ['Mai - Juni', '(Mai - Juni)'],
    ['NOT Werbung', '-Werbung'],
    ['NICHT Werbung', '-Werbung'],
    ['oder und nicht', '(oder und nicht)'],
    ['a OR b', '(a | b)'],
    ['a ODER b c', '(a | (b c))'],
    ['a | b', '(a | b)'],
    ['a AND b UND c', '(a b c)'],
    ['(a OR b) c', '((a | b) c)'],
    ['{a b c}', '(a | b | c)'],
    ['-(a b)', '-(a b)'],
    ['OR', ''],
    ['a OR', 'a'],
    ['OR OR a', 'a'],
    ['https://example.org/a:b', 'https://example.org/a:b'],
    ['12:30', '12:30'],
    ['foo:bar', 'foo:bar'],
    ['C++', 'C++'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('conditions', () => {
  test.each([
    ['from:anna', 'from=anna'],
    ['From: anna', 'from=anna'],
    ['von:"Anna Berg"', 'from=Anna Berg'],
    ['to:me', 'to=@me'],
    ['an:mich', 'to=@me'],
    ['from:"me"', 'from=me'],
    ['from:(anna OR bernd)', '(from=anna | from=bernd)'],
    ['from:{anna bernd}', '(from=anna | from=bernd)'],
    ['-from:anna', '-from=anna'],
    ['-from:(anna bernd)', '-(from=anna from=bernd)'],
    ['cc:x bcc:y', '(cc=x bcc=y)'],
    ['betreff:Rechnung', 'subject~Rechnung'],
    ['subject:"offene Rechnung"', 'subject~"offene Rechnung"'],
    ['body:foo filename:pdf', '(body~foo filename~pdf)'],
    ['in:inbox', 'place=inbox'],
    ['ordner:"Meine Ablage"', 'place=Meine Ablage'],
    ['account:work', 'account=work'],
    ['tag:projekt/kita', 'tag=projekt/kita'],
    ['label:work', 'tag=work'],
    ['is:unread', 'is unread'],
    ['ist:ungelesen', 'is unread'],
    ['IST:GELESEN', 'is read'],
    ['is:starred is:snoozed is:muted', '(is starred is snoozed is muted)'],
    ['ist:zurueckgestellt', 'is snoozed'],
    ['has:attachment', 'has attachment'],
    ['hat:anhang hat:Einladung has:task', '(has attachment has invite has task)'],
    ['type:pdf', 'type=pdf'],
    ['larger:10M', 'larger 10485760'],
    ['größer:1,5MB', 'larger 1572864'],
    ['groesser:500', 'larger 500'],
    ['smaller:20kb', 'smaller 20480'],
    ['list:dev.example.org', 'list=dev.example.org'],
    ['rfc822msgid:<a@b>', 'messageId=<a@b>'],
    ['is:unread from:anna Rechnung', '(is unread from=anna Rechnung)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('times', () => {
  test.each([
    ['on:today', '2026-03-11..2026-03-12'],
    ['am:gestern', '2026-03-10..2026-03-11'],
    ['am:vorgestern', '2026-03-09..2026-03-10'],
    ['on:2026-03-05', '2026-03-05..2026-03-06'],
    ['on:2026/3/5', '2026-03-05..2026-03-06'],
    ['am:5.3.2026', '2026-03-05..2026-03-06'],
    ['am:05.03.26', '2026-03-05..2026-03-06'],
    ['on:3/5/2026', '2026-03-05..2026-03-06'],
    ['on:25/3/2025', '2025-03-25..2025-03-26'],
    ['am:5.3.', '2026-03-05..2026-03-06'],
    ['am:12.3.', '2025-03-12..2025-03-13'],
    ['am:5. März 2025', '2025-03-05..2025-03-06'],
    ['on:march 5 2025', '2025-03-05..2025-03-06'],
    ['on:mar 5th', '2026-03-05..2026-03-06'],
    ['im:Dezember', '2025-12-01..2026-01-01'],
    ['im:Dezember 2024', '2024-12-01..2025-01-01'],
    ['on:2025', '2025-01-01..2026-01-01'],
    ['on:2025-12', '2025-12-01..2026-01-01'],
    ['on:last week', '2026-03-02..2026-03-09'],
    ['im:letzten Monat', '2026-02-01..2026-03-01'],
    ['on:this year', '2026-01-01..2027-01-01'],
    ['on:monday', '2026-03-09..2026-03-10'],
    ['on:wednesday', '2026-03-11..2026-03-12'],
    ['on:last wednesday', '2026-03-04..2026-03-05'],
    ['am:Donnerstag', '2026-03-05..2026-03-06'],
    ['on:KW 10', '2026-03-02..2026-03-09'],
    ['on:KW 50', '2025-12-08..2025-12-15'],
    ['on:last 7 days', '2026-03-04..2026-03-12'],
    ['before:2026-03-05', '..2026-03-05'],
    ['vor:letzter Woche', '..2026-03-02'],
    ['bis:gestern', '..2026-03-11'],
    ['after:2026/03/05', '2026-03-05..'],
    ['seit:5.3.2026', '2026-03-05..'],
    ['nach:vor 2 Wochen', '2026-02-25..'],
    ['since:3 weeks ago', '2026-02-18..'],
    ['older_than:2d', '..2026-03-09'],
    ['newer_than:1y', '2025-03-11..'],
    ['älter_als:3m', '..2025-12-11'],
    ['newer_than:2_weeks', '2026-02-25..'],
    ['before:yesterday Rechnung', '(..2026-03-10 Rechnung)'],
    ['after:2026-03-01 before:2026-03-05 hat:anhang', '(2026-03-01.. ..2026-03-05 has attachment)'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('a day is as long as it is where the user lives', () => {
    const { node } = parseQuery('on:2026-03-29', context);
    const filter = node?.kind === 'filter' && node.filter.kind === 'time' ? node.filter : expect.fail('no time');
    expect((filter.to ?? 0) - (filter.from ?? 0)).toBe(23 * 3_600_000);
  });
});

describe('what makes no sense is marked and the rest counts', () => {
  test.each([
    ['is:foo Rechnung', 'Rechnung ! unknown-value foo'],
    ['has: Rechnung', ' ! unknown-value Rechnung'],
    ['from:', ' ! missing-value from:'],
    ['from: OR x', 'x ! missing-value from:'],
    ['before:soon x', 'x ! unknown-time soon'],
    ['on:2026-02-30', ' ! unknown-time 2026-02-30'],
    ['older_than:yesterday', ' ! unknown-time yesterday'],
    ['larger:big', ' ! unknown-size big'],
    ['"offen', '"offen" ! unclosed-quote "offen'],
    ['(a b', '(a b) ! unclosed-group ('],
    ['a) b', '(a b) ! stray-bracket )'],
    ['is:unread is:foo from:x', '(is unread from=x) ! unknown-value foo'],
  ])('%s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  test('brackets without end cost no stack', () => {
    const { problems } = parseQuery(`${'('.repeat(900)}x`, context);
    expect(problems.some(({ code }) => code === 'too-deep')).toBe(true);
    expect(parseQuery('NOT '.repeat(200), context).problems.some(({ code }) => code === 'too-deep')).toBe(true);
  });

  test('more than anybody types is cut and said', () => {
    const { problems } = parseQuery('wort '.repeat(400), context);
    expect(problems).toEqual([{ from: 1_000, to: 2_000, code: 'too-long' }]);
  });
});

test('chips say where they stand', () => {
  const { chips } = parseQuery('Rechnung -von:anna before:last week', context);
  expect(chips).toEqual([
    { from: 10, to: 18, operator: 'from', value: 'anna', isNegated: true },
    { from: 19, to: 35, operator: 'before', value: 'last week', isNegated: false },
  ]);
});

test('nothing that can be typed breaks it', () => {
  const random = seededRandom(20_261_121);
  const pieces = [
    ...Array.from(' "()-{}:*|\\\'„“ \t\n,.;#@'),
    'from:',
    'is:',
    'before:',
    'last ',
    'OR ',
    'NOT ',
    'AND ',
    'ä',
    'ß',
    '👩‍👩‍👧',
    '\u0000',
    '\uD800',
    '\u202E',
    'x',
    '7',
    '2026',
    'kw ',
    '99999999999d',
  ];
  for (let run = 0; run < 10_000; run += 1) {
    const length = Math.floor(random() * 25);
    const text = Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)] ?? '').join('');
    const query = parseQuery(text, context);
    for (const { from, to } of [...query.chips, ...query.problems]) {
      expect(from, text).toBeGreaterThanOrEqual(0);
      expect(to, text).toBeLessThanOrEqual(text.length);
      expect(from, text).toBeLessThanOrEqual(to);
    }
  }
});
