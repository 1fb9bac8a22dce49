/** The menu hangs on whichever of its buttons is on screen: in the reader, or in the bar of the selection. */
function findButton(): HTMLButtonElement | undefined {
  return [...document.querySelectorAll<HTMLButtonElement>('[data-opens="move"]')].find((button) =>
    button.checkVisibility(),
  );
}

/** About a second: the key may come right after the one that opened the conversation, before its bar is drawn. */
const maxFrames = 60;

/** A click without a mouse: the menu opens with its first line chosen, ready for Enter. */
export function openMoveMenu(framesLeft = maxFrames): void {
  const button = findButton();
  if (button) button.click();
  else if (framesLeft > 0) requestAnimationFrame(() => openMoveMenu(framesLeft - 1));
}
