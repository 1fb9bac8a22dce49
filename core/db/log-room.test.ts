import { statSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { newId, type CorrelationId } from '#shared/ids.ts';
import { openTestDatabase, testKey } from '#tests/support/db-harness.ts';
import { openConnection } from './connection.ts';
import { pagesBeforeFold } from './log-room.ts';

const slices = 18;
const bytesPerSlice = 2_000_000;

test('what is written in bulk is folded into the file aside, before a commit has to', async () => {
  const { db, file, close } = openTestDatabase();
  const observer = openConnection({ file, key: testKey, mode: 'write' });
  const look = () => {
    const [state] = observer.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[];
    return state ?? { log: 0, checkpointed: 0 };
  };
  try {
    const by = { kind: 'system', id: null } as const;
    let longest = 0;
    for (let slice = 0; slice < slices; slice += 1) {
      const correlationId = newId<CorrelationId>(slice);
      db.write({ by, action: 'test.bulk', correlationId, isRepeatable: true }, (tx) => {
        tx.db.run(
          sql`INSERT INTO meta VALUES (${`slice ${slice}`}, json_quote(hex(randomblob(${bytesPerSlice / 2}))))`,
        );
      });
      longest = Math.max(longest, look().log);
      await db.makeRoom();
    }
    // Were nothing folded, the log would hold all of it; were it folded by commits, it would have grown up to there.
    expect(longest).toBeLessThan(pagesBeforeFold);
    expect(look().log - look().checkpointed).toBeLessThan(pagesBeforeFold / 2);
    expect(statSync(file).size).toBeGreaterThan((slices * bytesPerSlice) / 2);
    expect(db.read.get<{ count: number }>(sql`SELECT count(*) AS count FROM meta WHERE key LIKE 'slice %'`).count).toBe(
      slices,
    );
  } finally {
    observer.close();
    await close();
  }
}, 60_000);
