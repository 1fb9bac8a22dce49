import { join } from 'node:path';

/** Where everything of a profile lies. */
export interface Layout {
  readonly dir: string;
  readonly database: string;
  readonly wal: string;
  readonly shm: string;
  /** The messages byte for byte (core/raw). */
  readonly rawDatabase: string;
  /** How the key is kept; never the key itself. */
  readonly keyFile: string;
  /** Whether the last run closed the database. */
  readonly runFile: string;
  readonly lockFile: string;
  readonly instanceFile: string;
  readonly backups: string;
  readonly setAside: string;
  readonly startOverFile: string;
}

export function layoutOf(dir: string): Layout {
  const database = join(dir, 'hauspost.db');
  return {
    dir,
    database,
    wal: `${database}-wal`,
    shm: `${database}-shm`,
    rawDatabase: join(dir, 'raw.db'),
    keyFile: join(dir, 'key.json'),
    runFile: join(dir, 'run.json'),
    lockFile: join(dir, 'instance.lock'),
    instanceFile: join(dir, 'instance.json'),
    backups: join(dir, 'backups'),
    setAside: join(dir, 'set-aside'),
    startOverFile: join(dir, 'start-over.json'),
  };
}

/** An instant as part of a file name: sorts by time and stands on every disk. */
export function fileStamp(at: number): string {
  return new Date(at).toISOString().replaceAll(':', '-');
}
