import { create } from 'zustand';

/** The dialog stands in the settings; a command from anywhere opens it. */
export const useAddAccountDialog = create<{ isOpen: boolean }>()(() => ({ isOpen: false }));

export function openAddAccount(): void {
  useAddAccountDialog.setState({ isOpen: true });
}

export function setAddAccount(isOpen: boolean): void {
  useAddAccountDialog.setState({ isOpen });
}
