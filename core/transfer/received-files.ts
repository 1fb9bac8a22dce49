import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../context.ts';
import { safeFileName } from './file-names.ts';
import { translateFileError } from './plain-path.ts';

interface Receiving {
  readonly folder: string;
  /** The file that is coming in, and how much of it is here. */
  file: { readonly name: string; sizeBytes: number } | null;
}

export interface FilePiece {
  readonly uploadId: string | undefined;
  readonly name: string;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly isLast: boolean;
}

const prefix = 'hauspost-import-';
const keptMs = 86_400_000;
const maxAtOnce = 8;
const maxFileBytes = 4_000_000_000;

/**
 * Mail files that a window hands over, because a browser knows no paths: they lie in a folder of their own among the
 * system's temporary files, readable by this user alone, until they are imported; leftovers go after a day.
 */
export class ReceivedFiles {
  readonly #clock: Clock;
  readonly #open = new Map<string, Receiving>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Takes the next piece of a file, and answers the folder that all files of this upload lie in. */
  async take({ uploadId, name, offset, bytes, isLast }: FilePiece): Promise<{ uploadId: string; path: string }> {
    const id = uploadId ?? (await this.#begin());
    const receiving = this.#open.get(id);
    if (receiving === undefined) throw new AppError('not-found', 'no such upload');
    const fileName = nameOf(name);
    const file = offset === 0 ? { name: fileName, sizeBytes: 0 } : receiving.file;
    if (file === null || file.name !== fileName || file.sizeBytes !== offset) {
      throw new AppError('conflict', 'not the next piece', { expected: file?.sizeBytes ?? 0 });
    }
    if (offset + bytes.byteLength > maxFileBytes) {
      throw new AppError('invalid-input', 'the file is too large', { field: 'size', max: maxFileBytes });
    }
    await append(join(receiving.folder, fileName), offset, bytes);
    receiving.file = isLast ? null : { name: fileName, sizeBytes: offset + bytes.byteLength };
    return { uploadId: id, path: receiving.folder };
  }

  async #begin(): Promise<string> {
    await this.#removeOld();
    if (this.#open.size >= maxAtOnce) {
      const [oldest] = this.#open.keys();
      if (oldest !== undefined) this.#open.delete(oldest);
    }
    const folder = await mkdtemp(join(tmpdir(), prefix)).catch((error: unknown) => {
      throw translateFileError(error);
    });
    this.#open.set(basename(folder), { folder, file: null });
    return basename(folder);
  }

  async #removeOld(): Promise<void> {
    for (const name of await readdir(tmpdir())) {
      if (!name.startsWith(prefix)) continue;
      const folder = join(tmpdir(), name);
      const found = await stat(folder).catch(() => null);
      if (found !== null && this.#clock.now() - found.mtimeMs > keptMs)
        await rm(folder, { recursive: true, force: true });
    }
  }
}

/** Once they are imported; whatever lies elsewhere is the user's and stays. */
export async function forgetReceived(path: string): Promise<void> {
  const isOurs = dirname(path) === tmpdir() && basename(path).startsWith(prefix);
  if (isOurs) await rm(path, { recursive: true, force: true });
}

/** By their ending files are told apart in a folder: what is not one message is taken for many. */
function nameOf(name: string): string {
  const isMessage = extname(name).toLowerCase() === '.eml';
  return `${safeFileName(name.replace(/\.(?:eml|mbox|mbx)$/i, ''), 'mail')}${isMessage ? '.eml' : '.mbox'}`;
}

async function append(path: string, offset: number, bytes: Uint8Array): Promise<void> {
  try {
    // `wx`: nothing that lies there is written over, and no link is followed.
    const handle = await open(path, offset === 0 ? 'wx' : 'r+', 0o600);
    try {
      await handle.write(bytes, 0, bytes.byteLength, offset);
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw translateFileError(error);
  }
}
