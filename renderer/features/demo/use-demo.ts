import { useAccounts } from '../accounts/index.ts';

/** The demo is open as long as one of its accounts is here. */
export function useIsDemoOpen(): boolean {
  return useAccounts()?.some((account) => account.kind === 'demo') ?? false;
}
