import { randomUUID } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';

/** The system's own dialogs. Each answers a path, or `null` when the user changed their mind. */
export interface AskWhere<Window> {
  /** Asks before it answers with a file that is there already. */
  file(name: string, from: Window): Promise<string | null>;
  folder(from: Window): Promise<string | null>;
}

interface Unfinished {
  readonly handle: FileHandle;
  readonly path: string;
  /** Where it goes when it is whole; absent: it lies there already. */
  readonly target?: string;
}

interface Saving {
  readonly names: readonly string[];
  readonly place: { readonly file: string } | { readonly folder: string };
  readonly unfinished: Map<number, Unfinished>;
}

const maxAtOnce = 20;

/**
 * Files a window hands over, piece by piece, to a place the user chose in a dialog of the system. A window cannot name a
 * place. One file takes the place of another only when the dialog has asked; in a folder nothing is ever written over.
 */
export class FileSavings<Window = Electron.WebContents> {
  readonly #ask: AskWhere<Window>;
  readonly #open = new Map<string, Saving>();

  constructor(ask: AskWhere<Window>) {
    this.#ask = ask;
  }

  async begin(names: readonly string[], from: Window): Promise<string | null> {
    if (this.#open.size >= maxAtOnce) throw new AppError('unavailable', 'too many files are being saved');
    const plain = names.map(plainName);
    const [only = 'file'] = plain;
    const path = plain.length === 1 ? await this.#ask.file(only, from) : await this.#ask.folder(from);
    if (path === null) return null;
    const saving = randomUUID();
    const place = plain.length === 1 ? { file: path } : { folder: path };
    this.#open.set(saving, { names: plain, place, unfinished: new Map() });
    return saving;
  }

  async write(id: string, index: number, bytes: Uint8Array, isLast: boolean): Promise<void> {
    const saving = this.#open.get(id);
    const name = saving?.names[index];
    if (saving === undefined || name === undefined) throw new AppError('not-found', 'no such saving');
    try {
      const file = saving.unfinished.get(index) ?? (await begin(saving.place, name));
      saving.unfinished.set(index, file);
      await file.handle.writeFile(bytes);
      if (!isLast) return;
      await file.handle.sync();
      await file.handle.close();
      if (file.target !== undefined) await rename(file.path, file.target);
      saving.unfinished.delete(index);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      throw new AppError('unavailable', 'the file could not be written', { cause: 'disk', code }, { cause: error });
    }
  }

  async end(id: string): Promise<void> {
    const saving = this.#open.get(id);
    this.#open.delete(id);
    for (const { handle, path } of saving?.unfinished.values() ?? []) {
      // It may be closed, or never have come to be, when its disk is full or gone.
      await handle.close().catch(() => undefined);
      await rm(path, { force: true }).catch(() => undefined);
    }
  }
}

/** The core made the names safe; what comes over a wire is looked at again. */
function plainName(name: string): string {
  const last = basename(name.replaceAll('\\', '/')).replace(/[\u0000-\u001f:*?"<>|]/g, '_');
  return last === '' || last === '.' || last === '..' ? 'file' : last;
}

async function begin(place: Saving['place'], name: string): Promise<Unfinished> {
  if ('file' in place) {
    // Beside its place, so that the last step is one rename: what lies there stays whole until then.
    const path = join(dirname(place.file), `.${basename(place.file)}.${randomUUID().slice(0, 8)}.part`);
    return { handle: await open(path, 'wx', 0o600), path, target: place.file };
  }
  const end = extname(name);
  const stem = name.slice(0, name.length - end.length);
  for (let number = 1; ; number += 1) {
    const path = join(place.folder, number === 1 ? name : `${stem} (${number})${end}`);
    try {
      return { handle: await open(path, 'wx', 0o600), path };
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EEXIST';
      if (!isTaken || number > 1_000) throw error;
    }
  }
}
