let last: Promise<unknown> = Promise.resolve();

/**
 * One change after the other. A second key may come before the first change is on screen; what it acts on is decided
 * only then, so that two quick "archive" take two conversations and never the same one twice.
 */
export function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
  const result = last.then(run);
  // A failed change is told to whoever asked for it; the next one does not depend on it.
  last = result.catch(() => undefined);
  return result;
}
