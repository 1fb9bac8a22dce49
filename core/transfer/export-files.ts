import { constants } from 'node:fs';
import { open, unlink, utimes, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { safeFileName } from './file-names.ts';
import { lettersOf } from './mail-flags.ts';
import { writeMaildirName } from './maildir-name.ts';
import { quoteFrom } from './mbox/quote.ts';
import { writePostmark } from './mbox/postmark.ts';
import { makeInnerFolder } from './export-place.ts';
import type { ExportRow } from './export-rows.ts';
import { codeOf, translateFileError } from './plain-path.ts';

/** Where the messages of one folder go. */
export interface FolderWriter {
  write(row: ExportRow, raw: Uint8Array): Promise<void>;
  /** All so far is on the disk; answers what `openMboxWriter` needs to go on from here. */
  keep(): Promise<number>;
  close(): Promise<void>;
}

const noFollow = constants.O_NOFOLLOW ?? 0;

/** mboxrd. `keptBytes`: how much of the file an earlier run vouched for; the rest of it is written again. */
export async function openMboxWriter(path: string, keptBytes: number): Promise<FolderWriter> {
  const handle = await openOwn(path, constants.O_CREAT | constants.O_WRONLY | noFollow);
  await handle.truncate(keptBytes);
  let at = keptBytes;
  return {
    async write(row, raw) {
      const isBare = raw.at(-1) !== 0x0a;
      const end = Buffer.from(isBare ? '\n\n' : '\n');
      const bytes = Buffer.concat([
        Buffer.from(writePostmark(lettersOf(row), row.receivedAt, isBare)),
        ...quoteFrom(raw),
        end,
      ]);
      await writeAll(handle, bytes, at);
      at += bytes.length;
    },
    async keep() {
      await handle.datasync();
      return at;
    },
    close: () => handle.close(),
  };
}

/** One file per message, under its date and subject; its own date is when it arrived. */
export function openEmlWriter(folder: string): FolderWriter {
  return {
    async write(row, raw) {
      const time = new Date(row.sortAt)
        .toISOString()
        .replace(/\.\d+Z$/, '')
        .replace('T', ' ')
        .replaceAll(':', '.');
      const name = safeFileName(`${time} ${row.subject}`, time);
      await writeNew((number) => join(folder, `${name}${number === 1 ? '' : ` (${number})`}.eml`), row, raw);
    },
    keep: async () => 0,
    close: async () => {},
  };
}

/** Everything in `cur`: what is unread has no S, and whoever opens it decides what is new. */
export async function openMaildirWriter(folder: string, mark: ':' | ';'): Promise<FolderWriter> {
  for (const name of ['tmp', 'new', 'cur']) await makeInnerFolder(join(folder, name));
  return {
    async write(row, raw) {
      const nameOf = (number: number) =>
        writeMaildirName(
          number === 1 ? row.id : `${row.id}-${number}`,
          row.receivedAt,
          raw.byteLength,
          lettersOf(row),
          mark,
        );
      await writeNew((number) => join(folder, 'cur', nameOf(number)), row, raw);
    },
    keep: async () => 0,
    close: async () => {},
  };
}

/** Disks of Windows take no colon in a name, whatever the system. */
export async function pickMaildirMark(folder: string): Promise<':' | ';'> {
  if (process.platform === 'win32') return ';';
  const probe = join(folder, '.mark:2,S');
  try {
    await (await open(probe, 'wx', 0o600)).close();
    await unlink(probe);
    return ':';
  } catch (error) {
    if (codeOf(error) === 'EINVAL' || codeOf(error) === 'EPERM') return ';';
    throw translateFileError(error);
  }
}

/** A new file in every case, but for one that an interrupted run of this export left unfinished or finished just so. */
async function writeNew(pathOf: (number: number) => string, row: ExportRow, raw: Uint8Array): Promise<void> {
  for (let number = 1; ; number += 1) {
    const path = pathOf(number);
    const handle = await openNew(path);
    if (handle === null) {
      if (await holdsBeginOf(path, raw)) {
        await rewrite(path, raw);
        await setDate(path, row.receivedAt);
        return;
      }
      continue;
    }
    try {
      await writeAll(handle, raw, 0);
    } finally {
      await handle.close();
    }
    await setDate(path, row.receivedAt);
    return;
  }
}

async function openNew(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return null;
    throw translateFileError(error);
  }
}

async function holdsBeginOf(path: string, raw: Uint8Array): Promise<boolean> {
  const handle = await openOwn(path, constants.O_RDONLY | noFollow | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = await handle.stat();
    if (size > raw.byteLength) return false;
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(size), 0, size, 0);
    return bytesRead === size && buffer.equals(raw.subarray(0, size));
  } finally {
    await handle.close();
  }
}

async function rewrite(path: string, raw: Uint8Array): Promise<void> {
  const handle = await openOwn(path, constants.O_WRONLY | noFollow);
  try {
    await writeAll(handle, raw, 0);
  } finally {
    await handle.close();
  }
}

async function setDate(path: string, at: number): Promise<void> {
  const date = new Date(Math.max(0, at));
  await utimes(path, date, date).catch((error: unknown) => {
    throw translateFileError(error);
  });
}

async function openOwn(path: string, flags: number): Promise<FileHandle> {
  try {
    return await open(path, flags, 0o600);
  } catch (error) {
    throw translateFileError(error);
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array, at: number): Promise<void> {
  try {
    for (let done = 0; done < bytes.byteLength;) {
      const { bytesWritten } = await handle.write(bytes, done, bytes.byteLength - done, at + done);
      done += bytesWritten;
    }
  } catch (error) {
    throw translateFileError(error);
  }
}
