import { constants } from 'node:fs';
import { lstat, open, realpath, type FileHandle } from 'node:fs/promises';
import { isAbsolute, normalize, relative, sep } from 'node:path';
import { AppError } from '#shared/errors.ts';
import { translateStorageError } from '../db/storage-errors.ts';

/**
 * Where files may be read and written: below a place the user named, by an absolute path without detours, and never
 * through a link that lies inside of it.
 */
export async function resolvePlace(path: string): Promise<string> {
  requirePlain(path);
  try {
    return await realpath(path);
  } catch (error) {
    throw translateFileError(error);
  }
}

export function requirePlain(path: string): void {
  const isPlain =
    isAbsolute(path) && !path.includes('\0') && withoutEndSlash(normalize(path)) === withoutEndSlash(path);
  // `\\?\`, `\\.\`: devices and whatever else Windows keeps there.
  if (!isPlain || /^[\\/]{2}[?.]/.test(path))
    throw new AppError('invalid-input', 'not a plain absolute path', { field: 'path' });
}

/** The profile is no place for mail in files: what lies there belongs to the app alone. */
export function requireOutside(path: string, profileDir: string): void {
  const way = relative(profileDir, path);
  const isInside = way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
  if (isInside) throw new AppError('not-allowed', 'a path in the profile folder', { field: 'path', reason: 'profile' });
}

/** A plain file, opened without following a link in its last step. */
export async function openPlainFile(
  path: string,
): Promise<{ handle: FileHandle; sizeBytes: number; changedAt: number }> {
  try {
    // Opening a pipe to read waits until somebody writes; asked not to wait, it opens and is refused below.
    const handle = await open(path, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const found = await handle.stat();
    if (!found.isFile()) {
      await handle.close();
      throw new AppError('invalid-input', 'not a file', { field: 'path' });
    }
    return { handle, sizeBytes: found.size, changedAt: Math.max(0, Math.trunc(found.mtimeMs)) };
  } catch (error) {
    throw translateFileError(error);
  }
}

export type EntryKind = 'file' | 'folder' | 'other' | 'none';

/** What lies there itself, not what it points at. */
export async function kindOf(path: string): Promise<EntryKind> {
  try {
    const found = await lstat(path);
    if (found.isFile()) return 'file';
    return found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return 'none';
    throw translateFileError(error);
  }
}

export function translateFileError(error: unknown): unknown {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new AppError('not-found', 'no such file', { field: 'path' }, { cause: error });
    case 'EEXIST':
      return new AppError('conflict', 'something lies there already', { field: 'path' }, { cause: error });
    case 'ELOOP':
    case 'EISDIR':
    case 'EINVAL':
    case 'ENAMETOOLONG':
      return new AppError('invalid-input', 'not a place for mail', { field: 'path' }, { cause: error });
    default:
      return translateStorageError(error);
  }
}

export function codeOf(error: unknown): string | null {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : null;
}

function withoutEndSlash(path: string): string {
  return path.length > 1 ? path.replace(/[\\/]+$/, '') : path;
}
