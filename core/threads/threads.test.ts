import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { view, type View } from '#shared/contract/threads.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, ThreadId } from '#shared/ids.ts';
import { aThread, addTestAccount, openMailbox, putMail, type Mailbox, wholeList } from '#tests/support/mailbox.ts';
import { threadHandlers } from './thread-handlers.ts';

let mailbox: Mailbox;
let account: AccountId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
});
afterEach(() => mailbox.close());

type ListInput = Parameters<typeof threadHandlers.list>[0];

async function list(input: Partial<ListInput> = {}) {
  return threadHandlers.list({ ...wholeList, ...input }, mailbox.query);
}

const idsOf = async (input: Partial<ListInput> = {}) => (await list(input)).items.map((row) => row.id);
const viewsOf = async (id: ThreadId) => (await threadHandlers.get({ id }, mailbox.query)).views.toSorted();

describe('a row', () => {
  test('sums up its conversation', async () => {
    const at = mailbox.clock.now();
    const id = aThread(mailbox, account, [
      { subject: 'AW: Angebot', sentAt: at - 3_000, isUnread: false, text: 'Erste Mail' },
      { subject: 'Re: Angebot', sentAt: at - 2_000, isOwn: true, text: 'Antwort' },
      {
        sentAt: at - 1_000,
        from: { name: 'Bernd', address: 'b@x.example' },
        isStarred: true,
        text: '> Zitat\n\nGern.',
        attachments: [{ name: 'plan.pdf', sizeBytes: 2_048, mimeType: 'application/pdf' }],
      },
    ]);
    expect((await list()).items).toEqual([
      {
        id,
        accountId: account,
        senders: ['Bernd', '', 'Anna Berg'],
        subject: 'Angebot',
        snippet: 'Gern.',
        lastAt: at - 1_000,
        messageCount: 3,
        isUnread: true,
        isStarred: true,
        hasAttachment: true,
        isMuted: false,
        isPinned: false,
        snoozedUntil: null,
        wokeAt: null,
        remindedAt: null,
        sortAt: at - 1_000,
      },
    ]);
  });

  test('names whom the user wrote to where nobody else wrote', async () => {
    aThread(mailbox, account, [{ isOwn: true }]);
    expect((await list({ view: 'sent' })).items[0]?.senders).toEqual(['', 'Anna Berg']);
  });
});

describe('views', () => {
  test.each<[string, Parameters<typeof aThread>[2], View[]]>([
    ['a received mail', [{}], ['all', 'inbox']],
    ['an answered one', [{}, { isOwn: true }], ['all', 'inbox', 'sent']],
    ['an archived one that came back', [{ place: 'archive' }, {}], ['all', 'inbox']],
    ['an archived star', [{ place: 'archive', isStarred: true }], ['all', 'archive', 'starred']],
    ['a star in the trash', [{ place: 'trash', isStarred: true }], ['trash']],
    ['spam', [{ place: 'spam' }], ['spam']],
    ['a label alone', [{ place: 'other' }], ['all']],
    ['a draft on the server', [{ place: 'drafts', isOwn: true }], []],
    ['half of it in the trash', [{ place: 'trash' }, {}], ['all', 'inbox', 'trash']],
  ])('%s', async (_, mails, views) => expect(await viewsOf(aThread(mailbox, account, mails))).toEqual(views));
});

describe('list', () => {
  test('pages through all of it, once each, in order, while mail arrives', async () => {
    const at = mailbox.clock.now();
    // Many of one moment: the order among them is by id, and a page may end between them.
    const made = Array.from({ length: 57 }, (_, index) => aThread(mailbox, account, [{ sentAt: at - (index % 5) }]));
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ limit: 10, after });
      seen.push(...page.items.map((row) => row.id));
      after = page.next;
      aThread(mailbox, account, [{ sentAt: at + 1_000 }]);
      mailbox.write((tx) => putMail(tx, account, made[3] as ThreadId, { sentAt: at + 2_000 }));
    } while (after !== null);
    expect(new Set(seen).size).toBe(seen.length);
    const untouched = made.filter((id) => id !== made[3]);
    expect(untouched.filter((id) => !seen.includes(id))).toEqual([]);
    const expected = untouched
      .map((id) => ({ id, lastAt: at - (made.indexOf(id) % 5) }))
      .toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1))
      .map((row) => row.id);
    expect(seen.filter((id) => id !== made[3])).toEqual(expected);
  });

  test('has no next page when the last row is the last', async () => {
    aThread(mailbox, account);
    aThread(mailbox, account);
    expect((await list({ limit: 2 })).next).toBeNull();
    expect((await list({ limit: 1 })).next).not.toBeNull();
  });

  test('narrows to unread and to one account', async () => {
    const other = addTestAccount(mailbox, 'imap', 'me@club.example');
    const unread = aThread(mailbox, account);
    const read = aThread(mailbox, account, [{ isUnread: false }]);
    const elsewhere = aThread(mailbox, other);
    expect(await idsOf()).toEqual([elsewhere, read, unread]);
    expect(await idsOf({ accountId: account })).toEqual([read, unread]);
    expect(await idsOf({ unreadOnly: true })).toEqual([elsewhere, unread]);
    expect(await idsOf({ unreadOnly: true, accountId: account })).toEqual([unread]);
  });

  test('refuses a cursor that is not ours', async () => {
    await expect(list({ after: "' OR 1=1 --" })).rejects.toEqual(
      new AppError('invalid-input', 'not a cursor of ours', { field: 'after' }),
    );
  });
});

