import { AppError } from '#shared/errors.ts';
import { longestPath } from './limits.ts';

/** What no folder may be called: it could end the command it stands in. */
const unsendable = /[\u0000-\u001f\u007f]/;

export function isSendablePath(path: string): boolean {
  return path !== '' && path.length <= longestPath && !unsendable.test(path) && path.isWellFormed();
}

export function checkPath(path: string): string {
  if (!isSendablePath(path)) throw new AppError('invalid-input', 'not a name of a folder');
  return path;
}

/** Modified UTF-7 (RFC 3501, 5.1.3). */
export function encodeModifiedUtf7(path: string): string {
  return path.replaceAll('&', '&-').replaceAll(/[^\u0020-\u007e]+/g, (run) => {
    const base64 = Buffer.from(run, 'utf16le').swap16().toString('base64');
    return `&${base64.replaceAll('=', '').replaceAll('/', ',')}-`;
  });
}

/**
 * Whether a folder can be named to the server just as the server named it. A broken name would select another folder,
 * or none. `isUtf8`: RFC 6855 is in force.
 */
export function canBeNamed(path: string, asListed: string, isUtf8: boolean): boolean {
  if (/^inbox$/i.test(path)) return true;
  return isSendablePath(path) && asListed === (isUtf8 ? path : encodeModifiedUtf7(path));
}
