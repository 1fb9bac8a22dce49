import type { FileDanger } from './file-danger.ts';
import { fileKindOf, type FileKind } from './file-kind.ts';

/** What the bytes say, whatever name or type came with them. */
export interface SniffedFile {
  readonly mimeType: string;
  readonly kind: FileKind;
  readonly danger: FileDanger | null;
}

type Magic = readonly [at: number, bytes: string | readonly number[], mimeType: string, danger?: FileDanger];

const executable = 'application/x-executable';
const oneNote = [0xe4, 0x52, 0x5c, 0x7b, 0x8c, 0xd8, 0xa7, 0x4d];

/** A short table of facts; the order matters only where one begins like another. */
const magics: readonly Magic[] = [
  [0, '%PDF-', 'application/pdf'],
  [0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'image/png'],
  [0, [0xff, 0xd8, 0xff], 'image/jpeg'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [8, 'WAVE', 'audio/wav'],
  [8, 'AVI ', 'video/x-msvideo'],
  [4, 'ftypavif', 'image/avif'],
  [4, 'ftypheic', 'image/heic'],
  [4, 'ftypmif1', 'image/heic'],
  [4, 'ftypM4A', 'audio/mp4'],
  [4, 'ftypqt', 'video/quicktime'],
  [4, 'ftyp', 'video/mp4'],
  [0, [0x49, 0x49, 0x2a, 0x00], 'image/tiff'],
  [0, [0x4d, 0x4d, 0x00, 0x2a], 'image/tiff'],
  [0, [0x00, 0x00, 0x01, 0x00], 'image/x-icon'],
  [0, 'ID3', 'audio/mpeg'],
  [0, 'OggS', 'audio/ogg'],
  [0, 'fLaC', 'audio/flac'],
  [0, [0x1a, 0x45, 0xdf, 0xa3], 'video/webm'],
  [0, '{\\rtf', 'application/rtf'],
  [0, 'MZ', 'application/vnd.microsoft.portable-executable', 'program'],
  [0, [0x7f, 0x45, 0x4c, 0x46], executable, 'program'],
  [0, [0xfe, 0xed, 0xfa, 0xce], executable, 'program'],
  [0, [0xfe, 0xed, 0xfa, 0xcf], executable, 'program'],
  [0, [0xce, 0xfa, 0xed, 0xfe], executable, 'program'],
  [0, [0xcf, 0xfa, 0xed, 0xfe], executable, 'program'],
  [0, [0xca, 0xfe, 0xba, 0xbe], executable, 'program'],
  [0, '#!', 'text/x-shellscript', 'script'],
  [0, [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], 'application/x-ms-shortcut', 'shortcut'],
  [0, '[InternetShortcut]', 'application/internet-shortcut', 'shortcut'],
  [0, oneNote, 'application/onenote', 'script'],
  [0, 'ITSF', 'application/vnd.ms-htmlhelp', 'script'],
  [32_769, 'CD001', 'application/x-iso9660-image', 'disk'],
  [0, 'vhdxfile', 'application/x-vhd', 'disk'],
  [0, 'conectix', 'application/x-vhd', 'disk'],
  [0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'application/x-7z-compressed'],
  [0, 'Rar!', 'application/x-rar-compressed'],
  [0, [0x1f, 0x8b], 'application/gzip'],
  [0, 'BZh', 'application/x-bzip2-compressed'],
  [0, [0xfd, 0x37, 0x7a, 0x58, 0x5a], 'application/x-xz-compressed'],
  [0, 'MSCF', 'application/vnd.ms-cab-compressed'],
  [257, 'ustar', 'application/x-tar'],
  [0, 'BEGIN:VCALENDAR', 'text/calendar'],
  [0, 'BEGIN:VCARD', 'text/vcard'],
];

const zip = [0x50, 0x4b, 0x03, 0x04];
const ole = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const openXml = 'application/vnd.openxmlformats-officedocument.';

/** `null`: nothing that has a mark of its own, such as plain text. */
export function sniffFile(bytes: Uint8Array): SniffedFile | null {
  if (startsWith(bytes, 0, zip)) return sniffZip(bytes);
  if (startsWith(bytes, 0, ole)) return sniffOle(bytes);
  const found = magics.find(([at, mark]) => startsWith(bytes, at, mark));
  if (found !== undefined) return sniffed(found[2], found[3] ?? null);
  return sniffMarkup(bytes);
}

/** Also without a mark: no control characters at its beginning, so a person may read it. */
export function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 8_192).some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32));
}

