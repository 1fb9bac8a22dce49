/** Where a page of a list ended: its last row, by the order of the list (`lastAt` descending, then `id` descending). */
export interface RowPosition {
  readonly lastAt: number;
  readonly id: string;
}

export function encodeCursor({ lastAt, id }: RowPosition): string {
  return `${lastAt.toString(36)}.${id}`;
}

/** `null` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): RowPosition | null {
  const [, time, id] = cursor.match(/^([0-9a-z]{1,11})\.([0-9A-Za-z_-]{1,64})$/) ?? [];
  if (time === undefined || id === undefined) return null;
  const lastAt = Number.parseInt(time, 36);
  return Number.isSafeInteger(lastAt) && lastAt.toString(36) === time ? { lastAt, id } : null;
}
