import { describe, expect, test } from 'vitest';
import { identityOf, parseHeaders, parseMessage, readBodies, readPart } from './index.ts';

function mail(...lines: string[]): Buffer {
  return Buffer.from(lines.join('\r\n'), 'utf8');
}

function multipart(kind: string, boundary: string, ...parts: string[][]): string[] {
  const body = parts.flatMap((part) => [`--${boundary}`, ...part]);
  return [`Content-Type: multipart/${kind}; boundary="${boundary}"`, '', ...body, `--${boundary}--`, ''];
}

const plain = ['Content-Type: text/plain; charset=utf-8', '', 'Hallo Wölfi'];
const html = ['Content-Type: text/html; charset=utf-8', '', '<p>Hallo <b>Wölfi</b> <img src="cid:bild%40x"></p>'];
const picture = [
  'Content-Type: image/png; name=bild.png',
  'Content-ID: <bild@x>',
  'Content-Transfer-Encoding: base64',
  '',
  'iVBORw0K',
];
const paper = [
  'Content-Type: application/pdf',
  'Content-Disposition: attachment; filename="Rechnung 1.pdf"',
  '',
  '%PDF',
];

describe('parts', () => {
  test('text, HTML, its picture and an attachment', () => {
    const raw = mail(
      ...multipart('mixed', 'a', multipart('alternative', 'b', plain, multipart('related', 'c', html, picture)), paper),
    );
    const message = parseMessage(raw);
    expect(message).toMatchObject({
      text: 'Hallo Wölfi',
      html: true,
      snippet: 'Hallo Wölfi',
      searchText: 'Hallo Wölfi\nbild.png\nRechnung 1.pdf',
    });
    expect(message.parts).toEqual([
      {
        path: '1.2.2',
        mimeType: 'image/png',
        name: 'bild.png',
        sizeBytes: 6,
        contentId: 'bild@x',
        isInline: true,
        charset: null,
      },
      {
        path: '2',
        mimeType: 'application/pdf',
        name: 'Rechnung 1.pdf',
        sizeBytes: 4,
        contentId: null,
        isInline: false,
        charset: null,
      },
    ]);
    expect(readPart(raw, '1.2.2')?.bytes.toString()).toBe(Buffer.from('iVBORw0K', 'base64').toString());
    expect(readBodies(raw)).toMatchObject({ text: 'Hallo Wölfi', html: expect.stringContaining('<b>Wölfi</b>') });
    for (const path of ['', '0', '3', '1', '1.2', '9.9', '../1', '1.1.1', '1~1'])
      expect(readPart(raw, path), path).toBeNull();
  });

  test('a picture the HTML does not show is an attachment, whatever it says', () => {
    const lone = [...picture.slice(0, 1), 'Content-ID: <anderes@x>', 'Content-Disposition: inline', '', 'x'];
    expect(parseMessage(mail(...multipart('related', 'a', html, lone))).parts[0]?.isInline).toBe(false);
  });

  test('an attached message is one part, and what is in it can be reached, also through base64', () => {
    const inner = mail('Subject: Innen', ...multipart('mixed', 'i', plain, paper));
    const attached = (...encoding: string[]) =>
      mail(...multipart('mixed', 'a', plain, ['Content-Type: message/rfc822', ...encoding]));
    const open = attached('', inner.toString());
    const packed = attached('Content-Transfer-Encoding: base64', '', inner.toString('base64'));
    expect(parseMessage(open).parts.map(({ path, mimeType, name }) => ({ path, mimeType, name }))).toEqual([
      { path: '2', mimeType: 'message/rfc822', name: 'Innen.eml' },
    ]);
    for (const raw of [open, packed]) {
      expect(readPart(raw, '2.2')).toMatchObject({ mimeType: 'application/pdf', name: 'Rechnung 1.pdf' });
      expect(Buffer.from(readPart(raw, '2')?.bytes ?? []).toString()).toContain('Subject: Innen');
    }
  });

  test('names: RFC 2231 out of order, raw, encoded, and only the safe part of them', () => {
    const named = (header: string) =>
      parseMessage(mail(...multipart('mixed', 'a', plain, ['Content-Type: x/y', header, '', 'x']))).parts[0]?.name;
    expect(named("Content-Disposition: attachment; filename*1*=%A4r.txt; filename*0*=utf-8''B%C3")).toBe('Bär.txt');
    expect(named('Content-Disposition: attachment; filename="=?utf-8?Q?B=C3=A4r.txt?="')).toBe('Bär.txt');
    expect(named('Content-Disposition: attachment; filename="../../Bär.txt"')).toBe('Bär.txt');
    expect(named("Content-Disposition: attachment; filename*=utf-8''a%00b%2F%0Ac.txt; filename=x.exe")).toBe(
      'ab_c.txt',
    );
    expect(named('Content-Disposition: attachment; filename=Angebot vom 2. Mai.pdf; size=3')).toBe(
      'Angebot vom 2. Mai.pdf',
    );
  });

  test('files written into the text are parts and no words', () => {
    const raw = mail('Subject: x', '', 'vorher', 'begin 644 notiz.txt', '#8V%T', '`', 'end', 'nachher');
    const message = parseMessage(raw);
    expect(message.text).toBe('vorher\nnachher');
    expect(message.parts).toMatchObject([{ path: '1~1', name: 'notiz.txt', sizeBytes: 3 }]);
    expect(Buffer.from(readPart(raw, '1~1')?.bytes ?? []).toString()).toBe('cat');
    expect(parseMessage(mail('', 'begin 644 words', 'that are none')).parts).toEqual([]);
  });

  test('signed and encrypted mail shows what is readable and keeps the rest as parts', () => {
    const signed = parseMessage(
      mail(...multipart('signed', 'a', plain, ['Content-Type: application/pgp-signature', '', 'x'])),
    );
    expect(signed).toMatchObject({ text: 'Hallo Wölfi', parts: [{ mimeType: 'application/pgp-signature' }] });
    const locked = parseMessage(
      mail(
        ...multipart(
          'encrypted',
          'a',
          ['Content-Type: application/pgp-encrypted', '', 'Version: 1'],
          ['Content-Type: application/octet-stream', '', 'x'],
        ),
      ),
    );
    expect(locked).toMatchObject({ text: '', parts: [{ path: '1' }, { path: '2' }] });
  });

  test('an invitation and a second HTML stand beside the text', () => {
    const invitation = ['Content-Type: text/calendar; method=REQUEST', '', 'BEGIN:VCALENDAR'];
    const amp = ['Content-Type: text/x-amp-html', '', '<html amp>'];
    const message = parseMessage(mail(...multipart('alternative', 'a', plain, amp, html, html, invitation)));
    expect(message.parts.map(({ path, mimeType }) => `${path} ${mimeType}`)).toEqual([
      '2 text/x-amp-html',
      '3 text/html',
      '5 text/calendar',
    ]);
  });
});

