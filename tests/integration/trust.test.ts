import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MessageTrust } from '#shared/contract/trust.ts';
import type { AccountId, MailboxId, MessageId } from '#shared/ids.ts';
import { packRaw } from '#core/raw/index.ts';
import { trustHandlers } from '#core/trust/index.ts';
import { addFolder, aMail, arrivalOf, mailAt, store, type ArrivalFields, type MailText } from '../support/arrivals.ts';
import { addTestAccount, openMailbox, type Mailbox } from '../support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;
let sent: MailboxId;
let spam: MailboxId;
let handlers: ReturnType<typeof trustHandlers>;
let uid = 0;

const dayMs = 86_400_000;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  sent = addFolder(mailbox, account, 'Sent', 'sent');
  spam = addFolder(mailbox, account, 'Junk', 'spam');
  handlers = trustHandlers();
});
afterEach(() => mailbox.close());

async function put(mail: MailText, folder = inbox, fields: ArrivalFields = {}): Promise<MessageId> {
  uid += 1;
  const bytes = aMail({ id: `${uid}@mails.example`, ...mail });
  await mailbox.raw.put([packRaw(bytes)]);
  const [stored] = store(mailbox, account, folder, [arrivalOf(bytes, { uid, ...fields })]);
  return stored?.messageId ?? expect.fail('not stored');
}
const get = async (id: MessageId): Promise<MessageTrust> => handlers.get({ id }, mailbox.query);
const codesOf = ({ hint, senderNotes }: MessageTrust) => (hint?.reasons ?? senderNotes).map(({ code }) => code);
/** What the server of the test account (mail.office.example) writes. */
const found = (results: string) => `Authentication-Results: mx.office.example; ${results}`;
const passed = (domain: string) => found(`spf=pass smtp.mailfrom=${domain}; dmarc=pass header.from=${domain}`);

const bait: MailText = {
  from: 'PayPal Service <service@konto-check.top>',
  subject: 'Ihr Konto wurde eingeschränkt',
  text: 'Sehr geehrter Kunde, bitte bestätigen Sie Ihre Daten innerhalb von 24 Stunden: https://konto-check.top/x',
};

describe('whether the sender is the sender', () => {
  test('is what the own server found, and nobody else', async () => {
    const real = await get(await put({ headers: [passed('berg.example')] }));
    expect(real).toMatchObject({ sender: 'verified', authentication: { server: 'mx.office.example' }, hint: null });
    const forged = await get(
      await put({ headers: ['Authentication-Results: mx.evil.example; dmarc=pass header.from=berg.example'] }),
    );
    expect(forged).toMatchObject({ sender: 'unverifiable', authentication: null });
    const below = await get(
      await put({ headers: [found('dmarc=fail header.from=berg.example'), passed('berg.example')] }),
    );
    expect(below.sender).toBe('failed');
    expect(codesOf(below)).toContain('sender-failed');
    const other = await get(await put({ headers: [found('dkim=pass header.d=mailer.example')] }));
    expect(other.sender).toBe('unverifiable');
  });

  test('a mail from outside that claims an own address is exposed', async () => {
    const id = await put({
      from: 'Chef <chef@office.example>',
      headers: [found('spf=fail; dmarc=fail header.from=office.example')],
    });
    const trust = await get(id);
    expect(trust.sender).toBe('failed');
    expect(codesOf(trust)).toContain('own-domain-forged');
    expect(trust.hint).not.toBeNull();
    const genuine = await get(await put({ from: 'Chef <chef@office.example>', headers: [passed('office.example')] }));
    expect(genuine).toMatchObject({ sender: 'verified', hint: null, senderNotes: [] });
  });
});

