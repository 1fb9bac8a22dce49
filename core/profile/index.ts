export { backupJob } from './backup-job.ts';
export { profileHandlers } from './handlers.ts';
export { takeInstanceLock, type InstanceLock, type InstanceNote, type LockResult } from './instance-lock.ts';
export type { OpenProfile } from './open-profile.ts';
export type { Secrets } from './secrets.ts';
