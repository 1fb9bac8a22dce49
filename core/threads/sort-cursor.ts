import { AppError } from '#shared/errors.ts';

/** Where a page ended in an order other than by time: the key it is sorted by, then the time, then the row itself. */
export interface SortPosition {
  readonly key: string;
  readonly at: number;
  readonly id: string;
}

export function encodeSortCursor({ key, at, id }: SortPosition): string {
  return `${Buffer.from(key).toString('base64url')}.${at.toString(36)}.${id}`;
}

export function decodeSortCursor(cursor: string | null): SortPosition | null {
  if (cursor === null) return null;
  const [, key, time, id] = /^([\w-]{0,150})\.([0-9a-z]{1,11})\.([\w-]{1,64})$/.exec(cursor) ?? [];
  const at = Number.parseInt(time ?? '', 36);
  const position = { key: Buffer.from(key ?? '', 'base64url').toString(), at, id: id ?? '' };
  if (!Number.isSafeInteger(at) || encodeSortCursor(position) !== cursor) {
    throw new AppError('invalid-input', 'not a cursor of ours', { field: 'after' });
  }
  return position;
}
