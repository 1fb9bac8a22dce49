import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newId, type AccountId, type MailboxId, type MessageId, type ThreadId } from '#shared/ids.ts';
import { identities } from '#core/db/tables/engine.ts';
import { messageHandlers, purgeGoneJob } from '#core/messages/index.ts';
import {
  followServer,
  forgetMailbox,
  forgetUids,
  refreshMailbox,
  removeRemote,
  setRemoteFlags,
  settleUids,
  upgradeBody,
  type Arrival,
} from '#core/threads/ingest.ts';
import { deleteThreads } from '#core/threads/index.ts';
import { threadHandlers } from '#core/threads/thread-handlers.ts';
import { addFolder, aMail, arrivalOf, mailAt, store, type ArrivalFields, type MailText } from '../support/arrivals.ts';
import { addTestAccount, openMailbox, type Mailbox, wholeList } from '../support/mailbox.ts';

let mailbox: Mailbox;
let account: AccountId;
let inbox: MailboxId;
let archive: MailboxId;
let work: MailboxId;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  inbox = addFolder(mailbox, account, 'INBOX', 'inbox');
  archive = addFolder(mailbox, account, 'Archive', 'archive');
  work = addFolder(mailbox, account, 'Work');
});
afterEach(() => mailbox.close());

const put = (mail: MailText, fields: ArrivalFields = {}, folder = inbox) =>
  store(mailbox, account, folder, [arrivalOf(aMail(mail), { uid: 1, ...fields })])[0]!;
const all = <Row>(query: ReturnType<typeof sql>) => mailbox.db.read.all<Row>(query);
const count = (table: string) => all<{ n: number }>(sql.raw(`SELECT count(*) AS n FROM ${table}`))[0]?.n;
const rowOf = (id: MessageId) =>
  all<Record<string, unknown>>(sql`SELECT * FROM messages WHERE id = ${id}`)[0] as Record<string, unknown>;
const placesOf = (id: MessageId) =>
  all<{ name: string }>(sql`
    SELECT name FROM message_mailboxes JOIN mailboxes ON mailboxes.id = mailbox_id WHERE message_id = ${id} ORDER BY name`)
    .map((row) => row.name)
    .join();
const get = async (id: MessageId) => messageHandlers.get({ id }, mailbox.query);
const find = async (text: string) =>
  (await threadHandlers.find({ text, limit: 20 }, mailbox.query)).map((row) => row.subject);
const openOps = () =>
  all<{ kind: string; payload: string }>(sql`SELECT kind, payload FROM outbox WHERE state = 'pending'`);

describe('a new message', () => {
  test('is kept with all that was read of it', async () => {
    const { messageId, threadId } = put(
      {
        id: 'a@x',
        subject: 'Re: Grüße\u202e',
        from: '"Berg, Anna" <Anna@Berg.example>',
        headers: [
          'Reply-To: r@berg.example',
          'Sender: s@berg.example',
          'Cc: C <c@x.example>',
          'List-Id: Liste <liste.x.example>',
          'List-Unsubscribe: <https://x.example/u>',
          'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
        ],
      },
      { flags: ['\\Seen', '\\Flagged', '\\Answered', '$Forwarded'] },
    );
    expect(await get(messageId)).toMatchObject({
      accountId: account,
      threadId,
      mailboxIds: [inbox],
      messageId: 'a@x',
      subject: 'Re: Grüße',
      from: { name: 'Berg, Anna', address: expect.stringMatching(/^anna@berg\.example$/i) },
      replyTo: [{ name: '', address: 'r@berg.example' }],
      sender: { name: '', address: 's@berg.example' },
      cc: [{ name: 'C', address: 'c@x.example' }],
      unsubscribe: { urls: ['https://x.example/u'], isOneClick: true },
      hasBody: true,
      sentAt: mailAt,
    });
    expect(rowOf(messageId)).toMatchObject({ is_unread: 0, is_starred: 1, is_answered: 1, is_forwarded: 1, is_own: 0 });
    const { row, views } = await threadHandlers.get({ id: threadId }, mailbox.query);
    expect(row).toMatchObject({ subject: 'Grüße', senders: ['Berg, Anna'], isUnread: false, isStarred: true });
    expect(views).toEqual(['all', 'inbox', 'starred']);
  });

  test.each<[string, number | undefined, number, number]>([
    ['in the future counts from its arrival', mailAt + 9e11, mailAt, mailAt],
    ['in the past stays', mailAt - 1e9, mailAt, mailAt - 1e9],
  ])('a date %s', (_, at, receivedAt, sentAt) => {
    expect(rowOf(put({ at }, { receivedAt }).messageId)['sent_at']).toBe(sentAt);
  });

  test('without any date it came now', () => {
    const arrival = arrivalOf(aMail({ id: 'a@x' }), { uid: 1, receivedAt: 0 });
    const dateless = { ...arrival, parsed: { ...arrival.parsed, sentAt: null } };
    const [stored] = store(mailbox, account, inbox, [dateless]);
    expect(rowOf(stored!.messageId)['sent_at']).toBe(mailbox.clock.now());
  });

  test("is the user's own by any of the account's identities", () => {
    mailbox.write((tx) => {
      const identity = { id: newId<never>(tx.now), accountId: account, position: 1, address: 'Alias@Office.example' };
      tx.db
        .insert(identities)
        .values({ ...identity, name: 'Ich' })
        .run();
    });
    expect(rowOf(put({ id: '1', from: 'me@office.example' }, { uid: 1 }).messageId)['is_own']).toBe(1);
    expect(rowOf(put({ id: '2', from: 'Ich <alias@OFFICE.example>' }, { uid: 2 }).messageId)['is_own']).toBe(1);
    expect(rowOf(put({ id: '3', from: 'me@office.example.evil.example' }, { uid: 3 }).messageId)['is_own']).toBe(0);
  });
});

