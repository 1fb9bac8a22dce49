import { writeSync } from 'node:fs';
import type { Logger } from 'pino';
import { openConnection } from '#core/db/connection.ts';
import { openDatabase } from '#core/db/open.ts';
import { demoHandlers, loadDemoJob } from '#core/demo/index.ts';
import { createEventBus } from '#core/events/index.ts';
import { Scheduler } from '#core/jobs/index.ts';
import { fakeClock } from './fake-clock.ts';
import { memoryMail } from './memory-mail.ts';

/**
 * Loads the demo mailbox into the database it is told, which is there already, and says how far it is after each
 * write. Meant to be killed on the way and started again.
 */
const [file = '', key = ''] = process.argv.slice(2);
const bytes = Buffer.from(key, 'hex');
const log = { warn() {}, error() {}, info() {} } as unknown as Logger;
const clock = fakeClock();
const events = createEventBus();
const writer = openConnection({ file, key: bytes, mode: 'write' });
const queryWorkerUrl = new URL('file:///never-started');
const db = openDatabase({ file, key: bytes, writer, clock, events, log, queryWorkerUrl });

const load = loadDemoJob({ db, clock, ...memoryMail() });
const kind = {
  ...load,
  run: (job: Parameters<typeof load.run>[0]) =>
    load.run({
      ...job,
      advance(tx, cursor, done, total) {
        job.advance(tx, cursor, done, total);
        tx.afterCommit(() => writeSync(1, `${done}\n`));
      },
    }),
};
const scheduler = new Scheduler({ db, clock, events, log, kinds: [kind] });
scheduler.start();
const cause = { by: { kind: 'user', id: null }, action: 'demo.open', correlationId: 'open' } as never;
await demoHandlers.open({}, { write: (run: never) => db.write(cause, run) } as never);
for await (const batch of events.subscribe()) {
  if (batch.some((event) => event.type === 'jobProgress' && event.state === 'done')) break;
}
await scheduler.stop();
await db.close();
writeSync(1, 'done\n');
