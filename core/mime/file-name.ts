const maxBytes = 200;
const invisible =
  /[\u0000-\u001f\u007f-\u009f\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0]|[\u{e0000}-\u{e007f}]/gu;
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

/**
 * A sender's file name as one that may be shown and saved anywhere: no folder, nothing invisible, nothing that
 * Windows or a shell reads specially, and the real extension is the end one sees. Null when nothing is left.
 */
export function safeFileName(name: string | null | undefined): string | null {
  if (name === null || name === undefined) return null;
  if (/^[A-Za-z0-9][\w -]{0,80}\.[a-z0-9]{1,5}$/.test(name) && !reserved.test(name) && !name.includes('  '))
    return name;
  const visible = name.toWellFormed().normalize('NFC').replace(invisible, '').replace(/\s+/g, ' ').trim();
  const plain = (looksLikePath(visible) ? lastSegment(visible) : visible)
    .replace(/[<>:"/\\|?*]/g, '_')
    .replace(/\s+(?=\.[^.]*$)/, '')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    .replace(/^-/, '_')
    .replace(reserved, '_$&');
  return plain === '' ? null : shorten(plain);
}

function looksLikePath(name: string): boolean {
  return /^(?:[A-Za-z]:|[./\\])|\\|\/.*\/|\.\.\//.test(name);
}

function lastSegment(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
}

/** Cut in the middle: the extension says what it is. */
function shorten(name: string): string {
  if (Buffer.byteLength(name) <= maxBytes) return name;
  const dot = name.lastIndexOf('.');
  const extension = dot > 0 && name.length - dot <= 12 ? name.slice(dot) : '';
  let stem = name.slice(0, Math.min(extension === '' ? name.length : dot, maxBytes));
  while (Buffer.byteLength(stem) + Buffer.byteLength(extension) > maxBytes) stem = stem.slice(0, -1);
  return `${stem
    .toWellFormed()
    .replace(/\ufffd$/, '')
    .trimEnd()}${extension}`;
}
