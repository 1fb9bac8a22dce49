/** A mistake of ours while drawing, as something one can pass on. */
export interface Crash {
  /** The same mistake gets the same reference, on every machine. */
  readonly reference: string;
  readonly error: string;
  readonly where: string;
}

export function describeCrash(error: unknown): Crash {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return { reference: makeReference(text), error: stack.includes(text) ? stack : `${text}\n${stack}`, where: '' };
}

/** FNV-1a over the message: eight letters and digits that are easy to read out. */
function makeReference(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193) >>> 0;
  }
  const digits = hash.toString(36).toUpperCase().padStart(7, '0');
  return `${digits.slice(0, 3)}-${digits.slice(3)}`;
}
