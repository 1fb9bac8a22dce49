import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AppEvent } from '#shared/contract/events.ts';
import type { Capability, ShellEvent, ShellNotification } from '#shared/contract/shell.ts';
import { AppError } from '#shared/errors.ts';
import type { AccountId, CorrelationId, ThreadId } from '#shared/ids.ts';
import { setRead } from '../threads/index.ts';
import { aThread, addTestAccount, openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import type { NotificationPorts } from './ports.ts';
import { startNotifications } from './start-notifications.ts';

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
      { id, kind: 'newMail', from: 'Anna Berg', subject: 'Angebot', actions: ['archive', 'markRead'] },
    ]),
  );
});

test('a hidden preview shows neither sender nor subject', async () => {
  setting('notificationPreview', 'false');
  const { cards, badges } = start();
  await vi.waitFor(() => expect(badges).toEqual([0]));
  mailbox.events.publish([attention('t' as ThreadId)]);
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

test('a night of mail is a handful of cards, one per conversation, newest last', async () => {
  const { cards, badges } = start();
  await vi.waitFor(() => expect(badges).toEqual([0]));
  const news = Array.from({ length: 40 }, (_, index) => attention(`t${index % 8}` as ThreadId, index));
  mailbox.events.publish(news.toReversed());
  await vi.waitFor(() => expect(cards.map((card) => card.id)).toEqual(['t3', 't4', 't5', 't6', 't7']));
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
  mailbox.events.publish([attention('t' as ThreadId)]);
  await vi.waitFor(() => expect(warnings()).toContain('the shell did not show a notification'));
});
