import { create } from 'zustand';

/** Whether the choice of templates is open; asked by a command or `;`, drawn by the editor. */
export const useTemplatePicker = create<{ readonly isOpen: boolean }>()(() => ({ isOpen: false }));

export function openTemplatePicker(): void {
  useTemplatePicker.setState({ isOpen: true });
}

export function closeTemplatePicker(): void {
  useTemplatePicker.setState({ isOpen: false });
}