describe('one mail met again', () => {
  test('in another folder, under another uid, is one message in several places', () => {
    const first = put({ id: 'a@x' }, { uid: 1 });
    const second = put({ id: 'a@x' }, { uid: 9 }, work);
    const third = put({ id: 'a@x' }, { uid: 10 }, work);
    expect([second, third]).toEqual([1, 1].map(() => ({ ...first, isNew: false })));
    expect(placesOf(first.messageId)).toBe('INBOX,Work');
    expect(count('messages')).toBe(1);
    expect(count('remote_messages')).toBe(3);
  });

  test('within one batch too', () => {
    const mail = aMail({ id: 'a@x' });
    const [one, two] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1 }), arrivalOf(mail, { uid: 2 })]);
    expect(two).toEqual({ ...one, isNew: false });
  });

  test('is unread while no copy was read, and starred while any is', () => {
    const { messageId } = put({ id: 'a@x' }, { uid: 1, flags: [] });
    put({ id: 'a@x' }, { uid: 2, flags: ['\\Flagged'] }, work);
    expect(rowOf(messageId)).toMatchObject({ is_unread: 1, is_starred: 1 });
    mailbox.write((tx) => void setRemoteFlags(tx, work, [{ uid: 2, flags: ['\\SEEN'], modseq: '7' }]));
    expect(rowOf(messageId)).toMatchObject({ is_unread: 0, is_starred: 0 });
  });

  test('another body under the same Message-ID is another message, whole or by its size', () => {
    put({ id: 'a@x', text: 'eins' }, { uid: 1 });
    put({ id: 'a@x', text: 'zwei' }, { uid: 2 });
    put({ id: 'a@x', text: 'drei und mehr' }, { uid: 3, isWhole: false });
    expect(count('messages')).toBe(3);
  });

  test('headers first or body first, the rows are the same in the end', () => {
    const [mail, twin] = [aMail({ id: 'a@x', text: 'eins' }), aMail({ id: 'b@x', text: 'eins' })];
    const [headers] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1, isWhole: false })]);
    const whole = store(mailbox, account, work, [arrivalOf(mail, { uid: 5 })])[0]!;
    expect(whole).toMatchObject({ messageId: headers!.messageId, isNew: false, hasBody: true });
    const [first] = store(mailbox, account, inbox, [arrivalOf(twin, { uid: 2 })]);
    const [again] = store(mailbox, account, work, [arrivalOf(twin, { uid: 6, isWhole: false })]);
    expect(again).toMatchObject({ messageId: first!.messageId, isNew: false, hasBody: true });
    const { raw_hash: _, ...a } = rowOf(headers!.messageId);
    const { raw_hash: __, ...b } = rowOf(first!.messageId);
    const same = ['snippet', 'size_bytes', 'has_html', 'warnings', 'has_attachment'];
    expect(same.map((name) => a[name])).toEqual(same.map((name) => b[name]));
  });

  test('headers and body in one batch', async () => {
    const mail = aMail({ id: 'a@x', text: 'Kündigung' });
    const [headers, whole] = [arrivalOf(mail, { uid: 1, isWhole: false }), arrivalOf(mail, { uid: 2 })];
    const [one, two] = store(mailbox, account, inbox, [headers, whole]);
    expect([two!.messageId, two!.hasBody]).toEqual([one!.messageId, true]);
    expect(await find('kundigung')).toEqual(['Angebot']);
  });

  test('a body that shows two headers to be one mail makes them one', () => {
    const mail = aMail({ id: 'a@x' });
    // A server that tells sizes wrong.
    const wrong = { ...arrivalOf(mail, { uid: 1, isWhole: false }), sizeBytes: 5 };
    const [one] = store(mailbox, account, inbox, [wrong]);
    const two = put({ id: 'a@x' }, { uid: 1 }, work);
    expect(two.isNew).toBe(true);
    const { parsed, rawHash } = arrivalOf(mail);
    const kept = mailbox.write((tx) => upgradeBody(tx, one!.messageId, parsed, rawHash!, mail.length));
    expect(kept).toBe(two.messageId);
    expect(placesOf(two.messageId)).toBe('INBOX,Work');
    expect([count('messages'), count('threads'), count('search_docs')]).toEqual([1, 1, 1]);
    expect(mailbox.write((tx) => upgradeBody(tx, one!.messageId, parsed, rawHash!, mail.length))).toBe(null);
  });

  test('a mail that was sent from here is the copy its server keeps, under whatever id, and nothing takes it away before', () => {
    const sent = addFolder(mailbox, account, 'Sent', 'sent');
    const mine = { from: 'me@office.example', to: 'anna@berg.example', subject: 'Hallo' };
    const shown = put({ ...mine, id: 'ours@x', text: 'kurz' }, { uid: null }, sent);
    mailbox.write((tx) =>
      tx.db.run(sql`
        INSERT INTO deliveries (id, account_id, rfc_id, server_rfc_id, raw_hash, subject, sender, recipients, state, send_at,
          left_to, kind, message_id, made_at, changed_at)
        VALUES ('d', ${account}, 'ours@x', 'theirs@x', 'h', '', '', '[]', 'accepted', 1, '[]', 'new', ${shown.messageId}, 1, 1)`),
    );
    expect(mailbox.write((tx) => settleUids(tx, sent, null))).toBe(null);
    expect(placesOf(shown.messageId)).toBe('Sent');
    // The answer is quicker than the copy.
    const answer = put({ id: 'r@x', inReplyTo: ['theirs@x'] }, { uid: 1 });
    expect(answer.threadId).not.toBe(shown.threadId);
    const copy = put({ ...mine, id: 'theirs@x', text: 'kurz, und vom Server verlängert' }, { uid: 7 }, sent);
    expect([copy.messageId, copy.isNew]).toEqual([shown.messageId, false]);
    expect(rowOf(shown.messageId)).toMatchObject({ snippet: 'kurz, und vom Server verlängert' });
    expect(count('threads')).toBe(1);
    // Another mail under that id is another mail.
    expect(put({ ...mine, id: 'theirs@x', text: 'etwas anderes' }, { uid: 8 }, sent).isNew).toBe(true);
  });

  test("Gmail's id is the message, whatever its headers say", () => {
    const gmail = { messageId: '77', threadId: '7' };
    const first = put({ id: 'a@x', text: 'eins' }, { uid: 1, gmail });
    const second = put({ id: 'a@x', text: 'zwei' }, { uid: 1, gmail }, work);
    const other = put({ id: 'a@x', text: 'eins' }, { uid: 2, gmail: { ...gmail, messageId: '78' } }, work);
    expect([second.messageId === first.messageId, other.isNew]).toEqual([true, true]);
  });
});

