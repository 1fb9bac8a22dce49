/**
 * The order of the inbox is one number per conversation: when it last came up. A pinned one stands this far above all
 * dates, so that lists page through pinned and others by the same index.
 */
export const pinLift = 2 ** 50;

export function isLifted(sortAt: number): boolean {
  return sortAt >= pinLift;
}

/** A new sender the user decides about later stands this far below the others, but never before all time. */
export const laterDrop = 2 ** 40;

export function isDropped(sortAt: number): boolean {
  return sortAt < laterDrop;
}
