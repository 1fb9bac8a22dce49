import { create } from 'zustand';

/** The menu "Move" opens by key, too; it hangs on whichever of its buttons is on screen. */
export const useMoveMenu = create<{ isOpen: boolean }>()(() => ({ isOpen: false }));

export function openMoveMenu(): void {
  useMoveMenu.setState({ isOpen: true });
}

export function setMoveMenu(isOpen: boolean): void {
  useMoveMenu.setState({ isOpen });
}
