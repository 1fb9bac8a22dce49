import { crc32, deflateSync } from 'node:zlib';

/** Real files, small and made here: a reader of the demo can open every one of them. */
export interface DemoFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Buffer;
}

const office = 'application/vnd.openxmlformats-officedocument';
const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: `${office}.wordprocessingml.document`,
  html: 'text/html',
  ics: 'text/calendar',
  jpg: 'image/jpeg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  xlsx: `${office}.spreadsheetml.sheet`,
  zip: 'application/zip',
};

/** A file of this name with these words in it, filled up to so many bytes with what nobody sees and packing removes. */
export function makeFile(name: string, lines: readonly string[], minBytes = 0): DemoFile {
  const ending = name.split('.').at(-1) ?? '';
  const mimeType = mimeTypes[ending] ?? 'application/octet-stream';
  return { name, mimeType, bytes: makeBytes(ending, lines, minBytes) };
}

function makeBytes(ending: string, lines: readonly string[], minBytes: number): Buffer {
  switch (ending) {
    case 'pdf':
      return makePdf(lines, minBytes);
    case 'docx':
      return makeDocx(lines, minBytes);
    case 'xlsx':
      return makeXlsx(lines, minBytes);
    case 'png':
      return makePng(240, 150, lines.join('\n'));
    case 'jpg':
      return makeJpeg(320, 240, lines.join('\n'));
    case 'zip':
      return makeZip([{ path: 'readme.txt', bytes: Buffer.from(lines.join('\n')) }]);
    case 'html':
      return Buffer.from(`<!doctype html><meta charset="utf-8"><pre>${lines.join('\n')}</pre>\n`);
    default:
      return Buffer.from(`${lines.join('\r\n')}\r\n`);
  }
}

const pdfWidth = 92;
const linesPerPage = 52;

/** PDF 1.4, Helvetica in WinAnsi, as many A4 pages as it takes. */
function makePdf(lines: readonly string[], minBytes: number): Buffer {
  const wrapped = lines.flatMap((line) => wrap(line, pdfWidth));
  const pages = Array.from({ length: Math.max(1, Math.ceil(wrapped.length / linesPerPage)) }, (_, page) =>
    wrapped.slice(page * linesPerPage, (page + 1) * linesPerPage),
  );
  const objects: Buffer[] = [];
  const add = (text: string | Buffer) => objects.push(Buffer.isBuffer(text) ? text : Buffer.from(text, 'latin1'));
  const kids = pages.map((_, page) => `${4 + page * 2} 0 R`).join(' ');
  add('<< /Type /Catalog /Pages 2 0 R >>');
  add(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  add('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>');
  for (const [page, own] of pages.entries()) {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + page * 2} 0 R >>`,
    );
    const text = own.map((line, index) => `${index === 0 ? '' : 'T* '}(${winAnsi(line)}) Tj`).join('\n');
    const first = page === 0 ? 13 : 10;
    const stream = Buffer.from(
      `BT /F1 ${first} Tf 14.5 TL 56 780 Td\n${text.replace(' Tj\n', ' Tj /F1 10 Tf\n')}\nET`,
      'latin1',
    );
    add(Buffer.concat([Buffer.from(`<< /Length ${stream.length} >>\nstream\n`), stream, Buffer.from('\nendstream')]));
  }
  const head = Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1');
  const bodies = objects.map((body, index) =>
    Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]),
  );
  const used = head.length + bodies.reduce((sum, { length }) => sum + length, 0) + 400;
  const filling = Buffer.from(`${'%'.padEnd(79)}\n`.repeat(Math.max(0, Math.ceil((minBytes - used) / 80))));
  const offsets: number[] = [];
  let at = head.length;
  for (const { length } of bodies) {
    offsets.push(at);
    at += length;
  }
  const startxref = at + filling.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end =
    `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n` +
    `<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${startxref}\n%%EOF\n`;
  return Buffer.concat([head, ...bodies, filling, Buffer.from(end)]);
}

const winAnsiExtras: Readonly<Record<string, number>> = {
  '€': 0x80,
  '„': 0x84,
  '…': 0x85,
  '‚': 0x82,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '•': 0x95,
  '–': 0x96,
  '—': 0x97,
};

function winAnsi(text: string): string {
  return Array.from(text)
    .map((character) => winAnsiExtras[character] ?? character.codePointAt(0) ?? 63)
    .map((code) => String.fromCharCode(code < 256 ? code : 63))
    .join('')
    .replace(/([\\()])/g, '\\$1');
}

function wrap(line: string, width: number): string[] {
  const out: string[] = [];
  let rest = line;
  while (rest.length > width) {
    const at = rest.lastIndexOf(' ', width);
    out.push(rest.slice(0, at > 0 ? at : width));
    rest = rest.slice(at > 0 ? at + 1 : width);
  }
  return [...out, rest];
}

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const packageNs = 'http://schemas.openxmlformats.org/package/2006';
const documentNs = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

function makeDocx(lines: readonly string[], minBytes: number): Buffer {
  const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
  const text = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${xml(line)}</w:t></w:r></w:p>`).join('');
  const document = `${xmlHead}<w:document xmlns:w="${word}"><w:body>${text}</w:body></w:document>`;
  return makeOffice('word/document.xml', `${office}.wordprocessingml.document.main+xml`, document, [], minBytes);
}

