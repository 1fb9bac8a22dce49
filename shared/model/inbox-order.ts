/**
 * The order of the inbox is one number per conversation: when it last came up. A pinned one stands this far above all
 * dates, so that lists page through pinned and others by the same index.
 */
export const pinLift = 2 ** 50;

export function isLifted(sortAt: number): boolean {
  return sortAt >= pinLift;
}
