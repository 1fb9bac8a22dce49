import { purgeAccountJob } from './accounts/index.ts';
import type { JobKind } from './context.ts';
import { deliverDemoJob, loadDemoJob } from './demo/index.ts';
import type { HousePorts } from './house-ports.ts';
import { purgeGoneJob } from './messages/index.ts';
import { pruneJob } from './jobs/prune-job.ts';
import { backupJob } from './profile/backup-job.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import { tidyRawJob } from './raw/index.ts';

/** Every kind of job. A kind is never renamed: rows of older versions name it. */
export function jobKinds(parts: HousePorts & { readonly profile: OpenProfile }): readonly JobKind[] {
  const { profile, events, raw } = parts;
  const { db } = profile;
  return [
    backupJob(profile),
    pruneJob(db),
    purgeAccountJob(db) as JobKind,
    loadDemoJob(db),
    deliverDemoJob(db, events),
    tidyRawJob(db, raw),
    purgeGoneJob(db),
  ];
}
