import { AppError } from '#shared/errors.ts';
import { cleanLine } from '#shared/model/line.ts';

/**
 * One step of a path, as the user typed it. The delimiter would make two of it; control characters never reach the
 * line at all, and `%` and `*` are wildcards to LIST (RFC 9051, 6.3.9).
 */
export function checkName(name: string, delimiter: string | null): string {
  const clean = cleanLine(name).trim();
  const isBad = clean === '' || /[%*]/.test(clean) || (delimiter !== null && clean.includes(delimiter));
  if (isBad) throw new AppError('invalid-input', 'not a name for a folder', { field: 'name' });
  return clean;
}

/** Everything but the last step, with its delimiter. */
export function parentOf(path: string, delimiter: string | null): string {
  if (delimiter === null) return '';
  return path.slice(0, path.lastIndexOf(delimiter) + 1);
}
