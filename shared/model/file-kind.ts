import { z } from 'zod';

/** What people call a file, not what a standard does: by these one filters, and each has an icon. */
export const fileKind = z.enum([
  'image',
  'pdf',
  'document',
  'sheet',
  'slides',
  'text',
  'archive',
  'audio',
  'video',
  'calendar',
  'contact',
  'mail',
  'other',
]);
export type FileKind = z.infer<typeof fileKind>;

const byExtension: Readonly<Record<string, FileKind>> = Object.fromEntries(
  (
    [
      ['image', 'png jpg jpeg jpe jfif gif webp bmp tif tiff heic heif avif svg ico psd'],
      ['pdf', 'pdf'],
      ['document', 'doc docx docm dot dotx dotm odt ott rtf pages wpd epub'],
      ['sheet', 'xls xlsx xlsm xlsb xlt xltx xltm ods ots csv tsv numbers'],
      ['slides', 'ppt pptx pptm pps ppsx pot potx odp key'],
      ['text', 'txt log md json xml yaml yml ini'],
      ['archive', 'zip 7z rar tar gz tgz bz2 xz zst jar cab iso img dmg'],
      ['audio', 'mp3 m4a aac wav flac ogg oga opus wma amr'],
      ['video', 'mp4 m4v mov avi mkv webm wmv mpg mpeg 3gp'],
      ['calendar', 'ics ical vcs'],
      ['contact', 'vcf vcard'],
      ['mail', 'eml msg mbox'],
    ] as const
  ).flatMap(([kind, extensions]) => extensions.split(' ').map((extension) => [extension, kind])),
);

const byType: readonly (readonly [RegExp, FileKind])[] = [
  [/^image\//, 'image'],
  [/^audio\//, 'audio'],
  [/^video\//, 'video'],
  [/^application\/(?:x-)?pdf$/, 'pdf'],
  [/^(?:text\/calendar|application\/ics)$/, 'calendar'],
  [/^text\/(?:x-)?vcard$/, 'contact'],
  [/^message\/(?:rfc822|global)$/, 'mail'],
  [/spreadsheet|ms-excel|\/csv$/, 'sheet'],
  [/presentation|powerpoint/, 'slides'],
  [/wordprocessing|msword|opendocument\.text|\/rtf$/, 'document'],
  [/zip|x-tar|gzip|compressed|x-rar/, 'archive'],
  [/^text\//, 'text'],
];

/** The name decides, as it does for the program that opens the file; where it says nothing, the type the mail claims. */
export function fileKindOf(name: string, mimeType: string): FileKind {
  const known = byExtension[extensionOf(name)];
  return known ?? byType.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'other';
}

/** Lower case, without the dot; `''` where there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0
    ? ''
    : name
        .slice(dot + 1)
        .trim()
        .toLowerCase();
}