describe('the body that comes later', () => {
  test('fills text, parts and words in', async () => {
    const mail = aMail({ id: 'a@x', text: 'Kündigungsfrist und Weiteres' });
    const [stored] = store(mailbox, account, inbox, [arrivalOf(mail, { uid: 1, isWhole: false })]);
    const id = stored!.messageId;
    expect(await find('kündigung')).toEqual([]);
    expect(await find('angebot')).toEqual(['Angebot']);
    const { parsed, rawHash } = arrivalOf(mail);
    expect(mailbox.write((tx) => upgradeBody(tx, id, parsed, rawHash!, mail.length))).toBe(id);
    expect(await find('kundigung')).toEqual(['Angebot']);
    expect(rowOf(id)).toMatchObject({ raw_hash: rawHash, snippet: 'Kündigungsfrist und Weiteres' });
    const { items } = await threadHandlers.list(wholeList, mailbox.query);
    expect(items[0]?.snippet).toBe('Kündigungsfrist und Weiteres');
  });
});

describe('what the server says later', () => {
  test('what vanished from a folder leaves it, and lies nowhere for a while before it goes', async () => {
    const { messageId, threadId } = put({ id: 'a@x' }, { uid: 1 });
    put({ id: 'a@x' }, { uid: 4 }, work);
    expect(mailbox.write((tx) => removeRemote(tx, inbox, [1, 99]))).toEqual([messageId]);
    expect(placesOf(messageId)).toBe('Work');
    mailbox.write((tx) => void removeRemote(tx, work, [4]));
    expect(rowOf(messageId)['gone_at']).toBe(mailbox.clock.now());
    expect((await threadHandlers.counts({}, mailbox.query)).views.all).toEqual({ total: 0, unread: 0 });
    expect(await find('angebot')).toEqual([]);
    expect((await threadHandlers.get({ id: threadId }, mailbox.query)).row.messageCount).toBe(0);

    const back = put({ id: 'a@x' }, { uid: 8 }, archive);
    expect(back).toEqual({ messageId, threadId, isNew: false, hasBody: true });
    expect(rowOf(messageId)['gone_at']).toBe(null);
    expect((await threadHandlers.get({ id: threadId }, mailbox.query)).row.messageCount).toBe(1);

    mailbox.write((tx) => void removeRemote(tx, archive, [8]));
    mailbox.clock.advance(29 * 86_400_000);
    await purge();
    expect(count('messages')).toBe(1);
    mailbox.clock.advance(2 * 86_400_000);
    await purge();
    expect(['messages', 'threads', 'search_docs', 'message_references'].map(count)).toEqual([0, 0, 0, 0]);
    expect(all(sql`SELECT rowid FROM search_words WHERE search_words MATCH 'angebot'`)).toEqual([]);
  });

  test('one of two copies in a folder that goes leaves the other in place', () => {
    const { messageId } = put({ id: 'a@x' }, { uid: 1 });
    put({ id: 'a@x' }, { uid: 2 });
    mailbox.write((tx) => void removeRemote(tx, inbox, [1]));
    expect(placesOf(messageId)).toBe('INBOX');
  });

  test('flags of uids nobody knows are no matter', () => {
    const { messageId } = put({ id: 'a@x' }, { uid: 1 });
    const changes = [
      { uid: 1, flags: ['\\Seen', '\\Recent'], modseq: '12' },
      { uid: 5, flags: [], modseq: null },
    ];
    expect(mailbox.write((tx) => setRemoteFlags(tx, inbox, changes))).toEqual([messageId]);
    expect(mailbox.write((tx) => setRemoteFlags(tx, inbox, changes))).toEqual([]);
    expect(all(sql`SELECT flags, modseq FROM remote_messages`)).toEqual([{ flags: '\\Seen', modseq: '12' }]);
  });

  test('new uids for old mail: each is found again, what is not leaves, and nothing is asked of the server', () => {
    const ids = ['a', 'b', 'c'].map((id, index) => put({ id, text: id }, { uid: index + 1 }).messageId);
    mailbox.write((tx) => void expect(forgetUids(tx, inbox, 2)).toBe(2));
    mailbox.write((tx) => void expect(forgetUids(tx, inbox, 2)).toBe(1));
    expect(ids.map(placesOf)).toEqual(['INBOX', 'INBOX', 'INBOX']);
    const again = ['b', 'c'].map((id, index) => put({ id, text: id }, { uid: index + 50, isWhole: false }));
    expect(again.map((one) => one.messageId)).toEqual(ids.slice(1));
    mailbox.write((tx) => void expect(settleUids(tx, inbox, null)).toBe(null));
    expect(ids.map(placesOf)).toEqual(['', 'INBOX', 'INBOX']);
    expect(count('outbox')).toBe(0);
  });

  test('a folder that is no more takes no message along', () => {
    const ids = [1, 2, 3].map((uid) => put({ id: `${uid}` }, { uid }, work).messageId);
    put({ id: '1' }, { uid: 1 });
    const step = () => mailbox.write((tx) => forgetMailbox(tx, work, 2));
    expect([step(), step()]).toEqual([false, true]);
    expect(all(sql`SELECT 1 FROM mailboxes WHERE id = ${work}`)).toEqual([]);
    expect(ids.map(placesOf)).toEqual(['INBOX', '', '']);
    expect(all(sql`SELECT 1 FROM thread_views WHERE view LIKE 'folder:%'`)).toEqual([]);
  });

  test('a folder with a new part to play shows up in other views', async () => {
    put({ id: 'a' }, { uid: 1 }, work);
    mailbox.write((tx) => {
      tx.db.run(sql`UPDATE mailboxes SET role = 'spam' WHERE id = ${work}`);
      expect(refreshMailbox(tx, work, null, 1)).not.toBe(null);
      expect(refreshMailbox(tx, work, '~' as ThreadId, 1)).toBe(null);
    });
    const { views } = await threadHandlers.counts({}, mailbox.query);
    expect([views.spam.total, views.all.total]).toEqual([1, 0]);
  });
});

