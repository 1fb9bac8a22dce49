import { z } from 'zod';
import { command, done, nothing, pageOf, query, cursor } from './define.ts';
import { backup, passphrase } from './boot.ts';
import { actor, correlationId, count, instant, shortText } from './values.ts';

/** The user's data as a thing to keep safe: how it is locked, where its copies are, who changed what. */
export const auditEntry = z.strictObject({
  seq: count,
  at: instant,
  actor,
  action: z.string().max(100),
  /** What it was done to: a topic and up to 50 ids. */
  subject: z.string().max(60),
  ids: z.array(z.string().max(64)).max(50),
  count,
  correlationId,
});
export type AuditEntry = z.infer<typeof auditEntry>;

export const profile = {
  status: query(
    nothing,
    z.strictObject({
      version: z.string().max(40),
      profileDir: z.string().max(4_096),
      sizeBytes: count,
      schemaVersion: count,
      keySource: z.enum(['keyring', 'vault', 'memory']),
      isDemo: z.boolean(),
      lastBackupAt: instant.nullable(),
    }),
    'backups',
    'accounts',
  ),
  /** The key itself, as groups of letters one can write down. A command, because the audit keeps that it was shown. */
  revealRecoveryCode: command(nothing, z.strictObject({ recoveryCode: z.string().max(200) })),
  changePassphrase: command(z.strictObject({ current: passphrase, next: passphrase.min(8) }), done),
  backups: query(nothing, z.array(backup).max(100), 'backups'),
  backupNow: command(nothing, backup),
  audit: query(
    z.strictObject({ limit: z.number().int().min(1).max(200).default(50), after: cursor.nullable().default(null) }),
    pageOf(auditEntry),
    'audit',
  ),
  /** Statements that took over 40 ms since the start, slowest first. */
  slowStatements: query(
    nothing,
    z.array(z.strictObject({ name: shortText, count, worstMs: z.number(), lastAt: instant })).max(100),
  ),
};
