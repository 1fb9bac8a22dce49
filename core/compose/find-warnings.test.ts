import { describe, expect, test } from 'vitest';
import { findAttachmentWords, ownWords } from './attachment-words.ts';
import { findWarnings, type SendFacts } from './find-warnings.ts';
import { findLookAlike } from './look-alike.ts';

const to = (...addresses: string[]) => addresses.map((address) => ({ name: '', address }));
const facts = (change: Partial<SendFacts>): SendFacts => ({
  to: to('anna@berg.example'),
  cc: [],
  bcc: [],
  subject: 'Angebot',
  text: 'Hallo Anna,\n\nbis morgen.',
  isForward: false,
  hasFiles: false,
  hasContent: false,
  sender: 'me@haus.example',
  present: new Set(),
  isKnown: () => true,
  writtenTo: [],
  ...change,
});
const kinds = (change: Partial<SendFacts>) => findWarnings(facts(change)).map(({ kind }) => kind);

test('an ordinary mail goes without a word', () => {
  expect(findWarnings(facts({}))).toEqual([]);
});

describe('outsiders', () => {
  const inside = ['bo@haus.example', 'cy@mail.haus.example'];
  test('among people of the house are named', () => {
    expect(findWarnings(facts({ to: to(...inside), cc: to('x@berg.example') }))).toEqual([
      { kind: 'external', texts: ['x@berg.example'] },
    ]);
  });
  test('alone they are whom one writes to', () => {
    expect(kinds({ to: to('x@berg.example', 'y@tal.example') })).toEqual([]);
  });
  test('who is in the conversation already is no news', () => {
    expect(kinds({ to: to(...inside, 'x@berg.example'), present: new Set(['x@berg.example']) })).toEqual([]);
  });
  test('a big provider is nobody’s house', () => {
    expect(kinds({ sender: 'me@gmail.com', to: to('a@gmail.com', 'b@berg.example') })).toEqual([]);
  });
});

test('somebody one never had mail with, unless the conversation has them', () => {
  expect(kinds({ isKnown: () => false })).toEqual(['firstTime']);
  expect(kinds({ isKnown: () => false, present: new Set(['anna@berg.example']) })).toEqual([]);
});

test('nearly an address one knows: both are shown, and said once', () => {
  const warnings = findWarnings(
    facts({ to: to('anna@berq.example'), isKnown: () => false, writtenTo: ['bo@tal.example', 'Anna@berg.example'] }),
  );
  expect(warnings).toEqual([{ kind: 'lookAlike', texts: ['anna@berq.example', 'Anna@berg.example'] }]);
});

test('many who would see each other', () => {
  const many = (count: number, domain: (index: number) => string) =>
    to(...Array.from({ length: count }, (_, index) => `p${index}@${domain(index)}`));
  const apart = (index: number) => `d${index}.example`;
  expect(kinds({ to: many(11, apart) })).toEqual(['manyInTo']);
  expect(kinds({ to: many(10, apart) })).toEqual([]);
  expect(kinds({ to: [], bcc: many(50, apart) })).toEqual([]);
  expect(kinds({ to: many(30, () => 'berg.example') })).toEqual([]);
});

test('no subject, no words', () => {
  expect(kinds({ subject: '  ' })).toEqual(['noSubject']);
  expect(kinds({ text: '\n\n-- \nHanne' })).toEqual(['noText']);
  expect(kinds({ text: '\n\nAnna schrieb:\n\n> Kommst du?' })).toEqual(['noText']);
  expect(kinds({ text: '', hasContent: true })).toEqual([]);
  expect(kinds({ text: '', isForward: true })).toEqual([]);
});

describe('a file that is spoken of', () => {
  test.for([
    'Anbei das Angebot.',
    'Das Angebot findest du im Anhang.',
    'Siehe Anlage.',
    'Die Pläne sind angehängt.',
    'Ich habe den Plan beigefügt!',
    'Ich füge die Liste bei.',
    'Please find attached the plan.',
    'See the attachment for details.',
    'I have enclosed the invoice.',
    'I attach the minutes.',
  ])('%s', (text) => {
    expect(findAttachmentWords(text)).not.toEqual([]);
    expect(kinds({ text })).toEqual(['attachment']);
    expect(kinds({ text, hasFiles: true, hasContent: true })).toEqual([]);
  });

  test.for([
    'Der Anhänger steht im Hof.',
    'Sie hängt an ihrem Garten.',
    'Die Anlagenbauer kommen um 9.',
    'Ohne Anhang, wie besprochen.',
    'No attachment needed, without any attachments.',
    'Kommst du?\n\n> Im Anhang die Pläne.',
    'Kommst du?\n\n-- \nVersand mit Anlage nur als PDF im Anhang',
    'Das ist ein Beifang.',
  ])('not here: %s', (text) => {
    expect(findAttachmentWords(text)).toEqual([]);
  });
});

test('own words: what is quoted, what leads in to it and the signature are not', () => {
  expect(ownWords('Ja.\n\nAnna schrieb am 3. Juli:\n> Kommst du?\n\nGern.\n\n-- \nHanne\n0123')).toBe(
    'Ja.\n\n\nGern.\n',
  );
  // A quote drawn into the text stands below the signature, and answers within it.
  expect(ownWords('Ja.\n\n-- \nHanne\n\nAnna schrieb:\n> eins\ndazu anbei\n> zwei')).toContain('dazu anbei');
});

test.for([
  ['anna@berq.example', true],
  ['anna@bergg.example', true],
  ['anna@ebrg.example', true],
  ['ana@berg.example', false],
  ['hannelore@berg.example', true],
  ['anna@tal.example', false],
  ['bernd.k1ein@rnuster.example', true],
  ['team2@berg.example', false],
] as const)('%s: mistaken for one that is known? %s', ([address, expected]) => {
  const known = ['anna@berg.example', 'hannelor@berg.example', 'bernd.klein@muster.example', 'team1@berg.example'];
  expect(findLookAlike(address, known) !== null).toBe(expected);
  expect(known.every((one) => findLookAlike(one, known) === null)).toBe(true);
});
