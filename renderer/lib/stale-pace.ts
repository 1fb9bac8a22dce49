/** How long answers may be old while mail pours in: often enough to watch, seldom enough to work beside. */
const paceMs = 300;
/** After a key or a click every change counts at once: it may be the one that was asked for. */
const attentiveMs = 600;

/** When what became old is asked for again: at once while the user acts or all was quiet, else at a steady pace. */
export function nextLookAt(now: number, lastLookAt: number, actedAt: number): number {
  return now - actedAt < attentiveMs ? now : Math.max(now, lastLookAt + paceMs);
}
