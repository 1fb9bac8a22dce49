import { afterAll, describe, expect, test } from 'vitest';
import { readMbox, transferDir } from '#tests/support/transfer-harness.ts';
import { writePostmark } from './postmark.ts';
import { quoteFrom, unquoteFrom } from './quote.ts';

const dir = transferDir();
afterAll(() => dir.remove());

let number = 0;
const read = async (text: string) => {
  number += 1;
  const mails = await readMbox(dir.put(`${number}.mbox`, Buffer.from(text, 'latin1')));
  return mails.map(({ raw }) => Buffer.from(raw).toString('latin1'));
};
const post = (sender = 'anna@berg.example') => `From ${sender} Fri Jul  8 12:08:34 2011\n`;
const one = 'From: a@berg.example\nSubject: Eins\n\nErste Zeile\n';
const two = 'From: b@berg.example\nSubject: Zwei\n\nZweite\n\nmit Absatz\n';
const quotes = 'Subject: Zitate\n\nFrom hier an\n>From dort\n>>From fern\n > From nicht\nFromm\n';

describe('dialects', () => {
  test('mboxrd: one bracket less, at every depth', async () => {
    const text = quotes.replace(/^(>*From )/gm, '>$1');
    expect(await read(`${post()}${one}\n${post()}${text}\n`)).toEqual([one, quotes]);
  });

  test('mboxo: what was quoted once comes back', async () => {
    const body = 'Subject: o\n\nFrom hier an\n> From dort\n';
    expect(await read(`${post()}${body.replace(/^From /m, '>From ')}\n${post()}${two}\n`)).toEqual([body, two]);
  });

  test('unquoted: lines of the text that begin with "From " divide nothing, and brackets mean what they say', async () => {
    const text = 'Subject: Roh\n\nFrom Russia with love\n\nFrom here on:\n\n>From dort\nFrom \nFrom -\n';
    expect(await read(`${post()}${text}\n${post()}${two}\n`)).toEqual([text, two]);
  });

  test('mboxcl2: the length decides, even over what looks like a postmark', async () => {
    const body = `Text\n\n${post()}From: nicht@berg.example\nSubject: Im Text\n\n>From wie es ist\n`;
    const mail = `Subject: cl2\nContent-Length: ${body.length}\n\n${body}`;
    expect(await read(`${post()}${mail}\n${post()}${one}\n`)).toEqual([mail, one]);
  });

  test('mboxcl: the length counts the quoted text', async () => {
    const stored = 'Text\n>From hier\n>>From dort\n';
    const head = `Subject: cl\nContent-Length: ${stored.length}\n\n`;
    expect(await read(`${post()}${head}${stored}\n${post()}${one}`)).toEqual([
      `${head}Text\nFrom hier\n>From dort\n`,
      one,
    ]);
  });

  test.each([5, 100_000, 21, 23])('a length that lies is not believed (%i)', async (length) => {
    const mail = `Subject: Lüge\nContent-Length: ${length}\n\nZwölf Zeichen\nund mehr\n`;
    expect(await read(`${post()}${mail}\n${post()}${one}\n`)).toEqual([mail, one].map((text) => text));
  });
});

describe('line ends', () => {
  const dos = (text: string) => text.replaceAll('\n', '\r\n');

  test('of a whole file in CRLF stay', async () => {
    expect(await read(dos(`${post()}${one}\n${post()}${two}\n`))).toEqual([dos(one), dos(two)]);
  });

  test('of messages in CRLF between postmarks in LF stay', async () => {
    expect(await read(`${post()}${dos(one)}\n${post()}${two}\n`)).toEqual([dos(one), two]);
  });

  test('a last message without an empty line after it, and one without a line end, are whole', async () => {
    expect(await read(`${post()}${one}\n${post()}${two}`)).toEqual([one, two]);
    expect(await read(`${post()}${one.trimEnd()}`)).toEqual([one.trimEnd()]);
  });
});

