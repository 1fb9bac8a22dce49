import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, MailboxId, MessageId, ThreadId } from '#shared/ids.ts';
import { flatQueries } from '#core/threads/list-messages.ts';
import type { ListInput } from '#core/threads/list-threads.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { contactHandlers } from '#core/contacts/index.ts';
import { addFolder, aMail, arrivalOf, mailAt, store, type MailText } from '../support/arrivals.ts';
import { addTestAccount, openMailbox, snapshot, type Mailbox, wholeList } from '../support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;
let folders: Record<'inbox' | 'archive' | 'sent' | 'spam' | 'trash' | 'drafts' | 'work' | 'home', MailboxId>;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  const add = (path: string, role?: Parameters<typeof addFolder>[3]) => addFolder(mailbox, account, path, role);
  folders = {
    inbox: add('INBOX', 'inbox'),
    archive: add('Archive', 'archive'),
    sent: add('Sent', 'sent'),
    spam: add('Spam', 'spam'),
    trash: add('Trash', 'trash'),
    drafts: add('Drafts', 'drafts'),
    work: add('Work'),
    home: add('Home'),
  };
});
afterEach(() => mailbox.close());

let uid = 0;
const put = (mail: MailText, folder: MailboxId = folders.inbox, flags: string[] = []) => {
  uid += 1;
  return store(mailbox, account, folder, [arrivalOf(aMail(mail), { uid, flags })])[0]!;
};
const list = async (input: Partial<ListInput> & { isFlat?: boolean } = {}) =>
  threadHandlers.list({ ...wholeList, ...input }, mailbox.query);
const subjects = async (input: Parameters<typeof list>[0]) => (await list(input)).items.map((row) => row.subject);
const placesOf = (id: MessageId) =>
  mailbox.db.read
    .all<{ name: string }>(sql`
      SELECT name FROM message_mailboxes JOIN mailboxes ON mailboxes.id = mailbox_id WHERE message_id = ${id} ORDER BY name`)
    .map((row) => row.name)
    .join();
const ops = () =>
  mailbox.db.read
    .all<{ payload: string }>(sql`SELECT payload FROM outbox ORDER BY id`)
    .map((op) => JSON.parse(op.payload) as { leaves: MailboxId[]; enters: MailboxId[]; messageIds: MessageId[] });