describe("the user's word, while the server has not heard it", () => {
  const settle = (kind: string, state: string) =>
    mailbox.write((tx) => void tx.db.run(sql`UPDATE outbox SET state = ${state} WHERE kind = ${kind}`));

  test('flags stay as the user left them until the op is done', async () => {
    const { messageId, threadId } = put({ id: 'a@x' }, { uid: 1 });
    await threadHandlers.setRead({ ids: [threadId], isRead: true }, mailbox.command());
    mailbox.write((tx) => void setRemoteFlags(tx, inbox, [{ uid: 1, flags: ['\\Flagged'], modseq: '2' }]));
    // The star is the server's word, read is the user's.
    expect(rowOf(messageId)).toMatchObject({ is_unread: 0, is_starred: 1 });
    put({ id: 'a@x' }, { uid: 2, flags: [] }, work);
    expect(rowOf(messageId)['is_unread']).toBe(0);
    settle('mail.flag', 'cancelled');
    mailbox.write((tx) => followServer(tx, [messageId]));
    expect(rowOf(messageId)['is_unread']).toBe(1);
    expect((await threadHandlers.counts({}, mailbox.query)).views.inbox.unread).toBe(1);
  });

  test('places stay as the user left them until the op is done', async () => {
    const { messageId, threadId } = put({ id: 'a@x' }, { uid: 1 });
    await threadHandlers.move({ ids: [threadId], to: 'archive' }, mailbox.command());
    put({ id: 'a@x' }, { uid: 3 }, work);
    put({ id: 'a@x' }, { uid: 1 });
    expect(placesOf(messageId)).toBe('Archive');
    mailbox.write((tx) => void removeRemote(tx, inbox, [1]));
    expect(placesOf(messageId)).toBe('Archive');
    put({ id: 'a@x' }, { uid: 1 }, archive);
    settle('mail.move', 'done');
    mailbox.write((tx) => followServer(tx, [messageId]));
    expect(placesOf(messageId)).toBe('Archive,Work');
    expect(rowOf(messageId)['gone_at']).toBe(null);
  });

  test('given up, what the server has is shown again', async () => {
    const { messageId, threadId } = put({ id: 'a@x' }, { uid: 1 });
    await threadHandlers.move({ ids: [threadId], to: 'trash' }, mailbox.command());
    settle('mail.move', 'failed');
    mailbox.write((tx) => followServer(tx, [messageId]));
    // The trash was made here; no server could say that it is not in there.
    expect(placesOf(messageId).split(',')).toContain('INBOX');
  });
});

