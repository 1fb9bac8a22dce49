import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { isAppError } from '#shared/errors.ts';
import type { AccountId, MailboxId } from '#shared/ids.ts';
import type { JobKind, JobRun, RemoteMail } from '../context.ts';
import { accounts, mailboxes, messages } from '../db/tables/mail.ts';
import {
  openEmlWriter,
  openMaildirWriter,
  openMboxWriter,
  pickMaildirMark,
  type FolderWriter,
} from './export-files.ts';
import { makeExportPlace, makeInnerFolder } from './export-place.ts';
import { readFolders, readRows, type ExportFolder, type ExportPlace, type ExportRow } from './export-rows.ts';
import { pickFreeName, safeFileName } from './file-names.ts';
import type { TransferPorts } from './import-job.ts';
import type { TransferFormat } from './model.ts';

export const exportKind = 'transfer.export';

export interface ExportPayload {
  readonly from: { readonly mailboxId: MailboxId } | { readonly accountId: AccountId };
  readonly format: TransferFormat;
  readonly path: string;
}

interface Cursor {
  /** The file or folder that was made for this export; everything it writes lies there. */
  readonly place: string;
  readonly mark: ':' | ';';
  /** The folder under way. Its file or folder has this name; those before it are done. */
  readonly folderId: MailboxId | null;
  readonly after: ExportPlace | null;
  readonly keptBytes: number;
  readonly done: number;
  readonly total: number;
}

export interface ExportPorts extends TransferPorts {
  readonly profileDir: string;
  readonly remote: RemoteMail;
}

const pageRows = 50;

/** Mail into files, byte for byte as it came. Goes on after an interruption where the files are sure to be whole. */
export function exportJob(ports: ExportPorts): JobKind<ExportPayload> {
  return { kind: exportKind, maxAttempts: 5, run: (job) => new Export(ports, job).run() };
}

class Export {
  readonly #ports: ExportPorts;
  readonly #job: JobRun<ExportPayload>;

  constructor(ports: ExportPorts, job: JobRun<ExportPayload>) {
    this.#ports = ports;
    this.#job = job;
  }

  async run(): Promise<void> {
    const { from } = this.#job.payload;
    const folders = readFolders(this.#ports.db.read, from);
    let cursor = (this.#job.cursor as Cursor | null) ?? (await this.#begin(folders));
    const begun = folders.findIndex(({ id }) => id === cursor.folderId);
    const places = placesOf(folders, this.#job.payload);
    for (const [index, folder] of folders.entries()) {
      if (index < begun) continue;
      if (index !== begun) cursor = { ...cursor, folderId: folder.id, after: null, keptBytes: 0 };
      cursor = await this.#writeFolder(folder, places[index] ?? [], cursor);
    }
    this.#advance({ ...cursor, total: cursor.done });
  }

  async #begin(folders: readonly ExportFolder[]): Promise<Cursor> {
    const { payload } = this.#job;
    const isFile = payload.format === 'mbox' && 'mailboxId' in payload.from;
    const shape = { isFile, name: this.#nameOf(), ending: isFile ? '.mbox' : '' };
    const place = await makeExportPlace(payload.path, this.#ports.profileDir, shape);
    const mark = payload.format === 'maildir' ? await pickMaildirMark(place) : ':';
    const total = folders.reduce((sum, { messages }) => sum + messages, 0);
    const cursor: Cursor = { place, mark, folderId: null, after: null, keptBytes: 0, done: 0, total };
    this.#advance(cursor);
    return cursor;
  }

  async #writeFolder(folder: ExportFolder, steps: readonly string[], from: Cursor): Promise<Cursor> {
    let cursor = from;
    const writer = await this.#open(steps, cursor);
    try {
      for (;;) {
        this.#job.signal.throwIfAborted();
        const rows = readRows(this.#ports.db.read, folder, cursor.after, pageRows);
        const last = rows.at(-1);
        if (last === undefined) return cursor;
        for (const row of rows) {
          this.#job.signal.throwIfAborted();
          const raw = await this.#rawOf(row);
          if (raw !== null) await writer.write(row, raw);
        }
        const after = { sortAt: last.sortAt, id: last.id };
        cursor = { ...cursor, after, keptBytes: await writer.keep(), done: cursor.done + rows.length };
        this.#advance(cursor);
      }
    } finally {
      await writer.close();
    }
  }

  async #open(steps: readonly string[], { place, mark, keptBytes }: Cursor): Promise<FolderWriter> {
    const { format } = this.#job.payload;
    const path = join(place, ...steps);
    for (let depth = 1; depth < steps.length; depth += 1) await makeInnerFolder(join(place, ...steps.slice(0, depth)));
    if (format === 'mbox') return openMboxWriter(path, keptBytes);
    if (steps.length > 0) await makeInnerFolder(path);
    return format === 'eml' ? openEmlWriter(path) : openMaildirWriter(path, mark);
  }

  /** `null`: no longer to be had from anywhere. */
  async #rawOf(row: ExportRow): Promise<Uint8Array | null> {
    const { raw, remote, db, log } = this.#ports;
    const here = row.rawHash === null ? null : await raw.get(row.rawHash);
    if (here !== null) return here;
    try {
      await remote.fetchBody(row.id, this.#job.signal);
    } catch (error) {
      if (!isAppError(error, 'not-found')) throw error;
      log.warn({ message: row.id }, 'a message that no server has was left out of an export');
      return null;
    }
    const fetched = db.read.select({ hash: messages.rawHash }).from(messages).where(eq(messages.id, row.id)).get();
    return fetched?.hash == null ? null : raw.get(fetched.hash);
  }

  #nameOf(): string {
    const { from } = this.#job.payload;
    const { read } = this.#ports.db;
    const row =
      'mailboxId' in from
        ? read.select({ name: mailboxes.name }).from(mailboxes).where(eq(mailboxes.id, from.mailboxId)).get()
        : read.select({ name: accounts.name }).from(accounts).where(eq(accounts.id, from.accountId)).get();
    return row?.name ?? '';
  }

  #advance(cursor: Cursor): void {
    const { cause, advance } = this.#job;
    this.#ports.db.write(cause, (tx) => advance(tx, cursor, cursor.done, Math.max(cursor.total, cursor.done)));
  }
}

/** Where each folder lies below the place of the export; `[]` is that place itself. The same at every run. */
function placesOf(folders: readonly ExportFolder[], { from, format }: ExportPayload): string[][] {
  if ('mailboxId' in from) return folders.map(() => []);
  const taken = new Map<string, Set<string>>();
  const free = (parent: string, name: string) => {
    const names = taken.get(parent) ?? new Set<string>();
    taken.set(parent, names);
    return pickFreeName(name, names);
  };
  return folders.map(({ role, steps }) => {
    const safe = steps.map((step) => safeFileName(step, 'Folder'));
    if (format === 'maildir') {
      return role === 'inbox' ? [] : [`.${free('', safe.map((step) => step.replaceAll('.', '-')).join('.'))}`];
    }
    const parents = safe.slice(0, -1);
    const name = free(parents.join('/'), safe.at(-1) ?? 'Folder');
    return [...parents, format === 'mbox' ? `${name}.mbox` : name];
  });
}
