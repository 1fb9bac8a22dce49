import { say } from './say.ts';
import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { AccountId } from '#shared/ids.ts';
import { systemClock } from '#core/clock.ts';
import type { Cause } from '#core/context.ts';
import { openConnection } from '#core/db/connection.ts';
import { openDatabase, type Database } from '#core/db/open.ts';
import { createEventBus } from '#core/events/index.ts';

/**
 * Writes as fast as it can until it is killed, and says of each write that it is kept only after `db.write` has
 * returned. Waits for a line on stdin first, so that its start-up is no part of the storm.
 */
interface Order {
  readonly file: string;
  readonly key: string;
  readonly first: number;
}

const silent = { warn() {}, error() {}, info() {} } as unknown as Logger;

function writeRow(db: Database, n: number): void {
  const cause: Cause = { by: { kind: 'user', id: null }, action: 'storm.write', correlationId: `storm-${n}` as never };
  db.write(cause, (tx) => {
    const value = JSON.stringify(String(n % 10).repeat((n * 7919) % 4_000));
    tx.db.run(sql`INSERT INTO settings VALUES (${`storm-${n}`}, ${value}, ${tx.now})`);
    tx.queueRemote({ accountId: 'account' as AccountId, kind: 'storm', payload: { n }, key: `storm-${n}` });
    tx.undoable('storm', 1, 'storm', { n });
    tx.planJob({ kind: 'storm', payload: { n }, key: `storm-${n}` });
    tx.touch('settings', `storm-${n}`);
    // Every seventh write is taken back half-way: nothing of it may ever be seen.
    if (n % 7 === 3) throw new Error('taken back');
  });
}

process.stdin.once('data', (line) => {
  const { file, key, first } = JSON.parse(line.toString()) as Order;
  const bytes = Buffer.from(key, 'hex');
  const writer = openConnection({ file, key: bytes, mode: 'write' });
  // Checkpoints, too, are to be hit.
  writer.pragma('wal_autocheckpoint = 30');
  const db = openDatabase({
    file,
    key: bytes,
    writer,
    clock: systemClock(),
    events: createEventBus(),
    log: silent,
    queryWorkerUrl: new URL('file:///never-started'),
  });
  for (let n = first; ; n += 1) {
    try {
      writeRow(db, n);
      say(`${n}`);
    } catch (error) {
      if (!(error instanceof Error && error.message === 'taken back')) throw error;
    }
  }
});
say('ready');
