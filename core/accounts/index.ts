export { accountHandlers, accountUndo } from './account-handlers.ts';
export { insertAccount } from './insert-account.ts';
export { purgeAccount, purgeAccountJob } from './purge-job.ts';
export { removeAccounts } from './remove-accounts.ts';
