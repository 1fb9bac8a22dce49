import { randomUUID } from 'node:crypto';
import type { Connection } from '../db/connection.ts';

/** What the database keeps about itself: whose it is, should the key file be lost, and who opened it last. */
export interface OpeningNotes {
  readonly profileId: string;
  readonly version: string;
  readonly at: number;
}

/** `null` in a database that was never opened to the end. */
export function readProfileId(writer: Connection): string | null {
  const value = writer.prepare(`SELECT value ->> '$.id' FROM meta WHERE key = 'profile'`).pluck().get();
  return typeof value === 'string' ? value : null;
}

/**
 * The first write of a run: it makes the log exist, whose salt the run marker keeps. Hence the number that no run has
 * twice: SQLite does not write a row that stays as it was.
 */
export function rememberOpening(writer: Connection, { profileId, version, at }: OpeningNotes): void {
  const remember = writer.transaction(() => {
    writer
      .prepare(`INSERT INTO meta VALUES ('profile', ?) ON CONFLICT DO NOTHING`)
      .run(JSON.stringify({ id: profileId, madeAt: at }));
    writer
      .prepare(`INSERT INTO meta VALUES ('lastOpened', ?) ON CONFLICT DO UPDATE SET value = excluded.value`)
      .run(JSON.stringify({ version, at, run: randomUUID() }));
  });
  remember.immediate();
}