describe('a muted conversation', () => {
  test('takes its new mail past the inbox, here and on the server', async () => {
    const { threadId } = put({ id: 'a@x' }, { uid: 1 });
    await threadHandlers.move({ ids: [threadId], to: 'archive' }, mailbox.command());
    const done = await threadHandlers.setMuted({ ids: [threadId], isMuted: true }, mailbox.command());
    expect(done.count).toBe(1);
    mailbox.write((tx) => void tx.db.run(sql`UPDATE outbox SET state = 'done'`));
    const next = put({ id: 'b@x', references: ['a@x'] }, { uid: 2 });
    expect([next.threadId, placesOf(next.messageId)]).toEqual([threadId, 'Archive']);
    expect(openOps().map((op) => [op.kind, JSON.parse(op.payload)])).toEqual([
      ['mail.move', { leaves: [inbox], enters: [archive], messageIds: [next.messageId] }],
    ]);
    expect((await threadHandlers.counts({}, mailbox.query)).views.inbox.total).toBe(0);
    expect(mailbox.undo(done.undo)).toBe(true);
    expect(placesOf(put({ id: 'c@x', references: ['a@x'] }, { uid: 3 }).messageId)).toBe('INBOX');
  });

  test('an answer of the user stays where it lies, and so does mail that is known', async () => {
    const { threadId, messageId } = put({ id: 'a@x' }, { uid: 1 });
    await threadHandlers.setMuted({ ids: [threadId], isMuted: true }, mailbox.command());
    put({ id: 'a@x' }, { uid: 2 });
    expect(placesOf(messageId)).toBe('INBOX');
    expect(openOps()).toEqual([]);
    expect(await threadHandlers.setMuted({ ids: [threadId], isMuted: true }, mailbox.command())).toEqual({
      undo: null,
      count: 0,
    });
  });
});

