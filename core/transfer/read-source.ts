import { basename, dirname, join } from 'node:path';
import type { Clock } from '../context.ts';
import { listFolder } from './find-sources.ts';
import { readMaildirName } from './maildir-name.ts';
import { MboxFile, type MboxSurvey } from './mbox/mbox-file.ts';
import { maxMailBytes, type FileMail, type MailSource } from './model.ts';
import { openPlainFile } from './plain-path.ts';

/** How far a source has been read: the byte in an mbox file, the name of the last file elsewhere. */
export type SourcePlace = number | string;

export interface ReadMail {
  /** `null`: nothing to take here, deleted or no mail at all. */
  readonly mail: FileMail | null;
  /** From where the one after it is read. */
  readonly next: SourcePlace;
}

export interface SourceSurvey {
  readonly messages: number;
  readonly sizeBytes: number;
  readonly mbox: MboxSurvey | null;
}

export async function surveySource(source: MailSource, signal: AbortSignal): Promise<SourceSurvey> {
  if (source.format === 'mbox') {
    const { handle, sizeBytes } = await openPlainFile(source.path);
    try {
      const mbox = await new MboxFile(handle, sizeBytes).survey(signal);
      return { messages: mbox?.messages ?? 0, sizeBytes, mbox };
    } finally {
      await handle.close();
    }
  }
  let sizeBytes = 0;
  const names = await listNames(source);
  for (const name of names) {
    signal.throwIfAborted();
    const { handle, sizeBytes: own } = await openPlainFile(join(folderOf(source), name));
    await handle.close();
    sizeBytes += own;
  }
  return { messages: names.length, sizeBytes, mbox: null };
}

/** The messages of a source from a place on; `null` begins. One at a time is in memory. */
export function readSource(
  source: MailSource,
  survey: SourceSurvey,
  from: SourcePlace | null,
  clock: Clock,
): AsyncGenerator<ReadMail> {
  if (source.format === 'mbox') return readMbox(source, survey.mbox, typeof from === 'number' ? from : null);
  return readFiles(source, typeof from === 'string' ? from : '', clock);
}

async function* readMbox(source: MailSource, survey: MboxSurvey | null, from: number | null): AsyncGenerator<ReadMail> {
  if (survey === null) return;
  const { handle, sizeBytes } = await openPlainFile(source.path);
  try {
    const file = new MboxFile(handle, sizeBytes);
    for (let at = from ?? survey.firstAt; at < sizeBytes;) {
      const { mail, nextAt } = await file.read(at, survey.dialect);
      at = nextAt;
      yield { mail, next: at };
    }
  } finally {
    await handle.close();
  }
}

async function* readFiles(source: MailSource, after: string, clock: Clock): AsyncGenerator<ReadMail> {
  const folder = folderOf(source);
  for (const name of await listNames(source)) {
    if (name <= after) continue;
    const { handle, sizeBytes, changedAt } = await openPlainFile(join(folder, name));
    try {
      const raw = sizeBytes > maxMailBytes ? null : await readWhole(handle, sizeBytes);
      const mail = raw === null ? null : mailIn(source, name, raw, changedAt, clock.now());
      yield { mail, next: name };
    } finally {
      await handle.close();
    }
  }
}

function mailIn(
  source: MailSource,
  name: string,
  raw: Uint8Array<ArrayBuffer>,
  changedAt: number,
  now: number,
): FileMail | null {
  if (source.format === 'eml') return { raw, flags: null, receivedAt: changedAt, isSure: false };
  const folder = name.startsWith('new/') ? 'new' : 'cur';
  const { flags, isDeleted, receivedAt } = readMaildirName(name.slice(4), folder, now);
  if (isDeleted) return null;
  return { raw, flags, receivedAt: receivedAt ?? changedAt, isSure: receivedAt !== null };
}

async function readWhole(
  handle: Awaited<ReturnType<typeof openPlainFile>>['handle'],
  sizeBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const raw = new Uint8Array(sizeBytes);
  let filled = 0;
  while (filled < sizeBytes) {
    const { bytesRead } = await handle.read(raw, filled, sizeBytes - filled, filled);
    if (bytesRead === 0) return raw.slice(0, filled);
    filled += bytesRead;
  }
  return raw;
}

function folderOf(source: MailSource): string {
  return isSingleFile(source) ? dirname(source.path) : source.path;
}

async function listNames(source: MailSource): Promise<string[]> {
  if (isSingleFile(source)) return [basename(source.path)];
  if (source.format === 'eml') return namesIn(await listFolder(source.path), (name) => /\.eml$/i.test(name));
  const lists = await Promise.all(
    ['cur', 'new'].map(async (folder) => {
      const entries = await listFolder(join(source.path, folder)).catch(() => []);
      return namesIn(entries, (name) => !name.startsWith('.')).map((name) => `${folder}/${name}`);
    }),
  );
  return lists.flat();
}

function namesIn(entries: Awaited<ReturnType<typeof listFolder>>, isWanted: (name: string) => boolean): string[] {
  return entries.filter((entry) => entry.isFile() && isWanted(entry.name)).map((entry) => entry.name);
}

function isSingleFile(source: MailSource): boolean {
  return source.format === 'eml' && source.isFile === true;
}
