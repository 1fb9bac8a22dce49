import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Real mail nobody on the project wrote; it lies beside the checkout and never in it (README there). Whoever sets
 * HAUSPOST_CORPORA wants the suites to run; without it and without the folder they report themselves as not run.
 */
const beside = resolve(fileURLToPath(new URL('../../..', import.meta.url)), 'shared', 'corpora');
const asked = process.env['HAUSPOST_CORPORA'];

export const corporaFolder = resolve(asked ?? beside);

/** False: a plain clone. Throws where somebody asked for a folder that is not there. */
export function hasCorpora(): boolean {
  if (existsSync(corporaFolder)) return true;
  if (asked !== undefined) throw new Error(`HAUSPOST_CORPORA names ${asked}, which does not exist`);
  return false;
}

// Data about mail rather than mail. What else lies in a set is read as a message, whatever it is.
const noMessage =
  /\.(?:md|json|jsonl|csv|tsv|cats|out|tokens|html?|vcf|ldif|ics|sjs|js|mjs|py|list|tnef|dat|png|gif|jpe?g|zip|key|pem|css|xml|offsets|summary|tab|ini|toml)$/i;
const noMessageFolder =
  /^(?:dompurify|stsb-de-en|xquad-de-en|parakweet-intent|crisp-replies)(?:\/|$)|\/(?:tnef|html|encoders|tokens)\//;

/** Every message file below a set, or below all; paths are relative to the folder, with `/`. */
export function listMessages(set = ''): string[] {
  return listFiles(set).filter((file) => !noMessage.test(file) && !noMessageFolder.test(file));
}

export function listFiles(set = ''): string[] {
  const start = join(corporaFolder, set);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(corporaFolder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted();
}

export function readCorpus(file: string): Buffer {
  return readFileSync(join(corporaFolder, file));
}
