import { say } from './say.ts';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import { AppError } from '#shared/errors.ts';
import { systemClock } from '#core/clock.ts';
import type { Cause } from '#core/context.ts';
import { openConnection } from '#core/db/connection.ts';
import { openDatabase } from '#core/db/open.ts';
import { createEventBus } from '#core/events/index.ts';

/** Writes under a limit on the size of files until ten writes in a row have failed; says what was kept and what failed. */
const [, , file = '', key = ''] = process.argv;
const bytes = Buffer.from(key, 'hex');
const silent = { warn() {}, error() {}, info() {} } as unknown as Logger;
const writer = openConnection({ file, key: bytes, mode: 'write' });
const db = openDatabase({
  file,
  key: bytes,
  writer,
  clock: systemClock(),
  events: createEventBus(),
  log: silent,
  queryWorkerUrl: new URL('file:///never-started'),
});
const kept: number[] = [];
const failures: unknown[] = [];
for (let n = 0; failures.length < 10 && n < 10_000; n += 1) {
  const cause: Cause = { by: { kind: 'user', id: null }, action: 'fill.write', correlationId: `fill-${n}` as never };
  try {
    db.write(cause, (tx) => {
      tx.db.run(sql`INSERT INTO settings VALUES (${`fill-${n}`}, ${JSON.stringify('x'.repeat(3_000))}, ${tx.now})`);
    });
    kept.push(n);
  } catch (error) {
    failures.push(error instanceof AppError ? { code: error.code, ...error.details } : String(error));
  }
}
const readable = db.read.all(sql`SELECT key FROM settings`).length;
say(JSON.stringify({ kept, failures, readable }));
