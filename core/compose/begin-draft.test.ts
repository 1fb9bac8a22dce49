import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AccountId, MessageId } from '#shared/ids.ts';
import { identities } from '../db/tables/engine.ts';
import { draftHandlers } from '../drafts/index.ts';
import { packRaw } from '../raw/index.ts';
import { findMailbox } from '../threads/index.ts';
import { storeMessages } from '../threads/ingest.ts';
import { arrivalOf } from '#tests/support/arrivals.ts';
import { addTestAccount, openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import { answerSubject } from './answer-subject.ts';
import { swapSignature } from './signature.ts';

let mailbox: Mailbox;
let accountId: AccountId;
let handlers: ReturnType<typeof draftHandlers>;

let count = 0;

// One for all: the worker that keeps the bytes takes its time to start.
beforeAll(() => {
  mailbox = openMailbox();
  accountId = addTestAccount(mailbox);
  handlers = draftHandlers(mailbox.clock);
  mailbox.write((tx) => {
    tx.db.delete(identities).run();
    const row = { accountId, name: 'Jörg', replyTo: null, signatureNew: 'Jörg Müller\nBüro', signatureReply: 'J.' };
    tx.db
      .insert(identities)
      .values({ ...row, id: 'main' as never, position: 0, address: 'me@office.example' })
      .run();
    tx.db
      .insert(identities)
      .values({
        ...row,
        id: 'shop' as never,
        position: 1,
        address: 'shop@office.example',
        name: 'Laden',
        signatureReply: 'Der Laden',
      })
      .run();
  });
});
afterAll(() => mailbox.close());

async function receive(lines: string[], body = 'Passt Freitag um zehn? Das ist gut für mich.'): Promise<MessageId> {
  count += 1;
  const known = new Set(lines.map((line) => line.split(':')[0]));
  const usual = [
    'From: Anna Berg <anna@berg.example>',
    'To: me@office.example',
    'Subject: Angebot',
    `Message-ID: <${count}@berg.example>`,
    'Date: Fri, 20 Nov 2026 08:00:00 +0000',
  ];
  const head = [...lines, ...usual.filter((line) => !known.has(line.split(':')[0] ?? ''))];
  const raw = Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}\r\n`);
  await mailbox.raw.put([packRaw(raw)]);
  return mailbox.write((tx) => {
    const place = { accountId, mailboxId: findMailbox(tx, accountId, 'inbox') };
    const [stored] = storeMessages(tx, place, [{ ...arrivalOf(raw), uid: count }]);
    return stored?.messageId ?? expect.fail('not stored');
  });
}

async function begin(kind: 'reply' | 'replyAll' | 'forward', sourceId: MessageId) {
  const { id } = await handlers.begin({ kind, sourceId, isRich: false }, mailbox.command('drafts.begin'));
  return handlers.get({ id }, mailbox.query);
}

describe('whom an answer goes to', () => {
  test.each([
    ['reply', [], 'Anna Berg <anna@berg.example>', ''],
    ['reply', ['Reply-To: list@x.example, Anna <anna@berg.example>'], 'list@x.example, Anna <anna@berg.example>', ''],
    [
      'replyAll',
      [
        'To: me@office.example, Bernd <b@x.example>, ME@office.example',
        'Cc: c@x.example, anna@berg.example, shop@office.example',
      ],
      'Anna Berg <anna@berg.example>, Bernd <b@x.example>',
      'c@x.example',
    ],
    ['replyAll', ['Mail-Followup-To: list@x.example, me@office.example', 'Cc: c@x.example'], 'list@x.example', ''],
    [
      'reply',
      ['From: me@office.example', 'To: Anna <anna@berg.example>, b@x.example'],
      'Anna <anna@berg.example>, b@x.example',
      '',
    ],
    ['reply', ['From: me@office.example', 'To: me@office.example'], 'me@office.example', ''],
    [
      'reply',
      ['Reply-To: "a@b.example\\" Bcc: v@x.example" <x@evil.example>'],
      '"a@b.example\\" Bcc: v@x.example" <x@evil.example>',
      '',
    ],
    ['reply', ['Reply-To: not an address'], '', ''],
  ] as const)('%s %j', async (kind, lines, to, cc) => {
    expect(await begin(kind, await receive([...lines]))).toMatchObject({ to, cc, bcc: '' });
  });

  test('of two hundred in Reply-To all are shown before it is sent', async () => {
    const many = Array.from({ length: 200 }, (_, n) => `r${n}@x.example`).join(', ');
    expect((await begin('reply', await receive([`Reply-To: ${many}`]))).to).toBe(many);
  });
});

test.each([
  [['To: shop@office.example'], 'shop', '\n\n-- \nDer Laden'],
  [['To: list@x.example', 'Delivered-To: shop@office.example', 'Cc: me@office.example'], 'shop', '\n\n-- \nDer Laden'],
  [['To: Shop+promo@office.example'], 'shop', '\n\n-- \nDer Laden'],
  [['To: undisclosed-recipients:;'], 'main', '\n\n-- \nJ.'],
] as const)('written under the name that got it: %j', async (lines, identityId, text) => {
  expect(await begin('reply', await receive([...lines]))).toMatchObject({ identityId, text });
});

test('a new mail has the other signature, and it changes with the name', async () => {
  const { id } = await handlers.create({ text: 'Hallo' }, mailbox.command());
  expect(await handlers.get({ id }, mailbox.query)).toMatchObject({ text: 'Hallo\n\n-- \nJörg Müller\nBüro' });
  expect(swapSignature('Hallo\n\n-- \nalt', 'alt', 'neu')).toBe('Hallo\n\n-- \nneu');
  expect(swapSignature('Hallo\n\n-- \nalt, geändert', 'alt', 'neu')).toBe('Hallo\n\n-- \nalt, geändert');
  expect(swapSignature('Hallo', '', 'neu')).toBe('Hallo\n\n-- \nneu');
  expect(swapSignature('Hallo\n\n-- \nalt', 'alt', '')).toBe('Hallo');
});

test.each([
  ['Angebot', 'reply', null, 'Re: Angebot'],
  ['Angebot', 'reply', 'de', 'AW: Angebot'],
  ['AW: Re: WG: Angebot', 'reply', 'en', 'AW: Angebot'],
  ['Re: AW: Angebot', 'reply', 'de', 'Re: Angebot'],
  ['Re[4]: Offer', 'forward', null, 'Fwd: Offer'],
  ['WG: Angebot', 'forward', null, 'WG: Angebot'],
  ['x\r\nBcc: v@x.example', 'reply', null, 'Re: x Bcc: v@x.example'],
] as const)('%s as %s (%s): %s', (subject, kind, language, expected) => {
  expect(answerSubject(subject, kind, language)).toBe(expected);
});

const both = (html: string, text = 'Offen') =>
  [
    ['MIME-Version: 1.0', 'Content-Type: multipart/related; boundary="r"'],
    `--r\r\nContent-Type: multipart/alternative; boundary="a"\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--a\r\nContent-Type: text/html\r\n\r\n${html}\r\n--a--\r\n` +
      '--r\r\nContent-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw==\r\n' +
      '--r\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\nPDF\r\n--r--',
  ] as const;

test('an HTML mail is quoted as it was seen: pictures come along, what was hidden does not', async () => {
  const [lines, body] = both(
    '<style>.x{display:none}blockquote .x{display:block}</style><p>Offen <img src="cid:logo@x"></p><p class=x>kobold</p><img src="https://t.example/t.gif">',
  );
  const draft = await begin('reply', await receive([...lines], body));
  expect(draft.quoteHtml).toContain('<p>Offen <img src="cid:logo@x"></p>');
  expect(draft.quoteHtml).not.toMatch(/kobold|t\.example/);
  expect(draft.quoteText).toMatch(/schrieb|wrote/);
  expect(draft.quoteText).toContain('> Offen');
  expect(draft.attachments).toMatchObject([{ mimeType: 'image/png', contentId: 'logo@x' }]);
});

test('a forward takes the files along and names where it comes from', async () => {
  const [lines, body] = both('<p>Offen <img src="cid:logo@x"></p>');
  const draft = await begin('forward', await receive([...lines, 'Cc: c@x.example'], body));
  expect(draft).toMatchObject({
    to: '',
    cc: '',
    kind: 'forward',
    subject: expect.stringMatching(/^(?:WG|Fwd): Angebot$/),
  });
  expect(draft.attachments.map(({ name, contentId }) => [name, contentId])).toEqual([
    [expect.any(String), 'logo@x'],
    ['a.pdf', null],
  ]);
  expect(draft.quoteText).toMatch(/(?:Von|From): Anna Berg <anna@berg.example>\n/);
  expect(draft.quoteText).toContain('c@x.example');
  expect(draft.quoteHtml).toContain('anna@berg.example');
});
