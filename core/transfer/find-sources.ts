import { readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { AppError } from '#shared/errors.ts';
import type { MailSource } from './model.ts';
import { MboxFile } from './mbox/mbox-file.ts';
import { kindOf, openPlainFile, translateFileError } from './plain-path.ts';

const maxDepth = 20;
const maxSources = 10_000;
const headerStart = /^(?:\uFEFF)?(?:[\x21-\x39\x3b-\x7e]{1,100}[ \t]*:|\r?\n)/;
const mboxEnding = /\.(?:mbox|mbx)$/i;
const emlEnding = /\.eml$/i;
// Thunderbird lists what lies in a mailbox file beside it; a folder of that name holds its subfolders.
const subfolderEnding = /\.sbd$/i;

/**
 * What mail lies at a place: an mbox file, one message, a Maildir with its subfolders, or a tree of folders with eml
 * and mbox files. One kind per place: whatever stands at its top decides. Links and special files are passed over.
 */
export async function findSources(path: string, signal: AbortSignal): Promise<MailSource[]> {
  const kind = await kindOf(path);
  if (kind === 'none') throw new AppError('not-found', 'nothing lies there', { field: 'path' });
  const sources =
    kind === 'file' ? await findInFile(path) : kind === 'folder' ? await findInFolder(path, [], signal) : [];
  const [first] = sources;
  if (first === undefined)
    throw new AppError('invalid-input', 'no mail lies there', { field: 'path', reason: 'no-mail' });
  return sources.filter((source) => source.format === first.format);
}

async function findInFile(path: string): Promise<MailSource[]> {
  if (await isMbox(path)) return [{ format: 'mbox', path, steps: [] }];
  return (await isMessage(path)) ? [{ format: 'eml', path, isFile: true, steps: [] }] : [];
}

async function findInFolder(path: string, steps: readonly string[], signal: AbortSignal): Promise<MailSource[]> {
  signal.throwIfAborted();
  const entries = await listFolder(path);
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const isMaildir = folders.includes('cur') && (folders.includes('new') || folders.includes('tmp'));
  const sources: MailSource[] = isMaildir ? [{ format: 'maildir', path, steps }] : [];
  if (!isMaildir) {
    if (files.some((name) => emlEnding.test(name))) sources.push({ format: 'eml', path, steps });
    for (const name of files) {
      const file = join(path, name);
      const mayBe =
        mboxEnding.test(name) ||
        (extname(name) === '' && (entries.some((one) => one.name === `${name}.msf`) || steps.length > 0));
      if (mayBe && (await isMbox(file, true))) {
        sources.push({ format: 'mbox', path: file, steps: [...steps, basename(name).replace(mboxEnding, '')] });
      }
    }
  }
  if (steps.length >= maxDepth) return sources;
  const below = isMaildir ? folders.filter((name) => !['cur', 'new', 'tmp'].includes(name)) : folders;
  for (const name of below) {
    if (sources.length >= maxSources) break;
    sources.push(...(await findInFolder(join(path, name), [...steps, ...stepsOf(name, isMaildir)], signal)));
  }
  return sources.slice(0, maxSources);
}

/** Maildir++: all subfolders lie side by side, `.Work.Invoices`. */
function stepsOf(name: string, isInMaildir: boolean): string[] {
  if (isInMaildir && name.startsWith('.'))
    return name
      .slice(1)
      .split('.')
      .filter((step) => step !== '');
  return [name.replace(subfolderEnding, '')];
}

/** In the order of their names, so that an import that was cut in two goes on where it was. */
export async function listFolder(path: string) {
  try {
    const entries = await readdir(path, { withFileTypes: true });
    return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw translateFileError(error);
  }
}

async function isMbox(path: string, mayBeEmpty = false): Promise<boolean> {
  const { handle, sizeBytes } = await openPlainFile(path);
  try {
    if (sizeBytes === 0) return mayBeEmpty || mboxEnding.test(path);
    return await new MboxFile(handle, sizeBytes).isMbox();
  } finally {
    await handle.close();
  }
}

/** Any text that begins like a header is a message: parsers have seen worse. */
async function isMessage(path: string): Promise<boolean> {
  const { handle } = await openPlainFile(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(1_024), 0, 1_024, 0);
    return emlEnding.test(path) || headerStart.test(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}
