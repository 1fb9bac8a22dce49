import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listMailboxes } from '#core/mailboxes/list-mailboxes.ts';
import { countThreads } from '#core/threads/count-threads.ts';
import { setStarred } from '#core/threads/flag-threads.ts';
import { moveThreads, setRead } from '#core/threads/index.ts';
import { setLabel } from '#core/threads/move-threads.ts';
import type { MoveTarget } from '#core/threads/place-rules.ts';
import { startFakeGmail, type FakeGmail } from '../support/fake-gmail.ts';
import {
  mail,
  mailboxIdOf,
  openOps,
  openSyncHouse,
  seenHere,
  threadIdOf,
  until,
  whole,
  type MailOptions,
  type SyncHouse,
} from '../support/sync-house.ts';

let gmail: FakeGmail;
let house: SyncHouse;

beforeEach(async () => {
  gmail = await startFakeGmail(['Kunden', 'Reisen']);
});
afterEach(async () => {
  await house.close();
  await gmail.stop();
});

const all = '[Gmail]/All Mail';
const important = '[Gmail]/Important';
const starred = '[Gmail]/Starred';
const trash = '[Gmail]/Trash';

const put = (options: MailOptions, labels: readonly string[] = ['\\Inbox'], threadId?: string) =>
  gmail.mailbox.put(mail(options), labels, threadId === undefined ? {} : { threadId });

async function open(): Promise<void> {
  house = await openSyncHouse(gmail);
  await whole(house);
}

async function lookAgain(): Promise<void> {
  house.engine.lookNow(null);
  await whole(house);
}

/** Subjects with their marks, by folder, as the server has them. */
function seenThere(): Record<string, string[]> {
  const seen: Record<string, string[]> = {};
  for (const path of [...gmail.mailbox.folders.keys()].toSorted()) {
    const lines = gmail.mailbox.listed(path).map(([{ raw, flags }]) => {
      const subject = /^Subject: (.*?)\r$/m.exec(raw)?.[1] ?? '';
      return `${subject}${flags.has('\\Seen') ? '' : ' unread'}${flags.has('\\Flagged') ? ' starred' : ''}`;
    });
    if (lines.length > 0) seen[path] = lines.toSorted();
  }
  return seen;
}

/** Everything has left, and both sides show the same. */
async function agree(): Promise<Record<string, string[]>> {
  await until(
    () => openOps(house),
    (count) => count === 0,
  );
  await lookAgain();
  await until(
    () => seenHere(house),
    (here) => JSON.stringify(here) === JSON.stringify(seenThere()),
  );
  return seenThere();
}

const chosen = (...subjects: string[]) => ({ ids: subjects.map((subject) => threadIdOf(house, subject)) });
const rows = (table: string) => house.db.read.get<{ count: number }>(sql.raw(`SELECT count(*) AS count FROM ${table}`));
const move = (to: MoveTarget, ...subjects: string[]) => house.write((tx) => moveThreads(tx, chosen(...subjects), to));

/** What stands beside the folders: per account, whatever the number of labels. */
function unread() {
  const { views } = countThreads(house.db.read);
  const folders = listMailboxes(house.db.read).filter((folder) => folder.unread > 0);
  return {
    inbox: views.inbox.unread,
    all: views.all.unread,
    folders: folders.map(({ path }) => path ?? '').toSorted(),
  };
}

describe('a message with many labels', () => {
  test('is one here, fetched once, and counted once', async () => {
    put({ subject: 'a' }, ['\\Inbox', '\\Important', 'Kunden', 'Reisen']);
    put({ subject: 'b' }, ['Kunden']);
    await open();
    expect(seenHere(house)).toEqual(seenThere());
    expect(seenHere(house)).toMatchObject({
      INBOX: ['a unread'],
      Kunden: ['a unread', 'b unread'],
      Reisen: ['a unread'],
    });
    expect(rows('messages')).toEqual({ count: 2 });
    expect(rows('threads')).toEqual({ count: 2 });
    expect(unread()).toEqual({ inbox: 1, all: 2, folders: [important, all, 'INBOX', 'Kunden', 'Reisen'].toSorted() });
    expect(gmail.said().filter((line) => line.includes('BODY.PEEK[]'))).toHaveLength(2);
    const before = gmail.said().length;
    await lookAgain();
    // Nothing has changed: nothing is opened.
    expect(
      gmail
        .said()
        .slice(before)
        .filter((line) => /^(?:SELECT|UID FETCH)/.test(line)),
    ).toEqual([]);
  });

  test('is read everywhere at once, from here and from elsewhere', async () => {
    const message = put({ subject: 'a' }, ['\\Inbox', 'Kunden']);
    put({ subject: 'b' });
    await open();
    house.write((tx) => setRead(tx, chosen('a'), true));
    // What still lies in the inbox is not archived, whatever folder holds all.
    expect(unread()).toEqual({ inbox: 1, all: 1, folders: ['INBOX'] });
    await agree();
    expect(message.flags).toEqual(new Set(['\\Seen']));
    message.flags.delete('\\Seen');
    gmail.mailbox.settle(message);
    house.engine.lookNow(null);
    await until(unread, ({ inbox, all: everywhere }) => inbox === 2 && everywhere === 2);
  });

  test('that loses one elsewhere stays in the others', async () => {
    const message = put({ subject: 'a' }, ['\\Inbox', 'Kunden']);
    await open();
    message.labels.delete('\\Inbox');
    gmail.mailbox.settle(message);
    expect(await agree()).toEqual({ [all]: ['a unread'], Kunden: ['a unread'] });
    expect(unread()).toMatchObject({ inbox: 0, all: 1 });
    expect(rows('messages')).toEqual({ count: 1 });
  });
});

