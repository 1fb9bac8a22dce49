import { constants, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { translateStorageError } from '../db/storage-errors.ts';
import { fileStamp, type Layout } from './layout.ts';
import { readJson, syncFolder, writeJson } from './small-file.ts';

/** Nothing of the user's is ever deleted here: what has to make way is renamed and stays in the profile's folder. */
const intent = z.object({ to: z.string().min(1) });

/** Begins a new profile in this folder. Answers where the old one lies: a profile folder of its own. */
export function setProfileAside(layout: Layout, at: number): string {
  const to = join(layout.setAside, fileStamp(at));
  // Written first: a crash half-way is finished by the next start, not taken for a damaged profile.
  writeJson(layout.startOverFile, { to });
  finishSettingAside(layout);
  return to;
}

export function finishSettingAside(layout: Layout): void {
  const begun = readJson(layout.startOverFile);
  if (begun === null) return;
  const { to } = intent.parse(begun);
  const stays = new Set([
    ...[layout.lockFile, layout.instanceFile, layout.setAside, layout.startOverFile].map((path) => basename(path)),
    'logs',
  ]);
  try {
    mkdirSync(to, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(layout.dir)) {
      if (!stays.has(name)) renameSync(join(layout.dir, name), join(to, name));
    }
    syncFolder(to);
    syncFolder(layout.dir);
    rmSync(layout.startOverFile);
  } catch (error) {
    throw translateStorageError(error);
  }
}

/** Puts a copy of `backup` in the place of the database. What stood there is kept beside it, with its log. */
export function replaceDatabase(layout: Layout, backup: string, at: number): void {
  const part = `${layout.database}.restoring`;
  const kept = `${layout.database}.damaged-${fileStamp(at)}`;
  try {
    // The copy first: a full disk shows before anything has moved.
    copyFileSync(backup, part, constants.COPYFILE_FICLONE);
    // The log before its database: the other way round a crash would leave it beside a file it does not belong to.
    for (const end of ['-wal', '-shm', '']) {
      if (existsSync(`${layout.database}${end}`)) renameSync(`${layout.database}${end}`, `${kept}${end}`);
    }
    renameSync(part, layout.database);
    syncFolder(layout.dir);
  } catch (error) {
    rmSync(part, { force: true });
    throw translateStorageError(error);
  }
}
