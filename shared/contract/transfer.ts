import { z } from 'zod';
import { command, query } from './define.ts';
import { accountId, count, jobId, mailboxId, shortText } from './values.ts';

const filePath = z.string().min(1).max(4_096);

/** Mail in and out as files. Both are jobs: they show their progress, go on after a restart and can be cancelled. */
export const transfer = {
  /** What lies at this path: an mbox file, a folder of eml files, a Maildir. */
  inspect: query(
    z.strictObject({ path: filePath }),
    z.strictObject({ format: z.enum(['mbox', 'eml', 'maildir']), messages: count, sizeBytes: count }),
  ),
  /** Into a folder of an account, or into a new local account of this name. What is here already is not doubled. */
  importMail: command(
    z.strictObject({
      path: filePath,
      into: z.union([z.strictObject({ mailboxId }), z.strictObject({ newAccountName: shortText.min(1) })]),
    }),
    z.strictObject({ jobId }),
  ),
  /**
   * A window hands files over in pieces, because a browser knows no paths: `importMail` takes the path this answers.
   * The first piece of the first file begins; more files of the same upload lie beside it.
   */
  upload: command(
    z.strictObject({
      uploadId: z.string().max(64).optional(),
      name: shortText.min(1),
      offset: count,
      base64: z.string().max(1_400_000),
      isLast: z.boolean(),
    }),
    z.strictObject({ uploadId: z.string().max(64), path: filePath }),
  ),
  exportMail: command(
    z.strictObject({
      from: z.union([z.strictObject({ mailboxId }), z.strictObject({ accountId })]),
      format: z.enum(['mbox', 'eml', 'maildir']),
      path: filePath,
    }),
    z.strictObject({ jobId }),
  ),
};