describe('postmarks', () => {
  test.each([
    'From -',
    'From ',
    'From MAILER-DAEMON',
    'From 184434@xxx',
    'From - Fri Aug 24 11:55:47 2018',
    'From a@b.c 2011-07-08 12:00',
  ])('%s', async (line) => expect(await read(`${line}\n${one}\n${line}\n${two}\n`)).toEqual([one, two]));

  test('a mark of the byte order and empty lines before the first do not matter', async () => {
    expect(await read(`\xef\xbb\xbf${post()}${one}`)).toEqual([one]);
    expect(await read(`\n\n${post()}${one}`)).toEqual([one]);
  });

  test('an empty file has no messages', async () => expect(await read('')).toEqual([]));

  test('text is not an mbox file', async () => {
    await expect(read('From time to time\nwe write.\n')).rejects.toThrow('no mbox');
    await expect(read('Subject: Ein Brief\n\nText\n')).rejects.toThrow('no mbox');
  });
});

describe('flags that others wrote into the messages', () => {
  const flags = async (headers: string) =>
    (await readMbox(dir.put('flags.mbox', `${post()}${headers}\nSubject: x\n\nText\n`))).map((mail) => mail.flags);

  test.each([
    ['Status: RO', [['\\Seen']]],
    ['Status: O\nX-Status: AF', [['\\Answered', '\\Flagged']]],
    ['X-Mozilla-Status: 0005', [['\\Seen', '\\Flagged']]],
    ['X-Mozilla-Status: 0009', []],
    ['X-Gmail-Labels: Inbox,Unread,Starred', [['\\Flagged']]],
    ['X-Nothing: at all', [null]],
  ])('%s', async (headers, expected) => expect(await flags(headers)).toEqual(expected));
});

test('ours keeps every byte, flag and date, whatever the message is', async () => {
  const raws = [
    '',
    '\n',
    '\r\n',
    'x',
    'x\r',
    'x\n\r',
    'x\n\r\n',
    'x\n\n\n',
    'From \n',
    '>From x',
    'From x',
    quotes,
    `${post()}${one}`,
    'a\r\nFrom b\r\n>From c\r\n',
    'Content-Length: 3\n\nFrom a b\n\nFrom c Fri Jul  8 12:08:34 2011\nX: y\n',
    '\0\xff\nFrom \0',
  ];
  const at = Date.UTC(2024, 1, 3, 4, 5, 6);
  const file = raws.map((raw) => {
    const bytes = Buffer.from(raw, 'latin1');
    const isBare = bytes.at(-1) !== 10;
    return Buffer.concat([
      Buffer.from(writePostmark('FRS', at, isBare)),
      ...quoteFrom(bytes),
      Buffer.from(isBare ? '\n\n' : '\n'),
    ]);
  });
  const mails = await readMbox(dir.put('ours.mbox', Buffer.concat(file)));
  expect(mails.map(({ raw }) => Buffer.from(raw).toString('latin1'))).toEqual(raws);
  expect(new Set(mails.map(({ flags, receivedAt }) => JSON.stringify([flags, receivedAt])))).toEqual(
    new Set([JSON.stringify([['\\Flagged', '\\Answered', '\\Seen'], at])]),
  );
});

test('a message larger than what is looked at in one piece is one message', async () => {
  const big = `Subject: Groß\n\n${'From hier nicht, aber lang genug\n'.repeat(90_000)}`;
  expect((await read(`${post()}${one}\n${post()}${big}\n${post()}${two}\n`)).map((text) => text.length)).toEqual([
    one.length,
    big.length,
    two.length,
  ]);
});

test('quoting and its way back are exact for any bytes', () => {
  for (let seed = 1; seed < 400; seed += 1) {
    let state = seed;
    const pieces = Array.from({ length: seed % 17 }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return ['From ', '>', '\n', 'x', 'From', '\r\n', ' '][state % 7] ?? '';
    });
    const raw = Buffer.from(pieces.join(''));
    const quoted = Buffer.concat(quoteFrom(raw));
    expect(quoted.toString()).not.toMatch(/^From /m);
    expect(Buffer.from(unquoteFrom(quoted)).toString()).toBe(raw.toString());
  }
});
