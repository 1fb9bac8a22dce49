import { desc, lt } from 'drizzle-orm';
import type { AuditEntry, profile as profileContract } from '#shared/contract/profile.ts';
import { AppError } from '#shared/errors.ts';
import type { ReadDb } from '../context.ts';
import { audit } from '../db/tables/house.ts';
import type { HandlersOf } from '../rpc/handlers.ts';
import type { OpenProfile } from './open-profile.ts';

export function profileHandlers(profile: OpenProfile, version: string): HandlersOf<typeof profileContract> {
  return {
    status: () => ({
      version,
      profileDir: profile.dir,
      sizeBytes: profile.sizeBytes,
      schemaVersion: profile.db.schemaVersion,
      keySource: profile.keySource,
      isDemo: profile.isDemo,
      lastBackupAt: profile.backups()[0]?.madeAt ?? null,
    }),
    revealRecoveryCode: (_input, { write }) => {
      const recoveryCode = profile.recoveryCode();
      // That it was shown is kept before it is shown.
      write(() => {});
      return { recoveryCode };
    },
    changePassphrase: async ({ current, next }, { write }) => {
      await profile.changePassphrase(current, next);
      write(() => {});
      return {};
    },
    backups: () => profile.backups(),
    backupNow: async (_input, { write }) => {
      const backup = await profile.backUp('manual');
      write((tx) => tx.touch('backups', backup.id));
      return backup;
    },
    audit: ({ limit, after }, { read }) => pageAudit(read, limit, after),
    slowStatements: () => profile.db.slowStatements(),
  };
}

/** Newest first; the cursor is the last row's number. */
function pageAudit(read: ReadDb, limit: number, after: string | null): { items: AuditEntry[]; next: string | null } {
  const before = after === null ? Number.MAX_SAFE_INTEGER : Number(after);
  if (!Number.isSafeInteger(before)) throw new AppError('invalid-input', 'not a cursor of ours', { field: 'after' });
  const rows = read.select().from(audit).where(lt(audit.seq, before)).orderBy(desc(audit.seq)).limit(limit).all();
  const items = rows.map(({ actorKind, actorId, ...row }): AuditEntry => ({
    ...row,
    actor: { kind: actorKind, id: actorId },
  }));
  const last = rows.length === limit ? rows.at(-1) : undefined;
  return { items, next: last === undefined ? null : String(last.seq) };
}
