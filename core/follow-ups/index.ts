/** "Remind me if nobody answers": planned with a draft, ended by an answer, fired by a job. */
export { noteAnswer, type AnswerCandidate } from './note-answer.ts';
export { beginWaiting, carryToDelivery } from './follow-a-delivery.ts';
export { fireFollowUpsJob } from './fire-job.ts';
export { followUpHandlers, followUpUndo } from './follow-up-handlers.ts';
