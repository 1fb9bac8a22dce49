export { inviteHandlers } from './invite-handlers.ts';
export { inviteIndexJob } from './index-job.ts';