describe('a folder', () => {
  test('has its own list, counts and place in what a conversation says', async () => {
    const { threadId } = put({ id: 'a', subject: 'Eins' }, folders.work);
    put({ id: 'b', references: ['a'], subject: 'Re: Eins', at: mailAt + 60_000 });
    put({ id: 'c', subject: 'Zwei' });
    expect(await subjects({ mailboxId: folders.work })).toEqual(['Eins']);
    expect(await subjects({ mailboxId: folders.home })).toEqual([]);
    expect(await subjects({ mailboxId: folders.inbox })).toEqual(['Eins', 'Zwei']);
    const { views, mailboxIds } = await threadHandlers.get({ id: threadId }, mailbox.query);
    expect(views).toEqual(['all', 'inbox']);
    expect(mailboxIds.toSorted()).toEqual([folders.inbox, folders.work].toSorted());
    const counts = mailbox.db.read.all(
      sql`SELECT total, unread FROM view_counts WHERE view = ${`folder:${folders.work}`}`,
    );
    expect(counts).toEqual([{ total: 1, unread: 1 }]);
    await expect(list({ mailboxId: 'x' as MailboxId })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('drafts lie in a list of their own', async () => {
    put({ id: 'd', subject: 'Entwurf' }, folders.drafts);
    expect(await subjects({ mailboxId: folders.drafts })).toEqual(['Entwurf']);
    expect(await subjects({ view: 'all' })).toEqual([]);
  });
});

describe('the flat list', () => {
  test('goes message by message, over accounts, folder by folder and page by page', async () => {
    const other = addTestAccount(mailbox, 'imap', 'b@office.example');
    const otherInbox = addFolder(mailbox, other, 'INBOX', 'inbox');
    for (let index = 0; index < 7; index += 1) {
      put({ id: `m${index}`, references: ['m0'], subject: `Nr. ${index}`, at: mailAt + index * 60_000 });
      const mail = aMail({ id: `n${index}`, subject: `Von ${index}`, at: mailAt + index * 60_000 + 1_000 });
      store(mailbox, other, otherInbox, [arrivalOf(mail, { uid: index + 1 })]);
    }
    put({ id: 'w', subject: 'Woanders' }, folders.work);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await list({ isFlat: true, limit: 4, after });
      seen.push(...page.items.map((row) => row.subject));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].flatMap((index) => [`Von ${index}`, `Nr. ${index}`]));
    expect(await subjects({ isFlat: true, accountId: other, limit: 2 })).toEqual(['Von 6', 'Von 5']);
    expect(await subjects({ isFlat: true, mailboxId: folders.work })).toEqual(['Woanders']);
    const [row] = (await list({ isFlat: true, mailboxId: folders.work })).items;
    expect(row).toMatchObject({
      messageCount: 1,
      isUnread: true,
      messageId: expect.any(String),
      senders: ['Anna Berg'],
    });
  });

  test('a message in two folders is one row of all; views are what they are elsewhere', async () => {
    put({ id: 'a', subject: 'Eins' });
    put({ id: 'a', subject: 'Eins' }, folders.work);
    put({ id: 'a', subject: 'Eins' }, folders.archive);
    put({ id: 'b', subject: 'Zwei' }, folders.archive, ['\\Seen', '\\Flagged']);
    put({ id: 'c', subject: 'Drei' }, folders.spam, ['\\Flagged']);
    expect((await subjects({ isFlat: true, view: 'all' })).toSorted()).toEqual(['Eins', 'Zwei']);
    expect(await subjects({ isFlat: true, view: 'archive' })).toEqual(['Zwei']);
    expect(await subjects({ isFlat: true, view: 'starred' })).toEqual(['Zwei']);
    expect(await subjects({ isFlat: true, view: 'all', unreadOnly: true })).toEqual(['Eins']);
    expect(await subjects({ isFlat: true, view: 'spam' })).toEqual(['Drei']);
    await expect(list({ isFlat: true, after: '!' })).rejects.toMatchObject({ code: 'invalid-input' });
  });

  test.each<[string, Partial<Parameters<typeof flatQueries>[1]>, RegExp]>([
    ['of a folder', {}, /SEARCH listed USING (?:COVERING )?INDEX message_mailboxes_flat \(mailbox_id=\?/],
    ['of unread ones', { unreadOnly: true }, /SEARCH messages USING INDEX messages_unread \(account_id=\?/],
    ['of starred ones', { view: 'starred' }, /SEARCH messages USING INDEX messages_starred \(account_id=\?/],
  ])('a page %s is read by index, in its order', (_, input, expected) => {
    for (const position of [null, { lastAt: 5, id: 'x' }]) {
      const [query] = flatQueries(
        [{ id: folders.inbox, accountId: account }],
        { ...wholeList, view: 'inbox', ...input },
        position,
      );
      const plan = mailbox.db.read.all<{ detail: string }>(sql`EXPLAIN QUERY PLAN ${query}`).map((step) => step.detail);
      expect(plan.join('\n')).toMatch(expected);
      expect(plan.join('\n')).not.toMatch(/USE TEMP B-TREE/);
    }
  });

  test('a command from it is about the chosen messages alone', async () => {
    const [a, b] = [put({ id: 'a' }), put({ id: 'b', references: ['a'] })];
    const before = snapshot(mailbox);
    const chosen = { ids: [a.threadId], messageIds: [b.messageId] };
    const done = [
      await threadHandlers.move({ ...chosen, to: 'archive' }, mailbox.command()),
      await threadHandlers.setRead({ ...chosen, isRead: true }, mailbox.command()),
      await threadHandlers.setStarred({ ...chosen, isStarred: true }, mailbox.command()),
    ];
    expect(done.map((one) => one.count)).toEqual([1, 1, 1]);
    expect([placesOf(a.messageId), placesOf(b.messageId)]).toEqual(['INBOX', 'Archive']);
    for (const one of done.toReversed()) mailbox.undo(one.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });
});

describe('labels', () => {
  const setLabel = async (ids: ThreadId[], mailboxId: MailboxId, isSet: boolean) =>
    threadHandlers.setLabel({ ids, mailboxId, isSet }, mailbox.command('threads.setLabel'));

  test('lie beside the inbox, and come off again, exactly', async () => {
    const { threadId, messageId } = put({ id: 'a' });
    const before = snapshot(mailbox);
    const set = await setLabel([threadId], folders.work, true);
    expect([set.count, placesOf(messageId)]).toEqual([1, 'INBOX,Work']);
    expect(ops()).toEqual([{ leaves: [], enters: [folders.work], messageIds: [messageId] }]);
    expect(await setLabel([threadId], folders.work, true)).toEqual({ undo: null, count: 0 });
    expect(mailbox.undo(set.undo)).toBe(true);
    expect(snapshot(mailbox)).toEqual(before);
    expect(ops()).toEqual([]);
  });

  test('taken out of its last folder, a message goes to the archive', async () => {
    const { threadId, messageId } = put({ id: 'a' }, folders.work);
    await setLabel([threadId], folders.work, false);
    expect(placesOf(messageId)).toBe('Archive');
  });

  test('spam, trash and drafts get none, and only a folder of the user is one', async () => {
    const ids = [folders.spam, folders.trash, folders.drafts].map((folder, index) => put({ id: `${index}` }, folder));
    const none = await setLabel(
      ids.map((one) => one.threadId),
      folders.work,
      true,
    );
    expect(none.count).toBe(0);
    const { threadId } = put({ id: 'a' });
    for (const folder of [folders.inbox, folders.trash, folders.drafts]) {
      await expect(setLabel([threadId], folder, true)).rejects.toMatchObject({ code: 'not-allowed' });
    }
    await expect(setLabel([threadId], 'x' as MailboxId, true)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a folder of another account takes nothing', async () => {
    const other = addTestAccount(mailbox, 'imap', 'b@office.example');
    const foreign = addFolder(mailbox, other, 'Fremd');
    const { threadId } = put({ id: 'a' });
    expect((await setLabel([threadId], foreign, true)).count).toBe(0);
    expect((await threadHandlers.moveTo({ ids: [threadId], mailboxId: foreign }, mailbox.command())).count).toBe(0);
  });
});

describe('into any folder', () => {
  const moveTo = async (ids: ThreadId[], mailboxId: MailboxId) =>
    threadHandlers.moveTo({ ids, mailboxId }, mailbox.command('threads.moveTo'));

  test('what is received leaves its place, labels stay, own words stay with the sent ones', async () => {
    const a = put({ id: 'a' });
    put({ id: 'a' }, folders.home);
    const own = put({ id: 'b', references: ['a'], from: 'me@office.example' }, folders.sent);
    const before = snapshot(mailbox);
    const done = await moveTo([a.threadId], folders.work);
    expect([placesOf(a.messageId), placesOf(own.messageId)]).toEqual(['Home,Work', 'Sent']);
    mailbox.undo(done.undo);
    expect(snapshot(mailbox)).toEqual(before);
  });

  test('from one folder into another, and to the places with a name', async () => {
    const { threadId, messageId } = put({ id: 'a' }, folders.home);
    await moveTo([threadId], folders.work);
    expect(placesOf(messageId)).toBe('Work');
    await moveTo([threadId], folders.trash);
    expect(placesOf(messageId)).toBe('Trash');
    await moveTo([threadId], folders.work);
    expect(placesOf(messageId)).toBe('Work');
    expect(await moveTo([threadId], folders.work)).toEqual({ undo: null, count: 0 });
    await expect(moveTo([threadId], folders.drafts)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

const anyStep = fc.record({
  op: fc.constantFrom('label', 'unlabel', 'moveTo', 'archive', 'mute'),
  folder: fc.constantFrom('work' as const, 'home' as const, 'trash' as const, 'inbox' as const),
  which: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 4 }),
});

test('any of these undone step by step leaves not one row different, and counts are what the rows say', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 8 }), async (steps) => {
      run += 1;
      const places = [folders.inbox, folders.work, folders.archive, folders.trash];
      const ids = places.map((folder, index) => put({ id: `${run}.${index}` }, folder).threadId);
      put({ id: `${run}.x`, references: [`${run}.0`] }, folders.home);
      const before = snapshot(mailbox);
      const depth = mailbox.undoDepth();
      for (const { op, folder, which } of steps) {
        const chosen = which.map((index) => ids[index] as ThreadId);
        const mailboxId = folders[folder];
        if (op === 'mute') await threadHandlers.setMuted({ ids: chosen, isMuted: true }, mailbox.command());
        else if (op === 'archive') await threadHandlers.move({ ids: chosen, to: 'archive' }, mailbox.command());
        else if (op === 'moveTo') await threadHandlers.moveTo({ ids: chosen, mailboxId }, mailbox.command());
        else if (folder === 'work' || folder === 'home') {
          await threadHandlers.setLabel({ ids: chosen, mailboxId, isSet: op === 'label' }, mailbox.command());
        }
        const counted = mailbox.db.read.all(sql`
          SELECT view, account_id, count(*) AS total, sum(is_unread) AS unread FROM thread_views GROUP BY 1, 2 ORDER BY 1, 2`);
        const kept = mailbox.db.read.all(sql`SELECT * FROM view_counts WHERE total > 0 ORDER BY 1, 2`);
        expect(kept).toEqual(counted);
      }
      while (mailbox.undoDepth() > depth) mailbox.undo(null);
      expect(snapshot(mailbox)).toEqual(before);
    }),
    { numRuns: 30 },
  );
}, 60_000);

describe('people', () => {
  const find = async (text: string, limit = 8) => contactHandlers.find({ text, limit }, mailbox.query);
  const names = async (text: string) => (await find(text)).map(({ name, address }) => name || address);
  const sent = (to: string, at = mailAt) =>
    put({ id: `${uid}s`, from: 'me@office.example', to, at, text: `${uid}` }, folders.sent);

  test('those the user writes to come first, then who wrote last', async () => {
    put({ id: '1', from: 'Anna Berg <anna@berg.example>', at: mailAt });
    put({ id: '2', from: 'Bernd <bernd@x.example>', at: mailAt + 60_000 });
    sent('Carla <carla@x.example>, dora@x.example', mailAt - 1e9);
    sent('dora@x.example', mailAt - 2e9);
    expect(await names('')).toEqual(['dora@x.example', 'Carla', 'Bernd', 'Anna Berg']);
    expect(await names('x.ex')).toEqual(['dora@x.example', 'Carla', 'Bernd']);
    expect(await names('berg an')).toEqual(['Anna Berg']);
    expect(await names('ergin')).toEqual([]);
    expect(await find('anna')).toEqual([
      { address: 'anna@berg.example', name: 'Anna Berg', writtenTo: 0, receivedFrom: 1, lastAt: mailAt },
    ]);
  });

  test('a copy counts once, and lists, machines, spam and drafts not at all', async () => {
    put({ id: '1' });
    put({ id: '1' }, folders.work);
    expect((await find('anna'))[0]?.receivedFrom).toBe(1);
    put({ id: '2', from: 'news@x.example', headers: ['Precedence: bulk', 'List-Id: <l.x.example>'] });
    put({ id: '3', from: 'spam@x.example' }, folders.spam);
    put({ id: '4', from: 'me@office.example', to: 'almost@x.example' }, folders.drafts);
    put({ id: '5', from: 'no address at all' });
    expect(await names('')).toEqual(['Anna Berg']);
  });

  test('the name the user writes wins over the one a sender takes, and a name that poses as an address is none', async () => {
    put({ id: '1', from: 'CHEF <a@x.example>' });
    sent('Tante Änne <a@x.example>');
    put({ id: '2', from: 'CHEF <A@X.example>', at: mailAt + 9e6 });
    expect(await names('anne')).toEqual(['Tante Änne']);
    put({ id: '3', from: '"bank@haus.example" <b@x.example>' });
    expect(await names('b@x')).toEqual(['b@x.example']);
  });

  test('are renamed and hidden, and come back', async () => {
    put({ id: '1' });
    const renamed = await contactHandlers.rename({ address: 'ANNA@berg.example', name: 'Anni' }, mailbox.command());
    const hidden = await contactHandlers.hide({ address: 'anna@berg.example' }, mailbox.command());
    expect(await names('')).toEqual([]);
    put({ id: '2', at: mailAt + 60_000 });
    mailbox.undo(hidden.undo);
    expect(await names('anni')).toEqual(['Anni']);
    mailbox.undo(renamed.undo);
    expect(await names('anna')).toEqual(['Anna Berg']);
    await expect((async () => contactHandlers.hide({ address: 'x' }, mailbox.command()))()).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
