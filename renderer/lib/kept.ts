/**
 * Small things of this window's origin: how it looked, how wide its panes were, which commands were used last. Never
 * mail. A browser may forbid storage or hold something broken; then the window lives without.
 */
export function readKept(name: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(`hauspost.${name}`) ?? 'null');
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof DOMException) return null;
    throw error;
  }
}

export function keep(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(`hauspost.${name}`, JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