describe('broken structure', () => {
  test.each([
    ['no final delimiter', ['Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'Hallo']],
    ['no delimiter at all', ['Content-Type: multipart/mixed; boundary=a', '', 'Hallo']],
    [
      'no boundary declared',
      ['Content-Type: multipart/mixed', '', '--a', 'Content-Type: text/plain', '', 'Hallo', '--a--'],
    ],
    [
      'a part without a header or blank line',
      ['Content-Type: multipart/mixed; boundary=a', '', '--a', 'Hallo', '--a--'],
    ],
    ['a type that is none', ['Content-Type: text', '', 'Hallo']],
    [
      'a boundary used twice',
      [
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        'Content-Type: multipart/mixed; boundary=a',
        '',
        '--a',
        '',
        'Hallo',
        '--a--',
        '--a--',
      ],
    ],
  ])('%s', (_, lines) => {
    expect(parseMessage(mail(...lines)).text).toBe('Hallo');
  });

  test('a text the file ends in, which may have swallowed what came after it, is read and can be saved', () => {
    const cut = mail(
      'Content-Type: multipart/mixed; boundary=a',
      '',
      '--a',
      '',
      'eins',
      '--a',
      '',
      'zwei',
      '--b',
      'drei',
    );
    expect(parseMessage(cut)).toMatchObject({ text: 'eins\n\nzwei\n--b\ndrei', parts: [{ path: '2', sizeBytes: 15 }] });
    expect(readPart(cut, '2')?.bytes.toString()).toBe('zwei\r\n--b\r\ndrei');
    const headless = mail('Content-Type: multipart/mixed; boundary=a', '', 'eins');
    expect(parseMessage(headless)).toMatchObject({ text: 'eins', parts: [{ path: '1', mimeType: 'text/plain' }] });
    const alternatives = mail(...multipart('alternative', 'a', plain, html))
      .toString()
      .replace(/--a--\s*$/, '');
    expect(parseMessage(Buffer.from(alternatives))).toMatchObject({ text: 'Hallo Wölfi', html: true, parts: [] });
    const blank = mail('Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'eins', '--a', '');
    expect(parseMessage(blank)).toMatchObject({ text: 'eins', parts: [] });
  });

  test('text that claims base64 and was never encoded is read as it stands; a foreign footer is no reason to', () => {
    const part = (...lines: string[]) => [
      'Content-Type: text/plain',
      'Content-Transfer-Encoding: base64',
      '',
      ...lines,
    ];
    const claimed = mail(...multipart('mixed', 'a', plain, part('Nein, das ist kein Code: 100 %!')));
    expect(parseMessage(claimed)).toMatchObject({
      text: 'Hallo Wölfi\n\nNein, das ist kein Code: 100 %!',
      parts: [{ path: '2' }],
    });
    const footer = mail(...multipart('mixed', 'a', part('SGFsbG8gV2VsdA==', '_____', 'Liste: a@b.example')));
    expect(parseMessage(footer)).toMatchObject({ text: expect.stringMatching(/^Hallo Welt/), parts: [] });
  });

  test.each(['\n', '\r\n', '\r'])('line ends %j', (end) => {
    const raw = Buffer.from(
      ['Subject: a', 'Content-Type: multipart/mixed; boundary=a', '', '--a', '', 'eins', 'zwei', '--a--', ''].join(end),
    );
    expect(parseMessage(raw)).toMatchObject({ subject: 'a', text: 'eins\nzwei' });
  });

  test('an empty file, a header alone, a "From " line first, blank lines first', () => {
    expect(parseMessage(new Uint8Array())).toMatchObject({ subject: '', text: '', from: null, sentAt: null });
    expect(parseMessage(mail('Subject: a'))).toMatchObject({ subject: 'a', text: '' });
    expect(parseMessage(mail('From x@example.org Mon Nov  2 2026', 'Subject: a', '', 'b'))).toMatchObject({
      subject: 'a',
      text: 'b',
    });
    expect(parseMessage(mail('', '', 'Subject: a', '', 'b'))).toMatchObject({ subject: 'a', text: 'b' });
  });
});

describe('headers', () => {
  test('the first of two wins, and it is said', () => {
    const message = parseMessage(
      mail('From: a@example.org', 'From: b@example.org', 'Subject: eins', 'Subject: zwei', '', 'x'),
    );
    expect(message).toMatchObject({
      from: { address: 'a@example.org' },
      subject: 'eins',
      warnings: ['duplicate-header'],
    });
  });

  test('a header alone reads the same as in its message', () => {
    const head = [
      'From: Anna <a@example.org>',
      'To: b@example.org',
      'Message-ID: <1@x>',
      'In-Reply-To: <0@x>',
      'References: <-1@x> <0@x>',
      'Date: Mon, 2 Nov 2026 10:00:00 +0100',
      'Subject: =?utf-8?Q?=C3=A4?=',
    ];
    const {
      isBounce,
      text,
      searchText,
      snippet,
      html: hasHtml,
      parts,
      ...headers
    } = parseMessage(mail(...head, '', 'x'));
    expect([isBounce, text, searchText, snippet, hasHtml, parts]).toEqual([null, 'x', 'x', 'x', false, []]);
    expect(parseHeaders(mail(...head, '', ''))).toEqual(headers);
    expect(headers).toMatchObject({
      messageId: '1@x',
      inReplyTo: ['0@x'],
      references: ['-1@x', '0@x'],
      subject: 'ä',
      sentAt: Date.UTC(2026, 10, 2, 9),
    });
  });

  test('lists, machines, and where it was delivered to', () => {
    const read = (...lines: string[]) => parseHeaders(mail('From: a@example.org', ...lines, '', ''));
    const list = read(
      'List-Id: Leute <Leute.example.org>',
      'List-Unsubscribe: <mailto:x@example.org>,\r\n <https://example.org/a\r\n b>, <javascript:x>',
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      'Delivered-To: me@example.org',
    );
    expect(list).toMatchObject({
      listId: 'leute.example.org',
      listUnsubscribe: ['mailto:x@example.org', 'https://example.org/ab'],
      listUnsubscribePost: true,
      isAutomatic: true,
      deliveredTo: ['me@example.org'],
    });
    expect(
      read('List-Id: <x>', 'List-Unsubscribe: <mailto:x@y.example>', 'List-Post: <mailto:x@y.example>').isAutomatic,
    ).toBe(false);
    expect(read('Auto-Submitted: auto-replied').isAutomatic).toBe(true);
    expect(read('Auto-Submitted: no').isAutomatic).toBe(false);
    expect(parseHeaders(mail('From: noreply@example.org', '', '')).isAutomatic).toBe(true);
    expect(read('Received: from x by y; Mon, 2 Nov 2026 10:00:00 +0100', 'Received: later').receivedAt).toBe(
      Date.UTC(2026, 10, 2, 9),
    );
  });

  test('identity is the same in another folder and differs with what makes another mail', () => {
    const read = (...lines: string[]) =>
      identityOf(parseHeaders(mail('Message-ID: <1@x>', 'From: a@example.org', ...lines, '', '')));
    expect(read('Subject: a', 'Received: x')).toBe(read('Subject: a'));
    expect(read('Subject: a')).not.toBe(read('Subject: b'));
    expect(read('Subject: a')).toMatch(/^[0-9a-f]{32}$/);
  });
});

describe('text', () => {
  test('format=flowed is joined, quotes and signature stay lines', () => {
    const raw = mail(
      'Content-Type: text/plain; format=flowed',
      '',
      'Eine lange ',
      'Zeile.',
      '> zitiert ',
      '> weiter',
      ' >kein Zitat',
      '-- ',
      'Anna',
    );
    expect(parseMessage(raw).text).toBe('Eine lange Zeile.\n> zitiert weiter\n>kein Zitat\n-- \nAnna');
    expect(parseMessage(raw).searchText).toBe('Eine lange Zeile.\n>kein Zitat'.split('\n')[0]);
    const deleted = mail('Content-Type: text/plain; format=flowed; delsp=yes', '', 'Wort ', 'stamm');
    expect(parseMessage(deleted).text).toBe('Wortstamm');
  });

  test('the snippet has no hidden text, no padding, no rule, no link', () => {
    const pad = '&nbsp;&zwnj;&#847;'.repeat(80);
    const raw = mail(
      'Content-Type: text/html',
      '',
      `<div style="display:none">Köder</div><p>${pad}</p><p>=====</p><p>Guten Tag</p><p>https://example.org/${'x'.repeat(80)}</p><p>Ihr Paket</p>`,
    );
    expect(parseMessage(raw).snippet).toBe('Guten Tag Ihr Paket');
  });

  test.each([
    'View this email in your browser',
    'Newsletter im Browser ansehen',
    'Wird diese E-Mail nicht richtig angezeigt? Klicken Sie hier',
  ])('a snippet does not begin with %j', (line) => {
    expect(parseMessage(mail('', line, '', 'Guten Tag')).snippet).toBe('Guten Tag');
  });

  test('a snippet of nothing but quotes shows the quote', () => {
    expect(parseMessage(mail('', '> Kommst du?')).snippet).toBe('Kommst du?');
  });

  test('HTML names its charset itself where the header does not', () => {
    const raw = Buffer.concat([
      mail('Content-Type: text/html', '', '<meta charset="windows-1251"><p>'),
      Buffer.from([0xcf, 0xf0]),
    ]);
    expect(parseMessage(raw).text).toBe('Пр');
  });
});

describe('bounces', () => {
  const returned = ['Content-Type: message/rfc822', '', 'Message-ID: <lost@example.org>', 'Subject: x', '', 'x'];

  test('a delivery report', () => {
    const status = [
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx',
      '',
      'Final-Recipient: rfc822; ok@example.org',
      'Action: relayed',
      'Status: 2.0.0',
      '',
      'Final-Recipient: rfc822; gone@example.org',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1',
      ' unknown',
      '',
    ];
    const raw = mail(
      'From: MAILER-DAEMON@example.org',
      ...multipart('report; report-type=delivery-status', 'r', plain, status, returned),
    );
    expect(parseMessage(raw).isBounce).toEqual({
      action: 'failed',
      status: '5.1.1',
      recipient: 'gone@example.org',
      diagnostic: '550 5.1.1 unknown',
      originalMessageId: 'lost@example.org',
    });
  });

  test('qmail and exim say it in words', () => {
    const qmail = mail(
      'From: MAILER-DAEMON@example.org',
      'Subject: failure notice',
      '',
      'Hi. This is the qmail-send program.',
      "I'm afraid I wasn't able to deliver your message.",
      '',
      '<gone@example.org>:',
      '550 5.1.1 no such user',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'Message-ID: <lost@example.org>',
    );
    expect(parseMessage(qmail).isBounce).toMatchObject({
      action: 'failed',
      status: '5.1.1',
      recipient: 'gone@example.org',
      originalMessageId: 'lost@example.org',
    });
    const exim = mail(
      'From: Mail Delivery System <Mailer-Daemon@example.org>',
      'X-Failed-Recipients: gone@example.org',
      'Subject: Warning: message delayed 24 hours',
      '',
      'x',
    );
    expect(parseMessage(exim).isBounce).toMatchObject({ action: 'delayed', recipient: 'gone@example.org' });
  });

  test('people who write about failures are none', () => {
    expect(
      parseMessage(mail('From: anna@example.org', 'Subject: Undelivered', '', 'could not be delivered')).isBounce,
    ).toBeNull();
  });
});