describe('whom the user knows', () => {
  test('first, known, answered', async () => {
    expect(await get(await put({ at: mailAt - 3 * dayMs }))).toMatchObject({
      relation: 'first',
      mailsBefore: 0,
      firstAt: null,
    });
    await put({ at: mailAt - 2 * dayMs });
    expect(await get(await put({ at: mailAt - dayMs }))).toMatchObject({
      relation: 'known',
      mailsBefore: 2,
      firstAt: mailAt - 3 * dayMs,
    });
    await put({ from: 'Me <me@office.example>', to: 'Anna <anna@berg.example>', at: mailAt - 1_000 }, sent);
    expect(await get(await put({}))).toMatchObject({ relation: 'answered' });
  });

  test('what lies in spam makes nobody known', async () => {
    for (const days of [4, 3, 2]) await put({ from: 'x@evil.example', at: mailAt - days * dayMs }, spam);
    expect(await get(await put({ from: 'x@evil.example' }))).toMatchObject({ relation: 'first', mailsBefore: 0 });
  });

  test('a look-alike of somebody known is exposed, whoever wrote more; the real one is not', async () => {
    await put({ from: 'Me <me@office.example>', to: 'rainer@vosskuhl-statik.example', at: mailAt - 9 * dayMs }, sent);
    const real = await put({ from: 'Rainer Voßkuhl <rainer@vosskuhl-statik.example>', at: mailAt - 8 * dayMs });
    const fakes: MessageId[] = [];
    for (const days of [3, 2, 1]) {
      const headers = [passed('vosskuhl-statlk.example')];
      fakes.push(
        await put({ from: 'Rainer Voßkuhl <rainer@vosskuhl-statlk.example>', at: mailAt - days * dayMs, headers }),
      );
    }
    expect(codesOf(await get(real))).toEqual([]);
    for (const fake of fakes) {
      expect((await get(fake)).senderNotes).toContainEqual({
        code: 'sender-looks-alike',
        words: ['vosskuhl-statlk.example', 'vosskuhl-statik.example'],
      });
    }
  });

  test('who came later is the imitation, also where the imitation came first in spam', async () => {
    await put({ from: 'a@wersebank.test', at: mailAt - 9 * dayMs }, spam);
    await put({ from: 'a@wersebank.test', at: mailAt - 8 * dayMs }, spam);
    const real = await put({ from: 'Bank <info@werse-bank.example>', headers: [passed('werse-bank.example')] });
    expect(codesOf(await get(real))).toEqual([]);
  });

  test('a known name from elsewhere is told, without crying wolf', async () => {
    for (const days of [5, 4])
      await put({ from: 'Friedhelm Osterkamp <vorsitz@club.example>', at: mailAt - days * dayMs });
    const trust = await get(await put({ from: 'Osterkamp, Friedhelm <f.osterkamp@privat.example>' }));
    expect(trust).toMatchObject({
      hint: null,
      senderNotes: [{ code: 'name-of-contact', words: ['Osterkamp, Friedhelm', 'vorsitz@club.example'] }],
    });
  });

  test('knows hosts to compare links with, own ones first, and no provider', async () => {
    await put({ from: 'Me <me@office.example>', to: 'anna@berg.example, otto@gmail.com' }, sent);
    expect(await handlers.knownHosts({}, mailbox.query)).toEqual(['office.example', 'berg.example']);
  });
});

