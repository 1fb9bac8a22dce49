import { describe, expect, test } from 'vitest';
import { parseMessage, readBodies, readPart } from '../mime/index.ts';
import { seededRandom } from '#tests/support/seeded-random.ts';
import { buildMail, newMessageId, withoutBcc, type MailParts } from './build-mail.ts';
import { parseRecipients } from '#shared/model/recipients.ts';

const at = Date.UTC(2026, 10, 21, 9, 30);
const plain: MailParts = {
  from: { name: 'Jörg Müller', address: 'joerg@office.example' },
  replyTo: null,
  to: [{ name: '', address: 'anna@berg.example' }],
  cc: [],
  bcc: [],
  subject: 'Hallo',
  text: 'Text',
  html: null,
  files: [],
  messageId: 'one@office.example',
  inReplyTo: null,
  references: [],
  at,
};
const build = async (change: Partial<MailParts> = {}) => Buffer.from(await buildMail({ ...plain, ...change }));
const headOf = (raw: Buffer) => raw.toString('latin1').split('\r\n\r\n')[0] ?? '';
const fieldsOf = (raw: Buffer) =>
  headOf(raw)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => line.split(':')[0]);
const usual = [
  'From',
  'To',
  'Subject',
  'Message-ID',
  'Content-Transfer-Encoding',
  'Date',
  'MIME-Version',
  'Content-Type',
];

