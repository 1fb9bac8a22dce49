import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AccountId } from '#shared/ids.ts';
import { causedBy, openTestDatabase, type TestDatabase } from '#tests/support/db-harness.ts';
import type { WriteTx } from '../context.ts';
import { audit, jobs, outbox, settings, undoEntries } from './tables/house.ts';

const accountId = 'account-1' as AccountId;
const cause = causedBy('user', 'threads.move');
let base: TestDatabase;

beforeEach(() => {
  base = openTestDatabase();
});
afterEach(() => base.close());

function writeAll(tx: WriteTx): void {
  tx.db.insert(settings).values({ key: 'theme', value: 'dark', changedAt: tx.now }).run();
  tx.queueRemote({ accountId, kind: 'move', payload: { to: 'archive' }, key: 'op-1' });
  tx.undoable('threads.move', 2, 'threads.move', { back: true });
  tx.planJob({ kind: 'threads.count', payload: { all: true } });
  tx.touch('threads', 't1', 't2');
}

function countAll(): Record<string, number> {
  const { read } = base.db;
  const tables = { settings, outbox, undoEntries, jobs, audit };
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => [name, read.select().from(table).all().length]),
  );
}

describe('one write', () => {
  test('keeps row, outbox, undo, job and audit under one number', () => {
    base.db.write(cause, writeAll);
    const { read } = base.db;
    expect(read.select().from(audit).all()).toEqual([
      {
        seq: 1,
        at: base.clock.now(),
        actorKind: 'user',
        actorId: null,
        action: 'threads.move',
        subject: 'threads',
        ids: ['t1', 't2'],
        count: 2,
        correlationId: cause.correlationId,
      },
    ]);
    expect(read.select().from(outbox).all()).toMatchObject([
      { writeSeq: 1, state: 'pending', payload: { to: 'archive' } },
    ]);
    expect(read.select().from(undoEntries).all()).toMatchObject([{ writeSeq: 1, count: 2, payload: { back: true } }]);
    expect(read.select().from(jobs).all()).toMatchObject([{ state: 'pending', correlationId: cause.correlationId }]);
  });

  test('publishes once, after the commit, merged by topic', () => {
    let rowsSeen = -1;
    base.db.write(cause, (tx) => {
      tx.touch('threads', 't1');
      tx.touch('threads', 't2', 't1');
      tx.touch('drafts');
      tx.afterCommit(() => {
        rowsSeen = base.db.read.select().from(audit).all().length;
      });
      expect(base.events.published).toEqual([]);
    });
    const causes = [cause.correlationId];
    expect(base.events.published).toEqual([
      { type: 'changed', topic: 'threads', ids: ['t1', 't2'], causes },
      { type: 'changed', topic: 'drafts', ids: [], causes },
      { type: 'changed', topic: 'audit', ids: ['1'], causes },
    ]);
    expect(rowsSeen).toBe(1);
  });

  test('names at most 50 ids in the audit and none of too many in the event', () => {
    const ids = Array.from({ length: 700 }, (_, place) => `t${place}`);
    base.db.write(cause, (tx) => tx.touch('threads', ...ids));
    expect(base.db.read.select().from(audit).get()).toMatchObject({
      subject: 'threads',
      ids: ids.slice(0, 50),
      count: 700,
    });
    expect(base.events.published[0]).toMatchObject({ topic: 'threads', ids: [] });
  });

  test('answers what the callback answers', () => {
    expect(base.db.write(cause, () => 42)).toBe(42);
  });

  test('queues the same remote effect once', () => {
    const queue = () =>
      base.db.write(cause, (tx) => tx.queueRemote({ accountId, kind: 'move', payload: 1, key: 'same' }));
    queue();
    queue();
    expect(countAll()).toMatchObject({ outbox: 1, audit: 2 });
  });

  test('answers the open job of the same key instead of planning another', () => {
    const plan = () => base.db.write(cause, (tx) => tx.planJob({ kind: 'sync', key: 'account-1' }));
    const first = plan();
    expect(plan()).toBe(first);
    base.db.write(cause, (tx) => tx.db.update(jobs).set({ state: 'done' }).where(eq(jobs.id, first)).run());
    expect(plan()).not.toBe(first);
  });
});

