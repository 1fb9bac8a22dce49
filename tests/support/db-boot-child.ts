import { say } from './say.ts';
import { pathToFileURL } from 'node:url';
import { pino } from 'pino';
import { systemClock } from '#core/clock.ts';
import { Boot } from '#core/boot/index.ts';
import type { JobKind } from '#core/context.ts';
import { createEventBus } from '#core/events/index.ts';
import { Scheduler } from '#core/jobs/index.ts';
import { takeInstanceLock } from '#core/profile/index.ts';

/**
 * A whole profile in a process of its own, to be killed: opens it with a passphrase and counts in a job as fast as it
 * can, one number a write. Says what it has kept.
 */
const [, , dir = '', worker = ''] = process.argv;
const taken = takeInstanceLock(dir, { host: 'test' });
if ('heldBy' in taken) throw new Error('held by another');
const clock = systemClock();
const events = createEventBus();
const log = pino({ level: 'error' });
const boot = new Boot({
  lock: taken.lock,
  secrets: {
    get: () => Promise.reject(new Error('none')),
    set: () => Promise.reject(new Error('none')),
    delete: () => Promise.reject(new Error('none')),
  },
  clock,
  events,
  log,
  version: '0.0.0-test',
  workerUrl: () => pathToFileURL(worker),
  passphrase: 'a passphrase for a test',
});

boot.onOpened(({ db }) => {
  const count: JobKind = {
    kind: 'test.count',
    maxAttempts: 3,
    async run({ cursor, cause, signal, advance }) {
      for (let n = Number(cursor ?? 0) + 1; !signal.aborted; n += 1) {
        db.write(cause, (tx) => advance(tx, n, n, null));
        say(`${n}`);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
  };
  const scheduler = new Scheduler({ db, clock, events, log, kinds: [count] });
  scheduler.start();
  const cause = { by: { kind: 'user', id: null }, action: 'test.plan', correlationId: 'plan' as never } as const;
  db.write(cause, (tx) => void tx.planJob({ kind: 'test.count', key: 'the one' }));
  return () => scheduler.stop();
});
boot.start();
await boot.ready;
const { state } = boot;
say(`ready ${state.phase === 'ready' && state.recovered !== null ? 'recovered' : 'clean'}`);
// Nothing but this keeps the process until it is killed.
setInterval(() => {}, 60_000);
