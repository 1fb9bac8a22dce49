import { withProfile } from '../tests/support/bench-profile.ts';
import { testPassphrase } from '../tests/support/core-harness.ts';
import { sql } from 'drizzle-orm';
await withProfile(
  process.argv[2],
  (p) => {
    for (const r of p.db.read.all(
      sql.raw(`SELECT name, sum(pgsize)/1e6 AS mb, count(*) n FROM dbstat GROUP BY name ORDER BY 2 DESC LIMIT 30`),
    ))
      console.log(JSON.stringify(r));
    console.log(
      p.db.read.all(
        sql.raw(
          'SELECT count(*) c, sum(length(snippet)) s, sum(length(identity)) i, sum(length(raw_hash)) h FROM messages',
        ),
      ),
      p.db.read.all(sql.raw('select count(*) from audit')),
    );
  },
  process.argv[3] ?? testPassphrase,
);
process.exit(0);
