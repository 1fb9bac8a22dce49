import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AccountId, JobId } from '#shared/ids.ts';
import type { JobKind, JobRun } from '#core/context.ts';
import { audit, jobs, outbox, undoEntries } from '#core/db/tables/house.ts';
import { pruneJob } from '#core/jobs/index.ts';
import { backupJob } from '#core/profile/index.ts';
import { bootIn, causedBy, openTestDatabase, tempDir, type TestDatabase } from '#tests/support/db-harness.ts';

const dayMs = 86_400_000;
let base: TestDatabase;

beforeEach(() => {
  base = openTestDatabase();
});
afterEach(() => base.close());

function runOf(kind: JobKind): Promise<void> {
  const run: JobRun<unknown> = {
    id: 'job' as JobId,
    payload: null,
    cursor: null,
    signal: new AbortController().signal,
    cause: causedBy('system', kind.kind),
    advance() {},
  };
  return kind.run(run);
}

test('lets go of undo after 30 days and of ended jobs after 7, and of the audit never', async () => {
  base.db.write(causedBy('user', 'test.old'), (tx) => {
    tx.undoable('old', 1, 'test', null);
    for (const key of ['done', 'pending']) {
      tx.queueRemote({ accountId: 'a' as AccountId, kind: 'test', payload: null, key });
      tx.planJob({ kind: 'test', key });
    }
    const ended = { state: 'done' as const, endedAt: tx.now };
    tx.db.update(outbox).set(ended).where(eq(outbox.key, 'done')).run();
    tx.db.update(jobs).set(ended).where(eq(jobs.key, 'done')).run();
  });
  const left = () => ({
    undo: base.db.read.select().from(undoEntries).all().length,
    outbox: base.db.read
      .select({ key: outbox.key })
      .from(outbox)
      .all()
      .map(({ key }) => key),
    jobs: base.db.read
      .select({ key: jobs.key })
      .from(jobs)
      .all()
      .map(({ key }) => key),
  });
  base.clock.advance(7 * dayMs);
  await runOf(pruneJob(base.db));
  expect(left()).toEqual({ undo: 1, outbox: ['done', 'pending'], jobs: ['done', 'pending'] });
  base.clock.advance(1);
  await runOf(pruneJob(base.db));
  expect(left()).toEqual({ undo: 1, outbox: ['done', 'pending'], jobs: ['pending'] });
  base.clock.advance(23 * dayMs);
  await runOf(pruneJob(base.db));
  expect(left()).toEqual({ undo: 0, outbox: ['pending'], jobs: ['pending'] });
  expect(base.db.read.select().from(audit).all().length).toBe(4);
});

test('the daily backup is made and announced', async () => {
  const dir = tempDir();
  const { boot, events } = await bootIn(dir.path);
  const profile = await boot.ready;
  const kind = backupJob(profile);
  expect(kind.everyMs).toBe(dayMs);
  await runOf(kind);
  const [backup] = profile.backups();
  expect(backup).toMatchObject({ reason: 'daily' });
  expect(events.published).toContainEqual(expect.objectContaining({ topic: 'backups', ids: [backup?.id] }));
  await boot.close();
  dir.remove();
});