describe('whom to believe about the sender', () => {
  const results = (server: string, verdict = 'pass') =>
    `Authentication-Results: ${server}; spf=${verdict} smtp.mailfrom=a@berg.example; dkim=fail header.d=evil.example;` +
    ` dkim=pass header.d=mail.berg.example; dmarc=${verdict} header.from=berg.example`;
  let uid = 0;
  const judged = async (...headers: string[]) => {
    uid += 1;
    return (await get(put({ id: `${uid}`, headers }, { uid }).messageId)).authentication;
  };

  test('the receiver that fits the server the mail comes from', async () => {
    expect(await judged(results('mx2.office.example'))).toEqual({
      server: 'mx2.office.example',
      spf: { result: 'pass', domain: 'berg.example' },
      dkim: { result: 'pass', domain: 'mail.berg.example' },
      dmarc: { result: 'pass', domain: 'berg.example' },
    });
  });

  test.each([
    ['nobody', []],
    ['a stranger', [results('mx.evil.example')]],
    ['the right name below a stranger', [results('mx.evil.example', 'fail'), results('mx.office.example')]],
    ['a name that only looks like it', [results('office.example.evil.example')]],
    ['a name of nothing', [results('')]],
  ])('not %s', async (_, headers) => {
    expect(await judged(...headers)).toBe(null);
  });

  test('the topmost of two by the right name', async () => {
    const [first, second] = [results('mx.office.example', 'fail'), results('mx.office.example', 'pass')];
    expect(await judged(first, second)).toMatchObject({ dmarc: { result: 'fail' } });
  });

  test('a server that nearly all mail of many senders passed last, from then on and for the first ones too', async () => {
    const headers = [results('filter.elsewhere.example')];
    const send = (number: number) =>
      put({ id: `h${number}`, from: `a@s${number}.example`, headers }, { uid: 1_000 + number }).messageId;
    const first = send(0);
    for (let number = 1; number < 19; number += 1) send(number);
    expect((await get(first)).authentication).toBe(null);
    send(19);
    expect((await get(first)).authentication?.server).toBe('filter.elsewhere.example');
    expect((await get(send(20))).authentication?.server).toBe('filter.elsewhere.example');
  });

  test('not one that a few senders always bring', async () => {
    const headers = [results('mx.evil.example')];
    for (let number = 0; number < 60; number += 1) {
      put({ id: `e${number}`, from: `a@s${number % 5}.example`, headers }, { uid: 1_000 + number });
    }
    expect(await judged(...headers)).toBe(null);
  });
});

