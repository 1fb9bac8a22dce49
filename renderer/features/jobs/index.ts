export { describeJob } from './describe-job.ts';
export { JobStatus } from './job-status.tsx';
