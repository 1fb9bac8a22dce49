import { z } from 'zod';
import { command, done, nothing, query } from './define.ts';
import { count, instant, shortText } from './values.ts';

/**
 * The part of the core that answers before a database is open: is there a key, does the file hold, what can be done.
 * Everything else answers `unavailable` until the phase is `ready`.
 */
export const backup = z.strictObject({
  id: z.string().max(200),
  madeAt: instant,
  sizeBytes: count,
  reason: z.enum(['migration', 'daily', 'manual', 'restore']),
});
export type Backup = z.infer<typeof backup>;

export const bootState = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('opening'), step: z.enum(['starting', 'key', 'checking', 'backup', 'migrating']) }),
  /** First start without a usable system keyring: the user chooses a passphrase. */
  z.strictObject({ phase: z.literal('needsPassphrase'), keyringError: shortText.nullable() }),
  z.strictObject({
    phase: z.literal('locked'),
    /**
     * passphrase: the profile has a vault. keyring-unavailable: the keyring does not answer.
     * key-lost: the keyring answers but no longer holds our key. wrong-key: the key found does not open this file.
     */
    reason: z.enum(['passphrase', 'keyring-unavailable', 'key-lost', 'wrong-key']),
    /** The ways back that this profile has. */
    ways: z.array(z.enum(['passphrase', 'recovery-code', 'retry', 'start-over'])),
    detail: shortText.nullable(),
  }),
  z.strictObject({
    phase: z.literal('failed'),
    reason: z.enum(['corrupt', 'newer', 'read-only', 'disk-full', 'missing', 'migration', 'unknown']),
    detail: shortText,
    ways: z.array(z.enum(['restore', 'retry', 'start-over'])),
    backups: z.array(backup).max(100),
  }),
  z.strictObject({
    phase: z.literal('ready'),
    keySource: z.enum(['keyring', 'vault', 'memory']),
    /** Set when the last run did not close the database: it was checked and found whole, or restored. */
    recovered: z.strictObject({ checkedMs: count, restoredFrom: instant.nullable() }).nullable(),
  }),
]);
export type BootState = z.infer<typeof bootState>;

export const passphrase = z.string().min(1).max(1_024);

export const boot = {
  state: query(nothing, bootState, 'boot'),
  /** First start: makes the key, wraps it with the passphrase and opens the new database. */
  createVault: command(z.strictObject({ passphrase: passphrase.min(8) }), done),
  unlock: command(z.strictObject({ passphrase }), done),
  /** Opens with the recovery code and, where the keyring works again, puts the key back into it. */
  recover: command(z.strictObject({ recoveryCode: z.string().min(1).max(200) }), done),
  retry: command(nothing, done),
  /** Puts a backup in the place of the database; what stood there is kept beside it. */
  restore: command(z.strictObject({ backupId: z.string().max(200) }), done),
  /** Sets the whole old profile aside, untouched, and begins a new one. Answers where the old one lies now. */
  startOver: command(
    z.strictObject({ confirm: z.literal('set aside') }),
    z.strictObject({ keptAt: z.string().max(4_096) }),
  ),
};
