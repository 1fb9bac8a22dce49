/** Writing and sending: drafts and their journal (with core/drafts), building mails, the ledger and who works it off. */
export { deliveryHandlers } from './delivery-handlers.ts';
export { DraftKeeper } from './draft-keeper.ts';
export { composeEffects } from './effects.ts';
export { Postman, type PostmanPorts } from './postman.ts';
export { pruneDraftsJob } from './prune-drafts-job.ts';
export { sendBuilt } from './send-built.ts';