/** Cells stand between semicolons or tabs; numbers stay text, as in a list somebody typed. */
function makeXlsx(lines: readonly string[], minBytes: number): Buffer {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const rows = lines.map((line, row) => {
    const cells = line.split(/[;\t]/).map((cell, column) => {
      const name = `${String.fromCharCode(65 + (column % 26))}${row + 1}`;
      return `<c r="${name}" t="inlineStr"><is><t>${xml(cell.trim())}</t></is></c>`;
    });
    return `<row r="${row + 1}">${cells.join('')}</row>`;
  });
  const sheet = `${xmlHead}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`;
  const book = `${xmlHead}<workbook xmlns="${main}" xmlns:r="${documentNs}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`;
  const relations = `${xmlHead}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${documentNs}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;
  const parts = [
    { path: 'xl/worksheets/sheet1.xml', text: sheet, type: `${office}.spreadsheetml.worksheet+xml` },
    { path: 'xl/_rels/workbook.xml.rels', text: relations, type: null },
  ];
  return makeOffice('xl/workbook.xml', `${office}.spreadsheetml.sheet.main+xml`, book, parts, minBytes);
}

interface OfficePart {
  readonly path: string;
  readonly text: string;
  readonly type: string | null;
}

function makeOffice(path: string, type: string, text: string, others: readonly OfficePart[], minBytes: number): Buffer {
  const parts: OfficePart[] = [{ path, text, type }, ...others];
  const overrides = parts.flatMap((part) =>
    part.type === null ? [] : `<Override PartName="/${part.path}" ContentType="${part.type}"/>`,
  );
  const types =
    `${xmlHead}<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ` +
    `ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${overrides.join('')}</Types>`;
  const root = `${xmlHead}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${documentNs}/officeDocument" Target="${path}"/></Relationships>`;
  const files = [
    { path: '[Content_Types].xml', bytes: Buffer.from(types) },
    { path: '_rels/.rels', bytes: Buffer.from(root) },
    ...parts.map((part) => ({ path: part.path, bytes: Buffer.from(part.text) })),
  ];
  const size = makeZip(files).length;
  // White space after the root element is allowed and means nothing.
  const filling = Buffer.from(' '.repeat(Math.max(0, minBytes - size)));
  return makeZip(
    files.map((file) => (file.path === path ? { ...file, bytes: Buffer.concat([file.bytes, filling]) } : file)),
  );
}

/** Stored, not deflated: what packs the demo packs it better. */
function makeZip(files: readonly { path: string; bytes: Buffer }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { path, bytes } of files) {
    const name = Buffer.from(path);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x0800, 2);
    facts.writeUInt16LE(0x5a21, 8);
    facts.writeUInt32LE(crc32(bytes), 10);
    facts.writeUInt32LE(bytes.length, 14);
    facts.writeUInt32LE(bytes.length, 18);
    facts.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, name, bytes]);
    const end = Buffer.alloc(14);
    end.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), facts, end, name]));
    locals.push(local);
    at += local.length;
  }
  const list = Buffer.concat(directory);
  const last = Buffer.alloc(18);
  last.writeUInt16LE(files.length, 4);
  last.writeUInt16LE(files.length, 6);
  last.writeUInt32LE(list.length, 8);
  last.writeUInt32LE(at, 12);
  return Buffer.concat([...locals, list, Buffer.from('PK\x05\x06'), last]);
}

