import { queries } from '#core/workers/queries.ts';
import type { QueryTools } from '#core/workers/query-tools.ts';

/** The query worker with queries that only a test wants. */
Object.assign(queries, {
  'test.echo': (_tools: QueryTools, params: unknown) => params,
  'test.count': ({ db }: QueryTools) => db.all('SELECT key FROM settings').length,
  'test.forever': ({ connection }: QueryTools) => {
    const forever = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + go_on() FROM n) SELECT max(i) FROM n';
    return connection.prepare(forever).get();
  },
  'test.write': ({ connection }: QueryTools) => connection.exec('DELETE FROM settings'),
  'test.slow': ({ connection }: QueryTools) => {
    const slow =
      'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000) SELECT max(i) FROM n';
    return connection.prepare(slow).pluck().get();
  },
  'test.die': () => process.exit(3),
});

await import('#core/workers/query.worker.ts');
