import { AppError } from '#shared/errors.ts';

/** What a disk can do to us, in the words that callers act on. `null`: not the disk's doing. */
export type StorageTrouble = 'disk-full' | 'read-only' | 'corrupt' | 'wrong-key' | 'busy';

const troubleByCode: Record<string, StorageTrouble> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  SQLITE_FULL: 'disk-full',
  // A quota or a size limit reaches SQLite as a plain write error; only ENOSPC becomes SQLITE_FULL.
  SQLITE_IOERR_WRITE: 'disk-full',
  SQLITE_IOERR_SHMSIZE: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  SQLITE_CANTOPEN: 'read-only',
  SQLITE_READONLY: 'read-only',
  SQLITE_CORRUPT: 'corrupt',
  SQLITE_NOTADB: 'wrong-key',
  SQLITE_BUSY: 'busy',
};

/** drizzle puts the failed statement's text around some errors; what failed is inside. */
function unwrap(error: unknown): unknown {
  return error instanceof Error && error.name === 'DrizzleError' && error.cause !== undefined ? error.cause : error;
}

export function storageTroubleOf(given: unknown): StorageTrouble | null {
  const error = unwrap(given);
  if (error instanceof AppError) return (error.details['storage'] as StorageTrouble | undefined) ?? null;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return null;
  // Extended codes refine the first two words: SQLITE_READONLY_DIRECTORY, SQLITE_CORRUPT_INDEX.
  const trouble = troubleByCode[code] ?? troubleByCode[code.split('_').slice(0, 2).join('_')];
  return trouble ?? null;
}

/** Storage trouble becomes `unavailable` with its kind; anything else passes as it is and ends as a bug. */
export function translateStorageError(given: unknown): unknown {
  const error = unwrap(given);
  if (error instanceof AppError) return error;
  const storage = storageTroubleOf(error);
  if (storage === null) return error;
  return new AppError('unavailable', `storage: ${storage}`, { storage }, { cause: error });
}