describe('the hint', () => {
  test('comes with its reasons, each with its evidence', async () => {
    const trust = await get(await put(bait));
    expect(trust.hint?.score).toBeGreaterThanOrEqual(100);
    expect(trust.hint?.reasons).toContainEqual({ code: 'name-of-brand', words: ['PayPal', 'konto-check.top'] });
    expect(trust.hint?.reasons).toContainEqual({ code: 'words-urgency', words: ['innerhalb von 24 Stunden'] });
  });

  test('a Reply-To alone says nothing', async () => {
    const trust = await get(await put({ headers: ['Reply-To: team@elsewhere.example'], text: 'Bis morgen!' }));
    expect(trust).toMatchObject({ hint: null, senderNotes: [] });
  });

  test('whoever the user writes to may write of money, unless it is forged', async () => {
    await put({ from: 'Me <me@office.example>', to: 'anna@berg.example', at: mailAt - dayMs }, sent);
    const text = 'Bitte überweisen Sie heute noch die Anzahlung, die IBAN hat sich geändert. https://bit.ly/x';
    expect((await get(await put({ text, headers: [passed('berg.example')] }))).hint).toBeNull();
    const forged = await put({ text, headers: [found('spf=fail; dmarc=fail header.from=berg.example')] });
    expect((await get(forged)).hint?.reasons[0]?.code).toBe('sender-failed');
  });

  test('without a body the headers are judged, and the whole once it is here', async () => {
    const headers = ['Reply-To: team@elsewhere.example'];
    const id = await put({ ...bait, headers }, inbox, { isWhole: false });
    expect(await get(id)).toMatchObject({ hasBody: false });
    expect(codesOf(await get(id))).toContain('name-of-brand');
  });

  test('own mail is not held against oneself', async () => {
    const id = await put({ ...bait, from: 'Me <me@office.example>' }, sent);
    expect(await get(id)).toMatchObject({ relation: 'own', hint: null, senderNotes: [] });
  });

  test('hostile marks do not leave the core', async () => {
    const trust = await get(await put({ from: '"a\u202eb@bank.example" <x@evil.example>', subject: 'x' }));
    expect(JSON.stringify(trust)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
    expect(codesOf(trust)).toContain('name-shows-address');
  });
});

describe('the user’s word', () => {
  const accept = async (id: MessageId) => handlers.accept({ id }, mailbox.command('trust.accept'));

  test('holds for the message and for its sender, until it is taken back', async () => {
    const [first, second] = [await put(bait), await put(bait)];
    const { undo } = await accept(first);
    expect(await get(first)).toMatchObject({ hint: null, isAccepted: true });
    expect(await get(second)).toMatchObject({ hint: null, isAccepted: true });
    expect(mailbox.undo(undo)).toBe(true);
    expect((await get(first)).hint).not.toBeNull();
    expect((await get(second)).hint).not.toBeNull();

    await accept(first);
    const doubted = handlers.doubt({ id: first }, mailbox.command('trust.doubt'));
    expect((await get(second)).hint).not.toBeNull();
    mailbox.undo((await doubted).undo);
    expect((await get(second)).isAccepted).toBe(true);
    expect((await handlers.doubt({ id: await put({}) }, mailbox.command())).count).toBe(0);
  });

  test('covers no mail that is vouched for less, or shows more', async () => {
    const headers = [passed('konto-check.top')];
    await accept(await put({ ...bait, headers }));
    expect((await get(await put({ ...bait, headers }))).isAccepted).toBe(true);
    expect((await get(await put(bait))).hint).not.toBeNull();

    const plain: MailText = { ...bait, from: 'DHL <x@paket-info.top>' };
    await accept(await put(plain));
    expect((await get(await put(plain))).isAccepted).toBe(true);
    expect(
      (await get(await put({ ...plain, text: `${plain.text} https://203.0.113.9/ Bitcoin` }))).hint,
    ).not.toBeNull();
    expect(
      (await get(await put({ ...plain, headers: [found('dmarc=fail header.from=paket-info.top')] }))).hint,
    ).not.toBeNull();
  });
});

test('what a message shows is read once, and goes with the message', async () => {
  const id = await put(bait);
  const [row] = mailbox.db.read.all<{ hash: string }>(sql`SELECT raw_hash AS hash FROM messages WHERE id = ${id}`);
  const hash = row?.hash ?? expect.fail('no bytes');
  const first = await mailbox.raw.evidence(hash);
  expect(first?.words.urgency).toBe('innerhalb von 24 Stunden');
  expect(await mailbox.raw.evidence(hash)).toEqual(first);
  await mailbox.raw.drop([hash]);
  expect(await mailbox.raw.evidence(hash)).toBeNull();
});

test('nobody asks about what is not there', async () => {
  await expect(handlers.get({ id: 'nothing' as MessageId }, mailbox.query)).rejects.toThrow('no such message');
  await expect(handlers.accept({ id: 'nothing' as MessageId }, mailbox.command())).rejects.toThrow('no such message');
});
