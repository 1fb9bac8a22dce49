/** The menu hangs on whichever of its buttons is on screen: in the reader, or in the bar of the selection. */
function findButton(): HTMLButtonElement | undefined {
  return [...document.querySelectorAll<HTMLButtonElement>('[data-opens="move"]')].find((button) =>
    button.checkVisibility(),
  );
}

export function isMoveMenuOnScreen(): boolean {
  return findButton() !== undefined;
}

/** A click without a mouse: the menu opens with its first line chosen, ready for Enter. */
export function openMoveMenu(): void {
  findButton()?.click();
}
