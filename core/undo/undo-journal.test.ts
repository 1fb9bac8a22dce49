import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId, UndoToken } from '#shared/ids.ts';
import { causedBy, openTestDatabase, type TestDatabase } from '#tests/support/db-harness.ts';
import { audit, outbox, settings } from '../db/tables/house.ts';
import { listUndo, runUndo, type UndoHandlers } from './undo-journal.ts';

const accountId = 'account' as AccountId;
let base: TestDatabase;

beforeEach(() => {
  base = openTestDatabase();
});
afterEach(() => base.close());

/** Sets a setting and mirrors it to a server: the smallest thing that can be taken back. */
function set(value: string): UndoToken {
  return base.db.write(causedBy('user', 'test.set'), (tx) => {
    const before = tx.db.select().from(settings).where(eq(settings.key, 'theme')).get()?.value ?? null;
    const row = { key: 'theme', value, changedAt: tx.now };
    tx.db.insert(settings).values(row).onConflictDoUpdate({ target: settings.key, set: row }).run();
    tx.queueRemote({ accountId, kind: 'set', payload: { value }, key: `set-${value}` });
    return tx.undoable('test.set', 1, 'test.set', { before, key: `set-${value}` });
  });
}

const handlers: UndoHandlers = {
  'test.set': (tx, payload) => {
    const { before, key } = payload as { before: string | null; key: string };
    tx.db.update(settings).set({ value: before }).where(eq(settings.key, 'theme')).run();
    tx.queueRemote({ accountId, kind: 'set', payload: { value: before }, key: `undo-${key}`, inverseOf: key });
    tx.touch('settings');
  },
};

const undo = (token: UndoToken | null = null) =>
  base.db.write(causedBy('user', 'undo.run'), (tx) => runUndo(tx, handlers, token));
const theme = () => base.db.read.select().from(settings).get()?.value;
const queued = () => base.db.read.select({ key: outbox.key, state: outbox.state }).from(outbox).all();

function markRemote(key: string, state: 'running' | 'done' | 'failed'): void {
  base.db.write(causedBy('sync', 'test.sync'), (tx) =>
    tx.db.update(outbox).set({ state }).where(eq(outbox.key, key)).run(),
  );
}

describe('taking back', () => {
  test('goes from the newest on, until there is nothing left', () => {
    const tokens = ['a', 'b', 'c'].map(set);
    expect(listUndo(base.db.read)).toMatchObject(
      tokens.toReversed().map((token) => ({ token, label: 'test.set', count: 1 })),
    );
    expect(undo()).toMatchObject({ token: tokens[2] });
    expect(theme()).toBe('b');
    expect(undo()).toMatchObject({ token: tokens[1] });
    expect(undo()).toMatchObject({ token: tokens[0] });
    expect(theme()).toBeNull();
    expect(undo()).toBeNull();
    expect(listUndo(base.db.read)).toEqual([]);
  });

  test('works once for each entry, also when it is asked twice', () => {
    const [first] = [set('a'), set('b')];
    expect(undo(first)).toMatchObject({ token: first });
    expect(undo(first)).toBeNull();
    expect(undo('no-such' as UndoToken)).toBeNull();
    expect(theme()).toBeNull();
  });

  test('is a write like any other: audited, announced, and as a whole or not at all', () => {
    const token = set('a');
    base.events.published.length = 0;
    const failing = () =>
      base.db.write(causedBy('user', 'undo.run'), (tx) => {
        runUndo(tx, handlers, token);
        throw new Error('no');
      });
    expect(failing).toThrow('no');
    expect(theme()).toBe('a');
    expect(base.events.published).toEqual([]);
    undo(token);
    const topics = base.events.published.map((event) => event.type === 'changed' && event.topic);
    expect(topics).toEqual(['undo', 'settings', 'audit']);
    const actions = base.db.read.select({ action: audit.action }).from(audit).all();
    expect(actions.map(({ action }) => action)).toEqual(['test.set', 'undo.run']);
  });

  test('of a kind that nobody handles fails and stays possible', () => {
    base.db.write(causedBy('user', 'test.set'), (tx) => tx.undoable('x', 1, 'forgotten', null));
    expect(() => undo()).toThrow(expect.objectContaining({ code: 'bug' }));
    expect(listUndo(base.db.read)).toHaveLength(1);
  });
});

describe('what went to a server', () => {
  test('and waits still is taken out of the queue, without an inverse', () => {
    set('a');
    undo();
    expect(queued()).toEqual([]);
  });

  test.each(['done', 'running'] as const)('and is %s gets its inverse', (state) => {
    set('a');
    markRemote('set-a', state);
    undo();
    expect(queued()).toEqual([
      { key: 'set-a', state },
      { key: 'undo-set-a', state: 'pending' },
    ]);
  });

  test('and failed never took effect: no inverse, and it is not tried again', () => {
    set('a');
    markRemote('set-a', 'failed');
    undo();
    expect(queued()).toEqual([{ key: 'set-a', state: 'cancelled' }]);
  });

  test('by another write is left alone', () => {
    set('a');
    set('b');
    undo();
    expect(queued()).toEqual([{ key: 'set-a', state: 'pending' }]);
  });
});
