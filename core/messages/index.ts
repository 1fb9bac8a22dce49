export { messageHandlers } from './message-handlers.ts';
export { purgeGoneJob } from './purge-gone-job.ts';
export { noRemote } from './remote-mail.ts';
