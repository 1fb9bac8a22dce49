/** Mail in and out as files: mbox, eml, Maildir. */
export { exportJob } from './export-job.ts';
export { importJob, type TransferPorts } from './import-job.ts';
export { flagsOf } from './mail-flags.ts';
export { prepareMails, storeMails, type PreparedMail } from './import-mails.ts';
export { transferHandlers } from './transfer-handlers.ts';
