export { jobHandlers } from './handlers.ts';
export { pruneJob } from './prune-job.ts';
export { Scheduler, type SchedulerOptions } from './scheduler.ts';