test('a plain mail has these fields and no others', async () => {
  const raw = await build({ text: 'Grüße\n-- \nJörg' });
  expect(fieldsOf(raw).toSorted()).toEqual(usual.toSorted());
  expect(raw.toString('latin1')).toMatch(/^[\x20-\x7e\r\n\t]*$/);
  expect(raw.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const read = parseMessage(raw);
  expect(read).toMatchObject({
    messageId: 'one@office.example',
    from: plain.from,
    to: plain.to,
    subject: 'Hallo',
    sentAt: at,
    text: 'Grüße\n-- \nJörg',
    warnings: [],
  });
});

test('both forms, pictures in the text and files beside it', async () => {
  const picture = Buffer.from([137, 80, 78, 71, 0, 13, 10, 10, 13]);
  const letter = Buffer.from('From: x\n\n.\r.\n\ufeffbytes');
  const raw = await build({
    html: '<p>Grüße <img src="cid:logo@hauspost"></p>',
    files: [
      { name: 'logo.png', mimeType: 'image/png', bytes: picture, contentId: 'logo@hauspost' },
      { name: 'Übersicht „neu“.pdf', mimeType: 'application/pdf', bytes: picture, contentId: null },
      { name: 'brief.eml', mimeType: 'message/rfc822', bytes: letter, contentId: null },
    ],
  });
  const read = parseMessage(raw);
  expect(read.html).toBe(true);
  expect(read.parts.map(({ name, mimeType, isInline, contentId }) => [name, mimeType, isInline, contentId])).toEqual([
    ['logo.png', 'image/png', true, 'logo@hauspost'],
    ['Übersicht „neu“.pdf', 'application/pdf', false, null],
    ['brief.eml', 'application/octet-stream', false, null],
  ]);
  const bytes = read.parts.map(({ path }) => Buffer.from(readPart(raw, path)?.bytes ?? []));
  expect(bytes).toEqual([picture, picture, letter]);
  expect(readBodies(raw)).toMatchObject({ text: 'Text', html: expect.stringContaining('Grüße') });
});

test('Bcc is kept here and goes nowhere', async () => {
  const bcc = Array.from({ length: 20 }, (_, n) => ({ name: `Geheim ${n}`, address: `geheim${n}@x.example` }));
  const raw = await build({ bcc, text: 'Bcc: bleibt\n\nim Text' });
  expect(parseMessage(raw).bcc).toEqual(bcc);
  const sent = withoutBcc(raw);
  expect(parseMessage(sent)).toEqual({ ...parseMessage(raw), bcc: [] });
  expect(Buffer.from(sent).toString('latin1')).not.toContain('geheim');
  expect(Buffer.from(withoutBcc(sent))).toEqual(Buffer.from(sent));
});

test('an answer names what it answers, however long the thread', async () => {
  const references = Array.from({ length: 300 }, (_, n) => `${n}@list.example`);
  const raw = await build({ inReplyTo: '299@list.example', references: [...references, 'bad id\r\nX: y', '<x>'] });
  const read = parseMessage(raw);
  expect(read.inReplyTo).toEqual(['299@list.example']);
  expect(read.references).toHaveLength(50);
  expect([read.references[0], read.references.at(-1)]).toEqual(['0@list.example', '299@list.example']);
});

test('a domain beyond ASCII goes as DNS has it, a name beyond it needs SMTPUTF8', async () => {
  const to = parseRecipients('Ö <info@bücher.example>, jürgen@bücher.example').addresses;
  expect(to.map(({ address }) => address)).toEqual(['info@xn--bcher-kva.example', 'jürgen@bücher.example']);
  const raw = await build({ to });
  expect(parseMessage(raw).to).toEqual(to);
});

describe('nobody writes a field of theirs into the head', () => {
  const breaks = ['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\0', '\u000b', '%0a', '\r\n ', '\ud800\r\n'];
  test.each(breaks)('%j', async (gap) => {
    const evil = `x${gap}Bcc: v@x.example${gap}${gap}<script>`;
    const raw = await build({
      subject: evil,
      from: { name: evil, address: 'joerg@office.example' },
      to: [{ name: evil, address: `anna@berg.example${gap}bcc:v@x.example` }],
      replyTo: `a@b.example${gap}Bcc: v@x.example`,
      messageId: 'one@office.example',
      inReplyTo: evil,
      references: [evil],
      draftMark: evil,
      files: [
        { name: `a"${gap}b.txt`, mimeType: `text/plain${gap}X: y`, bytes: Buffer.from('x'), contentId: `>${gap}X: y` },
      ],
    });
    expect(
      fieldsOf(raw)
        .filter((name) => !usual.includes(name ?? ''))
        .toSorted(),
    ).toEqual(['Reply-To', 'X-Hauspost-Draft']);
    expect(parseMessage(raw).bcc).toEqual([]);
    expect(raw.toString('latin1')).not.toMatch(/^(?:Bcc|X):/im);
  });

  test('whatever strings there are', async () => {
    const random = seededRandom(38);
    const pieces = [
      'a',
      'ä',
      ' ',
      '"',
      '<',
      '>',
      ',',
      ';',
      ':',
      '@',
      '\\',
      '(',
      ')',
      '\r',
      '\n',
      '\0',
      '=?utf-8?Q?=0ABcc:?=',
      '\u2028',
      '\u0085',
      '\ud800',
      '\u202e',
      'Bcc: v@x.example',
      '😀',
      '%0d%0a',
    ];
    const any = () =>
      Array.from({ length: 1 + Math.floor(random() * 12) }, () => pieces[Math.floor(random() * pieces.length)]).join(
        '',
      );
    for (let run = 0; run < 150; run += 1) {
      const lines = [any(), any()].map((line) => parseRecipients(line).addresses);
      const files = [{ name: any(), mimeType: any(), bytes: Buffer.from(any()), contentId: any() }];
      const raw = await build({
        subject: any(),
        from: { name: any(), address: 'joerg@office.example' },
        to: lines[0] ?? [],
        cc: lines[1] ?? [],
        text: any(),
        html: any(),
        files,
      });
      const known = new Set([...usual, 'Cc']);
      expect(fieldsOf(raw).filter((name) => !known.has(name ?? ''))).toEqual([]);
      const read = parseMessage(raw);
      expect(read.bcc).toEqual([]);
      expect(read.to.map(({ address }) => address)).toEqual((lines[0] ?? []).map(({ address }) => address));
    }
  });
});

test.each([
  '.',
  '..\n.\n...',
  'a\n.\n\nMAIL FROM:<x@x.example>\n.',
  'From here\n> From there\n> quoted line\n>> twice',
  `${'lang '.repeat(400)}ende`,
  'x'.repeat(2_000),
  'Zeile mit Blanks am Ende   \nund eine\n\n\n',
  '  eingerückt\n\tTab',
  'ä\u{1F600}=20=\n=3D',
])('the text arrives as it was written: %j', async (text) => {
  const raw = await build({ text });
  expect(
    Math.max(
      ...raw
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThanOrEqual(998);
  const expected = text
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
  expect(readBodies(raw).text?.trimEnd()).toBe(expected.trimEnd());
});

test('a Message-ID says where the mail is from and nothing else', () => {
  const ids = new Set(Array.from({ length: 100 }, () => newMessageId('joerg@office.example')));
  expect(ids.size).toBe(100);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}@office\.example$/);
});
