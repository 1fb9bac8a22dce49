import { create } from 'zustand';

/** Whether the question for a link's address is open; asked by a command, drawn by the editor. */
export const useLinkDialog = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function openLinkDialog(): void {
  useLinkDialog.setState({ isOpen: true });
}

export function closeLinkDialog(): void {
  useLinkDialog.setState({ isOpen: false });
}