describe('a write that fails', () => {
  test('leaves no row, no outbox op, no undo, no job, no audit, no event and no hook', () => {
    let hooks = 0;
    const attempt = () =>
      base.db.write(cause, (tx) => {
        writeAll(tx);
        tx.afterCommit(() => {
          hooks += 1;
        });
        throw new Error('half-way');
      });
    expect(attempt).toThrow('half-way');
    expect(countAll()).toEqual({ settings: 0, outbox: 0, undoEntries: 0, jobs: 0, audit: 0 });
    expect(base.events.published).toEqual([]);
    expect(hooks).toBe(0);
    base.db.write(cause, writeAll);
    expect(countAll()).toEqual({ settings: 1, outbox: 1, undoEntries: 1, jobs: 1, audit: 1 });
  });

  test('is refused when its callback answers a promise', () => {
    const attempt = () =>
      // @ts-expect-error a promise is not a result a write may have
      base.db.write(cause, async (tx) => {
        writeAll(tx);
        await Promise.resolve();
      });
    expect(attempt).toThrow(expect.objectContaining({ code: 'bug', message: expect.stringContaining('promise') }));
    expect(countAll()).toMatchObject({ settings: 0, audit: 0 });
  });

  test('is refused within another, which then fails as a whole', () => {
    const nested = () =>
      base.db.write(cause, (tx) => {
        writeAll(tx);
        base.db.write(cause, () => {});
      });
    expect(nested).toThrow(expect.objectContaining({ code: 'bug' }));
    expect(countAll()).toMatchObject({ settings: 0, audit: 0 });
  });

  test('does not hide behind a hook that throws after the commit', () => {
    const write = () =>
      base.db.write(cause, (tx) => {
        writeAll(tx);
        tx.afterCommit(() => {
          throw new Error('hook');
        });
      });
    expect(write).not.toThrow();
    expect(countAll()).toMatchObject({ settings: 1 });
    expect(base.lines.filter(({ level }) => level === 50)).toMatchObject([{ msg: 'after-commit hook failed' }]);
  });
});

describe('what the door refuses', () => {
  test('a transaction of its own and a tx that is over', () => {
    let kept: WriteTx | undefined;
    base.db.write(cause, (tx) => {
      kept = tx;
      expect(() => tx.db.transaction(() => {})).toThrow('db.write is the transaction');
    });
    expect(() => kept?.touch('threads')).toThrow(expect.objectContaining({ code: 'bug' }));
    expect(() => kept?.db.select()).toThrow(expect.objectContaining({ code: 'bug' }));
  });

  test('a statement on the writer outside of a write', () => {
    const stolen = base.db.write(cause, (tx) => [tx.db] as const)[0];
    expect(() => stolen.insert(settings).values({ key: 'x', value: 1, changedAt: 0 }).run()).toThrow(
      expect.objectContaining({ code: 'bug' }),
    );
    expect(countAll()).toMatchObject({ settings: 0 });
  });

  test('to write through the reader', () => {
    const reader = base.db.read as unknown as WriteTx['db'];
    expect(() => reader.insert(settings).values({ key: 'x', value: 1, changedAt: 0 }).run()).toThrow(
      expect.objectContaining({ code: 'unavailable', details: { storage: 'read-only' } }),
    );
  });

  test.each([
    ['an update', sql`UPDATE audit SET action = 'other'`],
    ['a deletion', sql`DELETE FROM audit`],
    ['a replacement', sql`INSERT OR REPLACE INTO audit VALUES (1, 0, 'user', NULL, 'x', '', '[]', 0, '')`],
  ])('%s of the audit', (_what, statement) => {
    base.db.write(cause, writeAll);
    const before = base.db.read.select().from(audit).all();
    expect(() => base.db.write(cause, (tx) => tx.db.run(statement))).toThrow('append-only');
    expect(base.db.read.select().from(audit).all()).toEqual(before);
  });

  test('everything once it is closed', async () => {
    const other = openTestDatabase();
    await other.close();
    expect(() => other.db.write(cause, () => {})).toThrow(expect.objectContaining({ code: 'unavailable' }));
    await expect(other.db.readSlow('database.check', {})).rejects.toMatchObject({ code: 'unavailable' });
  });
});