describe('get', () => {
  test('answers the whole conversation, oldest first', async () => {
    const at = mailbox.clock.now();
    const attachments = [
      { name: 'b.pdf', sizeBytes: 1, mimeType: 'application/pdf' },
      { name: 'a.pdf', sizeBytes: 2, mimeType: 'application/pdf' },
    ];
    const id = aThread(mailbox, account, [
      { sentAt: at, text: 'zweite', isOwn: true },
      { sentAt: at - 5, text: 'erste\n\nmit Absatz', cc: [{ name: 'C', address: 'c@x.example' }], attachments },
    ]);
    const { messages } = await threadHandlers.get({ id }, mailbox.query);
    expect(messages.map((message) => message.text)).toEqual(['erste\n\nmit Absatz', 'zweite']);
    expect(messages[0]).toMatchObject({
      from: { name: 'Anna Berg', address: 'anna@berg.example' },
      to: [{ name: 'Me', address: 'me@office.example' }],
      cc: [{ name: 'C', address: 'c@x.example' }],
      sentAt: at - 5,
      isUnread: true,
      attachments,
    });
  });

  test('cuts a text that is longer than the contract carries', async () => {
    const id = aThread(mailbox, account, [{ text: '😀'.repeat(150_000) }]);
    const { messages } = await threadHandlers.get({ id }, mailbox.query);
    expect(messages[0]?.text.length).toBeLessThanOrEqual(200_000);
    expect(messages[0]?.text.isWellFormed()).toBe(true);
  });

  test('does not know what is not there', async () => {
    const asked = threadHandlers.get({ id: 'x' as ThreadId }, mailbox.query);
    await expect(asked).rejects.toThrow('no such conversation');
  });
});

describe('counts', () => {
  test('counts each view and each inbox', async () => {
    const other = addTestAccount(mailbox, 'imap', 'me@club.example');
    aThread(mailbox, account);
    aThread(mailbox, account, [{ isUnread: false, isStarred: true }]);
    aThread(mailbox, other, [{}, { isOwn: true }]);
    aThread(mailbox, other, [{ place: 'spam' }]);
    const counts = await threadHandlers.counts({}, mailbox.query);
    expect(Object.keys(counts.views).toSorted()).toEqual([...view.options].toSorted());
    expect(counts.views).toMatchObject({
      inbox: { total: 3, unread: 2 },
      starred: { total: 1, unread: 0 },
      sent: { total: 1, unread: 1 },
      spam: { total: 1, unread: 1 },
      trash: { total: 0, unread: 0 },
      all: { total: 3, unread: 2 },
    });
    expect(counts.inboxByAccount).toEqual(
      expect.arrayContaining([
        { accountId: account, total: 2, unread: 1 },
        { accountId: other, total: 1, unread: 1 },
      ]),
    );
    expect(counts.drafts).toBe(0);
  });
});

describe('find', () => {
  const find = (text: string, limit = 6) => threadHandlers.find({ text, limit }, mailbox.query);
  const found = async (text: string) => (await find(text)).map((row) => row.subject);

  test('finds words in subject, sender and first line, newest first', async () => {
    const at = mailbox.clock.now();
    aThread(mailbox, account, [{ subject: 'Grüße aus Köln', sentAt: at - 2 }]);
    aThread(mailbox, account, [{ subject: 'Zweite', text: 'Viele Grüße!', sentAt: at - 1 }]);
    aThread(mailbox, account, [{ subject: 'Dritte', from: { name: 'Ayşe', address: 'a@x.example' }, sentAt: at }]);
    expect(await found('grusse')).toEqual(['Zweite', 'Grüße aus Köln']);
    expect(await found('KÖLN grü')).toEqual(['Grüße aus Köln']);
    expect(await found('ayse')).toEqual(['Dritte']);
    expect(await found('nirgends')).toEqual([]);
    expect(await found('   ')).toEqual([]);
    expect((await find('e', 2)).length).toBe(2);
  });

  test('takes signs of pattern languages literally and leaves spam and trash out', async () => {
    aThread(mailbox, account, [{ subject: '100 % Wolle_neu' }]);
    aThread(mailbox, account, [{ subject: '100 Euro', place: 'spam' }]);
    expect(await found('%')).toEqual([]);
    expect(await found('100 %')).toEqual(['100 % Wolle_neu']);
    expect(await found('wolle_n')).toEqual(['100 % Wolle_neu']);
    expect(await found('x_y')).toEqual([]);
    expect(await found('100')).toEqual(['100 % Wolle_neu']);
    expect(await found('" OR 1')).toEqual([]);
  });
});
