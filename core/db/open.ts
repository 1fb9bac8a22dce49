import type { Logger } from 'pino';
import type { Clock, Db, EventBus } from '../context.ts';
import { QueryClient } from '../workers/query-client.ts';
import { openConnection, type Connection } from './connection.ts';
import { makeDrizzle } from './drizzle.ts';
import { LogRoom, pagesBeforeFold } from './log-room.ts';
import { MeasuredClient } from './measured-client.ts';
import { schemaVersionOf } from './migrate.ts';
import { StatementLog, type SlowStatement } from './statement-log.ts';
import { WriteKernel } from './write.ts';

export interface DatabaseOptions {
  readonly file: string;
  readonly key: Uint8Array;
  /** The writer, already migrated: who opens a database brings it up to the schema first. */
  readonly writer: Connection;
  readonly clock: Clock;
  readonly events: EventBus;
  readonly log: Logger;
  readonly queryWorkerUrl: URL;
  /** Told at most once, when a page turns out to be damaged while the app runs. */
  readonly onDamage?: () => void;
}

export interface Database extends Db {
  readonly file: string;
  readonly schemaVersion: number;
  slowStatements(): SlowStatement[];
  /** Called after each commit that planned a job; the scheduler sets it. */
  wakeJobs(run: () => void): void;
  /**
   * Ends writes, reads and the worker; with the last connection the log is folded into the file and removed. With
   * `leaveLog` the writer stays open, unused, until the process ends: then it looks as after a crash.
   */
  close(how?: { leaveLog: boolean }): Promise<void>;
}

/** Three connections to one file: the writer behind the kernel, a reader for short reads, one in the query worker. */
export function openDatabase(options: DatabaseOptions): Database {
  const { file, key, writer, clock, events, log } = options;
  const statements = new StatementLog(clock, log);
  const onDamage = once(options.onDamage ?? (() => {}));
  const reader = openConnection({ file, key, mode: 'read' });
  const kernel = new WriteKernel({ connection: writer, clock, events, log, statements, onDamage });
  const worker = new QueryClient({ url: options.queryWorkerUrl, file, key, statements });
  const room = new LogRoom(writer, worker, log);
  writer.pragma(`wal_autocheckpoint = ${pagesBeforeFold}`);
  return {
    file,
    schemaVersion: schemaVersionOf(writer),
    read: makeDrizzle(new MeasuredClient(reader, { log: statements, onDamage })),
    write: (cause, run) => kernel.write(cause, run),
    readSlow: <Result>(name: string, params: unknown, signal?: AbortSignal) =>
      worker.ask(name, params, signal) as Promise<Result>,
    makeRoom: () => room.make(),
    slowStatements: () => statements.list(),
    wakeJobs(run) {
      kernel.onJobPlanned = run;
    },
    async close({ leaveLog } = { leaveLog: false }) {
      kernel.close();
      await worker.close();
      reader.close();
      if (leaveLog) return;
      try {
        writer.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // The log stays where it is, with everything in it: the next start folds it in.
        log.warn({ err: error }, 'the log could not be folded into the database');
      } finally {
        writer.close();
      }
    },
  };
}

function once(run: () => void): () => void {
  let hasRun = false;
  return () => {
    if (hasRun) return;
    hasRun = true;
    run();
  };
}
