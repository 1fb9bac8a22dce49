import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { settings as contract, settingsSchema, type Settings } from '#shared/contract/settings.ts';
import type { Capability, NotifyOutcome, ShellInfo, ShellNotification } from '#shared/contract/shell.ts';
import { openMailbox, type Mailbox } from '#tests/support/mailbox.ts';
import { settingsHandlers } from './settings-handlers.ts';

let mailbox: Mailbox;

beforeEach(() => {
  mailbox = openMailbox();
});
afterEach(() => mailbox.close());

const defaults = settingsSchema.parse({});

function handlersWith(capabilities: Capability[] = []) {
  const info: ShellInfo = { host: 'web', platform: 'linux', version: '0', capabilities, locale: 'de-DE' };
  const notify = vi.fn<(card: ShellNotification) => Promise<NotifyOutcome>>(() =>
    Promise.resolve({ outcome: 'failed', reason: 'Do not disturb' }),
  );
  return { ...settingsHandlers({ info: () => Promise.resolve(info), notify }), notify };
}

const { get, set } = handlersWith();
const read = async () => get({}, mailbox.query);
const change = async (wanted: Partial<Settings>) => set(wanted, mailbox.command('settings.set'));
const store = (key: string, json: string | null) =>
  mailbox.write((tx) => void tx.db.run(sql`INSERT INTO settings VALUES (${key}, ${json}, 0)`));

test('a new profile has the defaults', async () => expect(await read()).toEqual(defaults));

test('what was set stays, everything else keeps its default, and nulls are values', async () => {
  const wanted = { theme: 'dark' as const, markReadAfterMs: null, ownKeys: { 'mail.archive': ['y', 'Shift+E'] } };
  expect(await change(wanted)).toEqual({ ...defaults, ...wanted });
  expect(await read()).toEqual({ ...defaults, ...wanted });
  await change({ density: 'compact' });
  expect(await read()).toEqual({ ...defaults, ...wanted, density: 'compact' });
  await change({ theme: 'system' });
  expect((await read()).theme).toBe('system');
});

test('one changed setting does not drag the defaults of the others along through the border', () => {
  const input = contract.set['~orpc'].inputSchema;
  expect(input?.parse({ theme: 'dark' })).toEqual({ theme: 'dark' });
  expect(input?.safeParse({ theme: 'pink' }).success).toBe(false);
  expect(input?.safeParse({ them: 'dark' }).success).toBe(false);
  const tooMany = Object.fromEntries(Array.from({ length: 501 }, (_, index) => [`command.${index}`, ['x']]));
  expect(input?.safeParse({ ownKeys: tooMany }).success).toBe(false);
});

test('broken values fall back one by one, and what this version does not know is left out', async () => {
  store('theme', '"dark"');
  store('density', '"gigantic"');
  store('markReadAfterMs', '{"a":1}');
  store('language', null);
  store('ofTheFuture', '"x"');
  expect(await read()).toEqual({ ...defaults, theme: 'dark' });
});

test('a change is told once, by name; no change is not told', async () => {
  await change({ theme: 'dark' });
  const told = mailbox.events.published.filter((event) => event.type === 'changed' && event.topic === 'settings');
  expect(told).toEqual([expect.objectContaining({ ids: ['theme'] })]);
  mailbox.events.published.length = 0;
  await change({ theme: 'dark' });
  await change({});
  expect(mailbox.events.published).toEqual([]);
});

describe('testNotification', () => {
  const command = () => mailbox.command('settings.testNotification');

  test('shows one, whatever the setting says', async () => {
    const { testNotification, notify } = handlersWith(['notifications']);
    await change({ notifications: false });
    expect(await testNotification({}, command())).toEqual({ outcome: 'failed', reason: 'Do not disturb' });
    expect(notify).toHaveBeenCalledWith({
      id: 'self-test',
      kind: 'selfTest',
      count: 1,
      from: null,
      subject: null,
      actions: [],
    });
  });

  test('says so where the host shows none', async () => {
    const { testNotification, notify } = handlersWith(['badge']);
    expect(await testNotification({}, command())).toEqual({ outcome: 'unsupported', reason: null });
    expect(notify).not.toHaveBeenCalled();
  });
});