describe('what the user does', () => {
  test('archiving takes the label of the inbox and nothing else, and comes back', async () => {
    put({ subject: 'a' }, ['\\Inbox', '\\Important', 'Kunden']);
    put({ subject: 'eigenes', from: 'Me <me@office.example>' }, ['\\Sent']);
    await open();
    const before = seenThere();
    const { undo } = move('archive', 'a', 'eigenes');
    expect(await agree()).toEqual({
      [all]: ['a unread', 'eigenes unread'],
      [important]: ['a unread'],
      ['[Gmail]/Sent Mail']: ['eigenes unread'],
      Kunden: ['a unread'],
    });
    expect(gmail.said().filter((line) => line.startsWith('UID STORE'))).toHaveLength(1);
    expect(house.undo(undo)).toBe(true);
    expect(await agree()).toEqual(before);
  });

  test.each<[MoveTarget, string]>([
    ['trash', trash],
    ['spam', '[Gmail]/Spam'],
  ])('%s takes it from everywhere in one move, and comes back with all its labels', async (to, path) => {
    put({ subject: 'a' }, ['\\Inbox', '\\Important', 'Kunden', 'Reisen']);
    put({ subject: 'nur im Archiv' }, []);
    put({ subject: 'bleibt' });
    await open();
    const before = seenThere();
    const { undo } = move(to, 'a', 'nur im Archiv');
    const after = { [all]: ['bleibt unread'], [path]: ['a unread', 'nur im Archiv unread'], INBOX: ['bleibt unread'] };
    expect(await agree()).toEqual(after);
    expect(house.undo(undo)).toBe(true);
    expect(await agree()).toEqual(before);
    expect(rows('messages')).toEqual({ count: 3 });
  });

  test('a mail sent to oneself and a sent answer keep their place in Sent', async () => {
    put({ subject: 'Frage', messageId: 'f@x' }, ['\\Inbox'], '77');
    put({ subject: 'Antwort', from: 'Me <me@office.example>', inReplyTo: 'f@x' }, ['\\Sent'], '77');
    put({ subject: 'an mich', from: 'Me <me@office.example>' }, ['\\Sent', '\\Inbox']);
    await open();
    const before = seenThere();
    move('archive', 'Frage', 'an mich');
    const archived = await agree();
    expect(archived['INBOX']).toBeUndefined();
    expect(archived['[Gmail]/Sent Mail']).toEqual(['Antwort unread', 'an mich unread']);
    move('inbox', 'Frage');
    expect((await agree())['INBOX']).toEqual(['Frage unread']);
    const { undo } = move('trash', 'Frage');
    expect((await agree())[trash]).toEqual(['Antwort unread', 'Frage unread']);
    house.undo(undo);
    move('inbox', 'an mich');
    expect(await agree()).toEqual(before);
  });

  test('stars and labels are folders there, and go on and off', async () => {
    put({ subject: 'a' });
    await open();
    house.write((tx) => setStarred(tx, chosen('a'), true));
    house.write((tx) => setLabel(tx, chosen('a'), mailboxIdOf(house, 'Reisen'), true));
    expect(await agree()).toEqual({
      INBOX: ['a unread starred'],
      Reisen: ['a unread starred'],
      [all]: ['a unread starred'],
      [starred]: ['a unread starred'],
    });
    house.write((tx) => setStarred(tx, chosen('a'), false));
    house.write((tx) => setLabel(tx, chosen('a'), mailboxIdOf(house, 'Reisen'), false));
    expect(await agree()).toEqual({ INBOX: ['a unread'], [all]: ['a unread'] });
  });

  test('never expunges anything', async () => {
    put({ subject: 'a' }, ['\\Inbox', 'Kunden']);
    await open();
    move('trash', 'a');
    await agree();
    move('inbox', 'a');
    await agree();
    move('archive', 'a');
    await agree();
    expect(gmail.said().filter((line) => /EXPUNGE|\\Deleted|^CLOSE/i.test(line))).toEqual([]);
    expect(gmail.mailbox.messages).toHaveLength(1);
  });
});
