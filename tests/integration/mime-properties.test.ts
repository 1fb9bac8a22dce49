import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHeaders, parseMessage, readBodies, readPart } from '#core/mime/index.ts';
import { mail } from '#tests/support/mime-bombs.ts';

const seed = 20261121;
const runs = { seed, numRuns: 300 };

const seeds: readonly Buffer[] = [
  mail(
    'From: =?utf-8?Q?J=C3=BCrgen?= <j@example.org>',
    'To: "Berg, Anna" <anna@example.org>, Gruppe: b@example.org;',
    'Subject: =?iso-8859-1?B?R3L832U=?= aus =?utf-8?Q?K=C3=B6ln?=',
    'Date: Mon, 2 Nov 2026 10:00:00 +0100',
    'Authentication-Results: mx.example.org; spf=pass smtp.mailfrom=example.org; dkim=fail (bad) header.d=example.org',
    'Content-Type: multipart/mixed; boundary="aussen"',
    '',
    'Vorspann',
    '--aussen',
    'Content-Type: multipart/alternative; boundary=innen',
    '',
    '--innen',
    'Content-Type: text/plain; charset=utf-8; format=flowed',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Hallo W=C3=B6lfi, =',
    'kommst du?',
    '-- ',
    'Anna',
    '--innen',
    'Content-Type: text/html; charset=utf-8',
    '',
    '<p>Hallo <b>Wölfi</b></p><div style="display:none">geheim</div><img src="cid:bild@x">',
    '--innen--',
    '--aussen',
    'Content-Type: image/png; name="bild.png"',
    'Content-ID: <bild@x>',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABh6FO1AAAAABJRU5ErkJggg==',
    '--aussen',
    'Content-Disposition: attachment; filename*0*=utf-8\'\'B%C3%A4r; filename*1=".txt"',
    '',
    'begin 644 x.txt',
    '#0V%T',
    '`',
    'end',
    '--aussen--',
    '',
  ),
  mail(
    'From: MAILER-DAEMON@example.org',
    'Subject: failure notice',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=r',
    '',
    '--r',
    '',
    'It could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; gone@example.org',
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--r',
    'Content-Type: message/rfc822',
    '',
    'Message-ID: <lost@example.org>',
    'Subject: lost',
    '',
    'words',
    '--r--',
    '',
  ),
];

/** What must hold for any bytes at all. */
function checkPromises(raw: Uint8Array): void {
  const message = parseMessage(raw);
  const text = JSON.stringify(message);
  expect(JSON.parse(text)).toEqual(message);
  expect(text.isWellFormed()).toBe(true);
  expect(JSON.stringify(parseMessage(raw))).toBe(text);
  for (const line of [message.subject, message.snippet, message.from?.name ?? '', message.from?.address ?? '']) {
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/);
  }
  for (const part of message.parts) {
    expect(part.name ?? 'x').not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e]|^\.|^$/);
    const read = readPart(raw, part.path);
    expect(read?.bytes.length).toBe(part.sizeBytes);
    expect(read?.mimeType).toBe(part.mimeType);
  }
  const { text: plain, html } = readBodies(raw);
  expect((plain ?? '').isWellFormed() && (html ?? '').isWellFormed()).toBe(true);
  const headers = parseHeaders(raw);
  expect(headers.subject).toBe(message.subject);
  expect(headers.from).toEqual(message.from);
}

describe('any bytes', () => {
  test('random ones', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), checkPromises), runs);
  });

  test('mail with bytes flipped, cut out, doubled and spliced', () => {
    const edit = fc.record({
      kind: fc.constantFrom('flip', 'cut', 'double', 'splice'),
      at: fc.nat(),
      length: fc.integer({ min: 1, max: 80 }),
      byte: fc.nat({ max: 255 }),
    });
    fc.assert(
      fc.property(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 12 }), (original, edits) => {
        let raw = Buffer.from(original);
        for (const { kind, at, length, byte } of edits) {
          const start = at % Math.max(1, raw.length);
          const piece = raw.subarray(start, start + length);
          if (kind === 'flip') raw[start] = byte;
          if (kind === 'cut') raw = Buffer.concat([raw.subarray(0, start), raw.subarray(start + length)]);
          if (kind === 'double') raw = Buffer.concat([raw.subarray(0, start), piece, raw.subarray(start)]);
          if (kind === 'splice') {
            const to = (at * 7) % Math.max(1, raw.length);
            raw = Buffer.concat([raw.subarray(0, to), piece, raw.subarray(to)]);
          }
        }
        checkPromises(raw);
      }),
      { seed, numRuns: 1_000 },
    );
  });

  test('headers made of the characters that mean something', () => {
    const value = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '"',
        '(',
        ')',
        ',',
        ';',
        ':',
        '@',
        '\\',
        '=?',
        '?=',
        '?Q?',
        'utf-8',
        'a',
        ' ',
        '\t',
        '\r\n ',
        "'",
        '*0*=',
        '%00',
        'ü',
        '\0',
        '=00',
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(value, value, value, (from, subject, type) => {
        checkPromises(
          mail(
            `From: ${from}`,
            `Subject: ${subject}`,
            `Content-Type: ${type}`,
            `Content-Disposition: attachment; filename=${type}`,
            `Authentication-Results: ${from}`,
            `Date: ${subject}`,
            '',
            'words',
          ),
        );
      }),
      runs,
    );
  });

  test('a message cut off at every byte still is one', () => {
    for (const original of seeds) {
      for (let end = 0; end <= original.length; end += 1) checkPromises(original.subarray(0, end));
    }
  }, 30_000);
});

describe('boundaries', () => {
  test('a delimiter put at every offset of a body parts it there and nowhere else', () => {
    const body = 'first line\r\n--other\r\n--b\u00df\r\n--bb\r\nlast line -- b';
    for (let at = 0; at <= body.length; at += 1) {
      // Cut behind "--b" at the beginning of a line the body makes a delimiter itself.
      if (body.slice(0, at).endsWith('\n--b')) continue;
      const raw = mail(
        'Content-Type: multipart/mixed; boundary=b',
        '',
        `--b\r\n\r\n${body.slice(0, at)}`,
        '--b',
        'Content-Type: text/x-rest',
        '',
        body.slice(at),
        '--b--',
        '',
      );
      const { parts } = parseMessage(raw);
      expect(parts).toHaveLength(1);
      expect(Buffer.from(readPart(raw, '2')?.bytes ?? []).toString()).toBe(
        body.slice(at).replace(/(?<!\r)\n/g, '\r\n'),
      );
    }
  });

  test.each(['', ' ', '\t', ' \t '])('white space %j behind a delimiter does not matter', (space) => {
    const raw = mail(
      'Content-Type: multipart/mixed; boundary="x y"',
      '',
      `--x y${space}`,
      '',
      'eins',
      `--x y${space}`,
      'Content-Type: image/png',
      '',
      'zwei',
      `--x y--${space}`,
      'Nachspann',
    );
    expect(parseMessage(raw)).toMatchObject({ text: 'eins', parts: [{ path: '2', sizeBytes: 4 }] });
  });
});
