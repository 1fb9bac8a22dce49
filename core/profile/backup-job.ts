import type { JobKind } from '../context.ts';
import type { OpenProfile } from './open-profile.ts';

const dayMs = 86_400_000;

export function backupJob(profile: OpenProfile): JobKind {
  return {
    kind: 'profile.backup',
    maxAttempts: 3,
    everyMs: dayMs,
    run: async ({ cause }) => {
      const backup = await profile.backUp('daily');
      profile.db.write(cause, (tx) => tx.touch('backups', backup.id));
    },
  };
}
