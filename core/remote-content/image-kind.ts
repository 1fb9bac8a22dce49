/** What a picture is by its own bytes; what a server calls it counts for nothing. */
export interface ImageFacts {
  readonly mimeType: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/avif';
  /** In pixels; 0 where the format hides it deep inside. */
  readonly width: number;
  readonly height: number;
}

/** `null`: no picture a browser draws from pixels. SVG is a document with scripts and links, not a picture. */
export function readImageFacts(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 12) return null;
  if (bytes.subarray(0, 8).equals(pngMark)) {
    return bytes.length < 24 ? null : facts('image/png', bytes.readUInt32BE(16), bytes.readUInt32BE(20));
  }
  const mark = bytes.toString('latin1', 0, 12);
  if (/^GIF8[79]a/.test(mark)) return facts('image/gif', bytes.readUInt16LE(6), bytes.readUInt16LE(8));
  if (mark.startsWith('\u00ff\u00d8\u00ff')) return readJpeg(bytes);
  if (mark.startsWith('RIFF') && mark.endsWith('WEBP')) return readWebp(bytes);
  if (/^.{4}ftypavi[fs]$/s.test(mark)) return facts('image/avif', 0, 0);
  return null;
}

const pngMark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function facts(mimeType: ImageFacts['mimeType'], width: number, height: number): ImageFacts {
  return { mimeType, width, height };
}

/** Walks the segments to the frame header (ITU T.81, B.2.2). */
function readJpeg(bytes: Buffer): ImageFacts | null {
  let at = 2;
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return facts('image/jpeg', bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5));
    // A fill byte stands alone.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}

function readWebp(bytes: Buffer): ImageFacts | null {
  if (bytes.length < 30) return null;
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return facts('image/webp', bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff);
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return facts('image/webp', (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case 'VP8X':
      return facts('image/webp', bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1);
    default:
      return null;
  }
}