test('how many copies a folder holds is counted along, whatever becomes of them', () => {
  const counted = () => all(sql`SELECT mailbox_id, count FROM mailbox_copies WHERE count > 0 ORDER BY 1`);
  const real = () => all(sql`SELECT mailbox_id, count(*) AS count FROM remote_messages GROUP BY 1 ORDER BY 1`);
  for (const [folder, uid] of [
    [inbox, 1],
    [inbox, 2],
    [inbox, 3],
    [work, 1],
    [archive, 9],
  ] as const) {
    put({ id: `${uid}@x` }, { uid }, folder);
    expect(counted()).toEqual(real());
  }
  // Known already: the same copy, said again.
  put({ id: '1@x' }, { uid: 1, flags: ['\\Seen'] });
  expect(counted()).toEqual(real());
  mailbox.write((tx) => void removeRemote(tx, inbox, [1, 3, 77]));
  expect(counted()).toEqual(real());
  mailbox.write((tx) => void forgetUids(tx, inbox));
  expect(counted()).toEqual(real());
  expect(real()).toHaveLength(2);
  mailbox.write((tx) => tx.db.run(sql`DELETE FROM mailboxes WHERE id = ${archive}`));
  expect(counted()).toEqual(real());
  mailbox.write((tx) => void deleteThreads(tx, account, 100));
  expect([counted(), real()]).toEqual([[], []]);
  const intoAnother = sql`UPDATE remote_messages SET mailbox_id = ${work} WHERE mailbox_id = ${inbox}`;
  put({ id: 'z@x' }, { uid: 5 });
  expect(() => mailbox.write((tx) => tx.db.run(intoAnother))).toThrow('does not change its folder');
});

test('the account that goes takes words and all along', async () => {
  put({ id: 'a@x' }, { uid: 1 });
  put({ id: 'b@x', references: ['a@x'] }, { uid: 2 });
  mailbox.write((tx) => void deleteThreads(tx, account, 100));
  const tables = [
    'messages',
    'search_docs',
    'message_references',
    'remote_messages',
    'message_mailboxes',
    'view_counts',
  ];
  expect(tables.map(count).slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(all(sql`SELECT rowid FROM search_words WHERE search_words MATCH 'angebot'`)).toEqual([]);
});

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    "'; DROP TABLE messages; --",
    '"\0\\',
    '\ud800',
    '🏴‍☠️'.repeat(300),
    '%_*"^:()',
    'constructor',
    '__proto__',
  ),
);

test('whatever a mail says, it is stored, listed and found without harm', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 8, maxLength: 8 }), async (words) => {
      run += 1;
      const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = words;
      const arrival = arrivalOf(aMail({ id: `${run}` }), { uid: run });
      const parsed: Arrival['parsed'] = {
        ...arrival.parsed,
        messageId: a.toWellFormed(),
        references: [b.toWellFormed(), c.toWellFormed()],
        inReplyTo: [a.toWellFormed()],
        subject: d,
        from: { name: e, address: f },
        to: [{ name: g, address: h }],
        replyTo: [{ name: a, address: b }],
        snippet: c,
        searchText: `${d} ${e} ${f}`.toWellFormed(),
        listId: g,
        parts: [
          { path: '2', mimeType: h, name: a, sizeBytes: 1, contentId: b, isInline: false, charset: null },
          { path: '3', mimeType: '', name: null, sizeBytes: 0, contentId: null, isInline: true, charset: null },
        ],
        authentication: [{ authservId: a, verdicts: [{ method: b, result: c, reason: d, properties: { [e]: f } }] }],
      };
      const [stored] = store(mailbox, account, inbox, [{ ...arrival, parsed, flags: [g, h, '\\Seen'] }]);
      const shown = await get(stored!.messageId);
      expect(shown.subject.length).toBeLessThanOrEqual(500);
      expect(shown.from.name.isWellFormed()).toBe(true);
      expect(shown.parts.every((part) => part.name.isWellFormed() && !/[\u0000-\u001f\u202e]/.test(part.name))).toBe(
        true,
      );
      await threadHandlers.get({ id: stored!.threadId }, mailbox.query);
      await threadHandlers.explain({ id: stored!.threadId }, mailbox.query);
      for (const word of words) await threadHandlers.find({ text: word, limit: 5 }, mailbox.query);
    }),
    { numRuns: 60 },
  );
}, 60_000);

async function purge(): Promise<void> {
  await purgeGoneJob(mailbox.db).run({
    id: 'job' as never,
    payload: null,
    cursor: null,
    signal: new AbortController().signal,
    cause: mailbox.command('messages.purge').cause,
    advance: () => undefined,
  });
}
