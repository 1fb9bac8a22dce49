import { sql } from 'drizzle-orm';
import type { ThreadId } from '#shared/ids.ts';
import type { Db, JobKind, WriteTx } from '../context.ts';
import { refreshThreads } from '../threads/index.ts';

const kind = 'inbox.resort';
const atOnce = 500;
const inInbox = sql.raw(`(view = 'inbox' OR view LIKE 'bundle-%' OR view LIKE 'held-%')`);

interface Cursor {
  readonly after: string;
  readonly version: number;
}

/** After the inbox was laid out anew: what is on screen at once, a large rest by a job. */
export function resortInbox(tx: WriteTx): void {
  const ids = tx.db
    .all<{ id: ThreadId }>(
      sql`SELECT thread_id AS id FROM thread_views WHERE view = 'inbox' ORDER BY last_at DESC LIMIT ${atOnce}`,
    )
    .concat(
      tx.db.all<{ id: ThreadId }>(sql`
        SELECT thread_id AS id FROM thread_views
        WHERE view IN ('bundle-newsletters', 'bundle-notifications', 'held-newsletters', 'held-notifications')
        ORDER BY last_at DESC LIMIT ${atOnce}`),
    )
    .map(({ id }) => id);
  refreshThreads(tx, ids);
  const version = readVersion(tx) + 1;
  tx.db.run(sql`
    INSERT INTO meta (key, value) VALUES ('inboxLayout', ${JSON.stringify(version)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
  tx.touch('threads');
  if (ids.length >= atOnce) tx.planJob({ kind, key: 'all' });
}

/** Goes through the inbox bite by bite; laid out anew meanwhile, it begins anew. */
export function resortJob(db: Db): JobKind {
  return {
    kind,
    maxAttempts: 5,
    run: async ({ cause, signal, cursor, advance }) => {
      let at = cursor as Cursor | null;
      for (let isOver = false; !isOver;) {
        signal.throwIfAborted();
        await db.makeRoom();
        isOver = db.write(cause, (tx) => {
          const version = readVersion(tx);
          const after = at !== null && at.version === version ? at.after : '';
          const ids = tx.db
            .all<{ id: ThreadId }>(
              sql`SELECT DISTINCT thread_id AS id FROM thread_views WHERE thread_id > ${after} AND ${inInbox}
              ORDER BY thread_id LIMIT ${atOnce}`,
            )
            .map(({ id }) => id);
          refreshThreads(tx, ids);
          if (ids.length > 0) tx.touch('threads');
          at = { after: ids.at(-1) ?? after, version };
          advance(tx, at, 0, null);
          return ids.length < atOnce;
        });
      }
    },
  };
}

function readVersion(tx: WriteTx): number {
  const row = tx.db.get<{ version: number } | undefined>(
    sql`SELECT value ->> '$' AS version FROM meta WHERE key = 'inboxLayout'`,
  );
  return row?.version ?? 0;
}
