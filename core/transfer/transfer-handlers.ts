import { and, eq, isNull } from 'drizzle-orm';
import type { transfer } from '#shared/contract/transfer.ts';
import { AppError } from '#shared/errors.ts';
import { newId, type AccountId, type MailboxId } from '#shared/ids.ts';
import { cleanLine, clip } from '#shared/model/line.ts';
import { insertAccount } from '../accounts/index.ts';
import type { Clock, ReadDb, WriteTx } from '../context.ts';
import { accounts, mailboxes } from '../db/tables/mail.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import { exportKind, type ExportPayload } from './export-job.ts';
import { checkExportPlace } from './export-place.ts';
import { findSources } from './find-sources.ts';
import { importKind, type ImportPayload } from './import-job.ts';
import { requireOutside, resolvePlace } from './plain-path.ts';
import { surveySource } from './read-source.ts';
import { ReceivedFiles } from './received-files.ts';

export function transferHandlers(profileDir: string, clock: Clock): HandlersOf<typeof transfer> {
  const received = new ReceivedFiles(clock);
  const findMail = async (path: string, signal: AbortSignal) => {
    const place = await resolvePlace(path);
    requireOutside(place, profileDir);
    return findSources(place, signal);
  };
  return {
    inspect: async ({ path }, { signal }) => {
      const sources = await findMail(path, signal);
      const surveys = [];
      for (const source of sources) surveys.push(await surveySource(source, signal));
      return {
        format: sources[0]?.format ?? 'eml',
        messages: surveys.reduce((sum, { messages }) => sum + messages, 0),
        sizeBytes: surveys.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
      };
    },

    importMail: async ({ path, into }, { write, signal }) => {
      await findMail(path, signal);
      return write((tx) => {
        const target = 'mailboxId' in into ? readTarget(tx.db, into.mailboxId) : addLocal(tx, into.newAccountName);
        const payload: ImportPayload = { path, ...target };
        return {
          jobId: tx.planJob({ kind: importKind, payload, key: `${path}\n${target.mailboxId ?? target.accountId}` }),
        };
      });
    },

    upload: ({ uploadId, base64, ...piece }) =>
      received.take({ ...piece, uploadId, bytes: Buffer.from(base64, 'base64') }),

    exportMail: async ({ from, format, path }, { write }) => {
      await checkExportPlace(path, profileDir);
      return write((tx) => {
        if ('mailboxId' in from) readTarget(tx.db, from.mailboxId);
        else requireLive(tx.db, from.accountId);
        const payload: ExportPayload = { from, format, path };
        return { jobId: tx.planJob({ kind: exportKind, payload }) };
      });
    },
  };
}

function readTarget(read: ReadDb, mailboxId: MailboxId): { accountId: AccountId; mailboxId: MailboxId } {
  const row = read
    .select({ accountId: mailboxes.accountId, canSelect: mailboxes.canSelect })
    .from(mailboxes)
    .where(eq(mailboxes.id, mailboxId))
    .get();
  if (row === undefined) throw new AppError('not-found', 'no such mailbox', { field: 'mailboxId' });
  if (!row.canSelect) throw new AppError('not-allowed', 'a folder that holds no mail', { field: 'mailboxId' });
  requireLive(read, row.accountId);
  return { accountId: row.accountId, mailboxId };
}

function requireLive(read: ReadDb, id: AccountId): void {
  const isLive = and(eq(accounts.id, id), isNull(accounts.removedAt));
  const row = read.select({ id: accounts.id }).from(accounts).where(isLive).get();
  if (row === undefined) throw new AppError('not-found', 'no such account', { field: 'accountId' });
}

/** An account without a server. It has no address of its own; this one stands for it and belongs to nobody. */
function addLocal(tx: WriteTx, wanted: string): { accountId: AccountId; mailboxId: null } {
  const name = clip(cleanLine(wanted), 100);
  if (name === '') throw new AppError('invalid-input', 'an account needs a name', { field: 'newAccountName' });
  const address = `${newId(tx.now)}@local.invalid`;
  const accountId = insertAccount(tx, { kind: 'local', address, name, incoming: null, outgoing: null });
  return { accountId, mailboxId: null };
}