/** Office writes its parts' names in clear; one of them is the macros. */
function sniffZip(bytes: Uint8Array): SniffedFile {
  const text = latin(bytes);
  const danger = text.includes('vbaProject.bin') || text.includes('macrosheets/') ? 'macros' : null;
  if (text.includes('word/')) return sniffed(`${openXml}wordprocessingml.document`, danger);
  if (text.includes('xl/')) return sniffed(`${openXml}spreadsheetml.sheet`, danger);
  if (text.includes('ppt/')) return sniffed(`${openXml}presentationml.presentation`, danger);
  const [, named] = /mimetype(application\/[\w.+-]{5,80})/.exec(text.slice(0, 300)) ?? [];
  if (named !== undefined) return sniffed(named, text.includes('Basic/') ? 'macros' : null);
  if (text.includes('AndroidManifest.xml')) return sniffed('application/vnd.android.package-archive', 'program');
  if (text.includes('META-INF/MANIFEST.MF')) return sniffed('application/java-archive', 'program');
  return sniffed('application/zip', null);
}

/** The old Office formats, Outlook's messages, and installers. Names of streams are UTF-16. */
function sniffOle(bytes: Uint8Array): SniffedFile {
  const text = latin(bytes).replaceAll('\0', '');
  const danger = text.includes('_VBA_PROJECT') || text.includes('Macros') ? 'macros' : null;
  if (text.includes('__substg1.0_')) return sniffed('application/vnd.ms-outlook', null);
  if (text.includes('WordDocument')) return sniffed('application/msword', danger);
  if (text.includes('Workbook')) return sniffed('application/vnd.ms-excel', danger);
  if (text.includes('PowerPoint Document')) return sniffed('application/vnd.ms-powerpoint', danger);
  return sniffed('application/x-ole-storage', danger ?? 'program');
}

/** Leading blanks, comments and a byte order mark do not make a page harmless. */
function sniffMarkup(bytes: Uint8Array): SniffedFile | null {
  const text = latin(bytes.subarray(0, 4_096))
    .replaceAll('\0', '')
    .replace(/^[^<]{0,8}(?=<)/, '')
    .replace(/<!--[\s\S]*?-->|<\?xml[^>]*>/g, '')
    .trimStart();
  if (/^<svg[\s>]|^<!doctype svg/i.test(text)) return sniffed('image/svg+xml', 'page');
  return /^<(?:!doctype html|html|head|body|script|iframe|meta|style|table|div|a|img|form)[\s>]/i.test(text)
    ? sniffed('text/html', 'page')
    : null;
}

function sniffed(mimeType: string, danger: FileDanger | null): SniffedFile {
  return { mimeType, kind: mimeType === 'application/vnd.ms-outlook' ? 'mail' : fileKindOf('', mimeType), danger };
}

function startsWith(bytes: Uint8Array, at: number, mark: string | readonly number[]): boolean {
  if (bytes.length < at + mark.length) return false;
  for (let index = 0; index < mark.length; index += 1) {
    const wanted = typeof mark === 'string' ? mark.charCodeAt(index) : mark[index];
    if (bytes[at + index] !== wanted) return false;
  }
  return true;
}

/** The beginning and the end: a ZIP lists its contents last. */
function latin(bytes: Uint8Array): string {
  const reach = 400_000;
  const ends = bytes.length <= 2 * reach ? [bytes] : [bytes.subarray(0, reach), bytes.subarray(-reach)];
  const decoder = new TextDecoder('latin1');
  return ends.map((end) => decoder.decode(end)).join('');
}
