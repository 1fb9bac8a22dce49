import { mkdir, open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { pickFreeName, safeFileName } from './file-names.ts';
import { codeOf, kindOf, requireOutside, requirePlain, resolvePlace, translateFileError } from './plain-path.ts';

export interface ExportShape {
  /** One file, rather than a folder of them. */
  readonly isFile: boolean;
  /** What it is called where the user chose only the folder it goes into. */
  readonly name: string;
  readonly ending: string;
}

/**
 * Where an export may begin: a path at which nothing lies yet, or a folder, in which it gets a new name. Whatever is
 * there already stays as it is.
 */
export async function checkExportPlace(path: string, profileDir: string): Promise<void> {
  requirePlain(path);
  const kind = await kindOf(path);
  if (kind === 'file' || kind === 'other')
    throw new AppError('conflict', 'something lies there already', { field: 'path' });
  const folder = await resolvePlace(kind === 'folder' ? path : dirname(path));
  if ((await kindOf(folder)) !== 'folder') throw new AppError('not-found', 'not a folder', { field: 'path' });
  requireOutside(kind === 'folder' ? folder : join(folder, basename(path)), profileDir);
}

/** Makes the file or folder that the export fills, and answers where: something new in every case. */
export async function makeExportPlace(path: string, profileDir: string, shape: ExportShape): Promise<string> {
  await checkExportPlace(path, profileDir);
  if ((await kindOf(path)) === 'none') {
    const place = join(await resolvePlace(dirname(path)), basename(path));
    await make(place, shape.isFile);
    return place;
  }
  const folder = await resolvePlace(path);
  const tried = new Set<string>();
  const wanted = safeFileName(shape.name, 'Mail');
  while (tried.size < 10_000) {
    const place = join(folder, `${pickFreeName(wanted, tried)}${shape.ending}`);
    try {
      await make(place, shape.isFile);
      return place;
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    }
  }
  throw new AppError('conflict', 'no name is free there', { field: 'path' });
}

async function make(place: string, isFile: boolean): Promise<void> {
  try {
    if (isFile) await (await open(place, 'wx', 0o600)).close();
    else await mkdir(place, { mode: 0o700 });
  } catch (error) {
    throw translateFileError(error);
  }
}

/** A folder within an export; there already when it goes on after an interruption. Never through a link. */
export async function makeInnerFolder(place: string): Promise<void> {
  try {
    await mkdir(place, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw translateFileError(error);
    if ((await kindOf(place)) !== 'folder')
      throw new AppError('conflict', 'not a folder of the export', { field: 'path' });
  }
}
