import { lazyPart } from '../../lib/lazy-part.tsx';

export { AccountNav } from './account-nav.tsx';
export { accountCommands } from './commands.ts';
export { markOf, useAccounts, useAccountsById } from './use-accounts.ts';

export const AccountSettings = lazyPart(async () => (await import('./account-settings.tsx')).AccountSettings);
export const AddAccountForm = lazyPart(async () => (await import('./add-account-form.tsx')).AddAccountForm);
