export { connectImap } from './imap/index.ts';
export { readHealth } from './read-health.ts';
export { SyncEngine } from './sync-engine.ts';
export { syncHandlers } from './sync-handlers.ts';
export type { SyncPorts } from './ports.ts';
export { verifyJob } from './verify-job.ts';