type Colour = readonly [number, number, number];

/** A landscape of its own for every seed: sky, hills, sun. */
function paint(seed: string): (x: number, y: number) => Colour {
  const mark = crc32(seed);
  const hue = mark % 360;
  const wave = 2 + (mark % 5);
  const sun = [0.2 + ((mark >>> 8) % 60) / 100, 0.18 + ((mark >>> 16) % 20) / 100] as const;
  return (x, y) => {
    const hill = 0.62 + 0.1 * Math.sin(x * wave + (mark % 7)) + 0.04 * Math.sin(x * wave * 3);
    const front = 0.8 + 0.07 * Math.cos(x * (wave + 1));
    if (Math.hypot(x - sun[0], (y - sun[1]) * 0.75) < 0.07) return [255, 236, 190];
    if (y > front) return hsl((hue + 120) % 360, 0.3, 0.24);
    if (y > hill) return hsl((hue + 90) % 360, 0.28, 0.42);
    return hsl(hue, 0.45, 0.9 - y * 0.4);
  };
}

function hsl(hue: number, saturation: number, lightness: number): Colour {
  const part = (n: number) => {
    const k = (n + hue / 30) % 12;
    const value = lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1));
    return Math.round(255 * value);
  };
  return [part(0), part(8), part(4)];
}

export function makePng(width: number, height: number, seed: string): Buffer {
  const colourAt = paint(seed);
  const rows = Buffer.alloc(height * (width * 3 + 1));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      rows.set(colourAt(x / width, y / height), y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

// The DC codes of the JPEG standard's table K.3, for differences of 0 to 11 bits.
const dcLengths = [2, 3, 3, 3, 3, 3, 4, 5, 6, 7, 8, 9];
const dcCodes = [0, 2, 3, 4, 5, 6, 14, 30, 62, 126, 254, 510];

/** A baseline JPEG in which every block of 8 by 8 has one colour: a real one, and short to write. */
export function makeJpeg(width: number, height: number, seed: string): Buffer {
  const colourAt = paint(seed);
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit -= 1) bits.push((value >> bit) & 1);
  };
  const last = [0, 0, 0];
  for (let y = 0; y < height; y += 8) {
    for (let x = 0; x < width; x += 8) {
      const [r, g, b] = colourAt((x + 4) / width, (y + 4) / height);
      const levels = [
        0.299 * r + 0.587 * g + 0.114 * b - 128,
        -0.1687 * r - 0.3313 * g + 0.5 * b,
        0.5 * r - 0.4187 * g - 0.0813 * b,
      ];
      for (const [part, level] of levels.entries()) {
        // All quantiser steps are 8: a flat block's only coefficient is eight times its level.
        const difference = Math.round(level) - (last[part] ?? 0);
        last[part] = Math.round(level);
        const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference));
        put(dcCodes[size] ?? 0, dcLengths[size] ?? 0);
        put(difference < 0 ? difference + (1 << size) - 1 : difference, size);
        put(0b1010, 4);
      }
    }
  }
  while (bits.length % 8 !== 0) bits.push(1);
  const data: number[] = [];
  for (let at = 0; at < bits.length; at += 8) {
    const byte = Number.parseInt(bits.slice(at, at + 8).join(''), 2);
    data.push(byte);
    if (byte === 0xff) data.push(0);
  }
  const segment = (marker: number, body: readonly number[]) => [
    0xff,
    marker,
    (body.length + 2) >> 8,
    (body.length + 2) & 255,
    ...body,
  ];
  const counts = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
  return Buffer.from([
    0xff,
    0xd8,
    ...segment(0xe0, [0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]),
    ...segment(0xdb, [0, ...Array.from({ length: 64 }, () => 8)]),
    ...segment(0xc0, [8, height >> 8, height & 255, width >> 8, width & 255, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]),
    ...segment(0xc4, [0x00, ...counts, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]),
    // Of the AC codes only "end of block" is needed: as 1010 it is the third of four bits.
    ...segment(0xc4, [0x10, 0, 2, 1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 4, 0x11]),
    ...segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    ...data,
    0xff,
    0xd9,
  ]);
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
