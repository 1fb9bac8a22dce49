import { purgeAccountJob } from './accounts/index.ts';
import { deliverJob } from './bundles/index.ts';
import { pruneDraftsJob } from './compose/index.ts';
import type { JobKind } from './context.ts';
import { deliverDemoJob, loadDemoJob } from './demo/index.ts';
import { fireFollowUpsJob } from './follow-ups/index.ts';
import type { HousePorts } from './house-ports.ts';
import { inviteIndexJob } from './invites/index.ts';
import { resortJob } from './inbox-splits/index.ts';
import { purgeGoneJob } from './messages/index.ts';
import { pruneJob } from './jobs/prune-job.ts';
import { backupJob } from './profile/backup-job.ts';
import type { OpenProfile } from './profile/open-profile.ts';
import { tidyRawJob } from './raw/index.ts';
import { wakeJob } from './snooze/index.ts';
import { verifyJob, type SyncEngine } from './sync/index.ts';
import { ownMailJob } from './threads/own-mail-job.ts';
import { exportJob, importJob } from './transfer/index.ts';

/** Every kind of job. A kind is never renamed: rows of older versions name it. */
export function jobKinds(
  parts: HousePorts & { readonly profile: OpenProfile; readonly sync: SyncEngine },
): readonly JobKind[] {
  const { profile, events, raw, sync } = parts;
  const { db } = profile;
  return [
    backupJob(profile),
    pruneJob(db),
    purgeAccountJob(db) as JobKind,
    loadDemoJob({ ...parts, db }),
    deliverDemoJob({ ...parts, db }, events),
    tidyRawJob(db, raw),
    purgeGoneJob(db),
    ownMailJob(db),
    wakeJob(db, events),
    resortJob(db),
    deliverJob(db) as JobKind,
    inviteIndexJob({ ...parts, db }),
    pruneDraftsJob(db),
    fireFollowUpsJob(db, events),
    verifyJob(db, sync) as JobKind,
    importJob({ ...parts, db }) as JobKind,
    exportJob({ ...parts, db, remote: sync, profileDir: profile.dir }) as JobKind,
  ];
}
