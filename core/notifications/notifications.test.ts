import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Capability, ShellEvent, ShellNotification } from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, CorrelationId, ThreadId } from '#shared/ids.ts';
import type { MailboxRole } from '../db/tables/mail.ts';
import { senderHandlers } from '../senders/index.ts';
import { readSettings } from '../settings/index.ts';
import { snoozeHandlers } from '../snooze/index.ts';
import { findMailbox, refreshThreads, setRead, threadHandlers } from '../threads/index.ts';
import { aThread, addTestAccount, openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import type { NotificationPorts } from './ports.ts';
import { startNotifications } from './start-notifications.ts';
import { isQuiet, whoIsTold } from './who-is-told.ts';

let mailbox: Mailbox;
let account: AccountId;
let ended: AbortController;
let running: Promise<void>;

beforeEach(() => {
  mailbox = openMailbox();
  account = addTestAccount(mailbox);
  ended = new AbortController();
});
afterEach(async () => {
  ended.abort();
  await running;
  await mailbox.close();
});

/** A shell that remembers what it was asked and says what the test has it say. */
function start(capabilities: Capability[] = ['notifications', 'badge'], refuse = false) {
  const cards: ShellNotification[] = [];
  const badges: number[] = [];
  const said: ShellEvent[] = [];
  let wake = () => {};
  const answer = async (keep: () => void) => {
    if (refuse) throw new AppError('unavailable', 'the shell is gone');
    keep();
    return {};
  };
  const shell = {
    info: async () => ({ host: 'desktop', platform: 'linux', version: '0', capabilities, locale: 'de' }),
    notify: (card: ShellNotification) => answer(() => cards.push(card)),
    setBadge: ({ unread }: { unread: number }) => answer(() => badges.push(unread)),
    events: async () => listen(),
  } as unknown as NotificationPorts['shell'];
  async function* listen() {
    while (!ended.signal.aborted) {
      yield* said.splice(0);
      await new Promise<void>((resolve) => {
        wake = resolve;
        ended.signal.addEventListener('abort', () => resolve());
      });
    }
  }
  running = startNotifications({ ...mailbox, shell }, ended.signal);
  const say = (event: ShellEvent) => {
    said.push(event);
    wake();
  };
  return { cards, badges, say };
}

function attention(threadId: ThreadId, at = 1): AppEvent {
  const causes = ['c' as CorrelationId];
  return { type: 'attention', threadId, accountId: account, from: 'Anna Berg', subject: 'Angebot', at, causes };
}

const press = (id: string, actionId: string | null): ShellEvent => ({ type: 'notification', id, actionId });
const setting = (key: string, value: string) =>
  mailbox.write((tx) => void tx.db.run(sql`INSERT INTO settings VALUES (${key}, ${value}, 0)`));
const viewsOf = (id: ThreadId) =>
  mailbox.db.read.all<{ view: string; is_unread: number }>(sql`
    SELECT view, is_unread FROM thread_views WHERE thread_id = ${id} ORDER BY view`);

test('new mail is shown with what can be done about it', async () => {
  const { cards, badges } = start();
  const id = aThread(mailbox, account);
  await vi.waitFor(() => expect(badges).toContain(1));
  mailbox.events.publish([attention(id)]);
  await vi.waitFor(() =>
    expect(cards).toEqual([
      {
        id,
        kind: 'newMail',
        count: 1,
        from: 'Anna Berg',
        subject: 'Angebot',
        actions: ['archive', 'reply', 'markRead'],
      },
    ]),
  );
});

test('a hidden preview shows neither sender nor subject', async () => {
  setting('notificationPreview', 'false');
  const { cards, badges } = start();
  await vi.waitFor(() => expect(badges).toEqual([0]));
  mailbox.events.publish([attention(aThread(mailbox, account))]);
  await vi.waitFor(() => expect(cards).toEqual([expect.objectContaining({ from: null, subject: null })]));
});

test('nothing is shown when the user said so, or when the host cannot', async () => {
  setting('notifications', 'false');
  const { cards, badges } = start();
  await vi.waitFor(() => expect(badges).toEqual([0]));
  mailbox.events.publish([attention('t' as ThreadId)]);
  const id = aThread(mailbox, account);
  await vi.waitFor(() => expect(badges).toEqual([0, 1]));
  expect(cards).toEqual([]);
  expect(viewsOf(id)).toHaveLength(2);
});

test('a host without either is asked for neither', async () => {
  const { cards, badges } = start([]);
  await running;
  expect([...cards, ...badges]).toEqual([]);
});

test('a few at once are a card each, newest last; a night of mail is one card that counts, and tells no more than wanted', async () => {
  const { cards, badges } = start();
  const ids = Array.from({ length: 8 }, () => aThread(mailbox, account));
  await vi.waitFor(() => expect(badges.at(-1)).toBe(8));
  mailbox.events.publish([
    attention(ids[1] as ThreadId, 2),
    attention(ids[0] as ThreadId, 3),
    attention(ids[1] as ThreadId, 1),
  ]);
  await vi.waitFor(() => expect(cards.map((card) => card.id)).toEqual([ids[1], ids[0]]));
  cards.length = 0;
  const night = Array.from({ length: 40 }, (_, index) => attention(ids[index % 8] as ThreadId, index));
  mailbox.events.publish(night.toReversed());
  const many = { id: 'new-mails', kind: 'newMails', count: 8, subject: null, actions: [] };
  await vi.waitFor(() => expect(cards).toEqual([{ ...many, from: 'Anna Berg' }]));
  setting('notificationPreview', 'false');
  mailbox.events.publish(night);
  await vi.waitFor(() =>
    expect(cards).toEqual([
      { ...many, from: 'Anna Berg' },
      { ...many, from: null },
    ]),
  );
});

describe('who is told', () => {
  const folders: MailboxRole[] = ['inbox', 'archive', 'spam', 'other'];
  const told = (id: ThreadId, isWoken = false, at = mailbox.clock.now()) =>
    whoIsTold(mailbox.db.read, readSettings(mailbox.db.read), [{ threadId: id, isWoken }], { at, zone: 'UTC' }).has(id);

  test('mail of the inbox, and of no other folder unless it was chosen', () => {
    const [inbox, archive, spam, other] = folders.map((place) => aThread(mailbox, account, [{ place }])) as ThreadId[];
    expect([inbox, archive, spam, other].map((id) => told(id as ThreadId))).toEqual([true, false, false, false]);
    const chosen = mailbox.write((tx) => findMailbox(tx, account, 'other'));
    setting('notifyFolders', JSON.stringify([chosen]));
    expect([inbox, archive, spam, other].map((id) => told(id as ThreadId))).toEqual([true, false, false, true]);
    expect(told('gone' as ThreadId)).toBe(false);
  });

  test('not what sleeps, is muted or waits for the screener', async () => {
    const [asleep, muted, screened] = [0, 1, 2].map(() => aThread(mailbox, account)) as [ThreadId, ThreadId, ThreadId];
    const command = mailbox.command();
    await snoozeHandlers.set({ ids: [asleep], until: mailbox.clock.now() + 1_000 }, command);
    await threadHandlers.setMuted({ ids: [muted], isMuted: true }, command);
    mailbox.write((tx) => {
      tx.db.run(sql`UPDATE threads SET screened_from = 'x@y.example' WHERE id = ${screened}`);
      refreshThreads(tx, [screened]);
    });
    expect([asleep, muted, screened].map((id) => told(id))).toEqual([false, false, false]);
  });

  test('important people alone, also by their domain; what the user put to sleep wakes with a word', async () => {
    const [anna, kim] = ['anna@berg.example', 'kim@sub.shop.example'].map((address) =>
      aThread(mailbox, account, [{ from: { name: '', address } }]),
    ) as [ThreadId, ThreadId];
    setting('notifyAbout', '"important"');
    expect([told(anna), told(kim), told(anna, true)]).toEqual([false, false, true]);
    await senderHandlers.setVip({ patterns: ['@shop.example'], isVip: true }, mailbox.command());
    expect([told(anna), told(kim)]).toEqual([false, true]);
  });

  test('no silent account, and nothing in quiet hours', () => {
    const id = aThread(mailbox, account);
    const at = (time: string) => Date.parse(`2026-11-21T${time}:00Z`);
    setting('quietHours', '{"from":1320,"to":420}');
    expect(['21:59', '22:00', '03:00', '06:59', '07:00'].map((time) => told(id, false, at(time)))).toEqual([
      true,
      false,
      false,
      false,
      true,
    ]);
    expect(isQuiet({ from: 540, to: 600 }, { at: at('09:30'), zone: 'UTC' })).toBe(true);
    expect(isQuiet({ from: 540, to: 600 }, { at: at('10:00'), zone: 'UTC' })).toBe(false);
    expect(isQuiet({ from: 540, to: 540 }, { at: at('09:00'), zone: 'UTC' })).toBe(false);
    setting('silentAccounts', JSON.stringify([account]));
    expect(told(id, false, at('12:00'))).toBe(false);
  });
});

test('the buttons do what the commands do, and can be taken back', async () => {
  const { badges, say } = start();
  const id = aThread(mailbox, account);
  const other = aThread(mailbox, account);
  await vi.waitFor(() => expect(badges.at(-1)).toBe(2));
  say(press(id, 'archive'));
  say(press(other, 'markRead'));
  await vi.waitFor(() => expect(badges.at(-1)).toBe(0));
  expect(viewsOf(id).map((row) => row.view)).toEqual(['all', 'archive']);
  expect(viewsOf(other).map((row) => row.is_unread)).toEqual([0, 0]);
  const audit = mailbox.db.read.all(sql`SELECT actor_kind AS by, action FROM audit ORDER BY seq DESC LIMIT 2`);
  expect(audit).toEqual([
    { by: 'user', action: 'threads.setRead' },
    { by: 'user', action: 'threads.move' },
  ]);
  mailbox.undo(null);
  mailbox.undo(null);
  await vi.waitFor(() => expect(badges.at(-1)).toBe(2));
});

test('a card that outlived its conversation, or an unknown button, does no harm', async () => {
  const { badges, say } = start();
  const id = aThread(mailbox, account);
  say(press('gone', 'archive'));
  say(press(id, 'explode'));
  say(press(id, '__proto__'));
  say(press(id, null));
  say({ type: 'resumed' });
  say(press(id, 'markRead'));
  await vi.waitFor(() => expect(viewsOf(id).map((row) => row.is_unread)).toEqual([0, 0]));
  await vi.waitFor(() => expect(badges.at(-1)).toBe(0));
  expect(mailbox.lines.filter((line) => Number(line['level']) >= 40)).toEqual([]);
});

test('the badge follows the inbox, many changes in one call', async () => {
  const { badges } = start();
  await vi.waitFor(() => expect(badges).toEqual([0]));
  const ids = Array.from({ length: 30 }, () => aThread(mailbox, account));
  await vi.waitFor(() => expect(badges.at(-1)).toBe(30));
  expect(badges.length).toBeLessThan(10);
  mailbox.write((tx) => setRead(tx, { ids: ids.slice(0, 12) }, true));
  await vi.waitFor(() => expect(badges.at(-1)).toBe(18));
});

test('a shell that refuses costs lines in the log and nothing else', async () => {
  start(['notifications', 'badge'], true);
  const warnings = () => mailbox.lines.filter((line) => line['level'] === 40).map((line) => line['msg']);
  await vi.waitFor(() => expect(warnings()).toContain('the shell did not take the badge'));
  mailbox.events.publish([attention(aThread(mailbox, account))]);
  await vi.waitFor(() => expect(warnings()).toContain('the shell did not show a notification'));
});
