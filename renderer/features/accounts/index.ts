export { AccountNav } from './account-nav.tsx';
export { AccountSettings } from './account-settings.tsx';
export { AddAccountForm } from './add-account-form.tsx';
export { accountCommands } from './commands.ts';
export { markOf, useAccounts, useAccountsById } from './use-accounts.ts';
