/** A file as it goes into the archive. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

const utf8Names = 0x0800;
// 1 January 1980: when a file was written is not known, and the time of saving is nobody's business.
const dosDate = 0x0021;

/** Files side by side, uncompressed (most are compressed already). For browsers, which save one thing at a time. */
export function makeZip(entries: readonly ZipEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of uniqueNames(entries)) {
    const encoded = new TextEncoder().encode(name);
    const facts = [20, utf8Names, 0, 0, dosDate] as const;
    const sums = [crc32(bytes), bytes.length, bytes.length] as const;
    const head = record(0x04034b50, facts, sums, [encoded.length, 0]);
    parts.push(head, encoded, bytes);
    const entry = record(0x02014b50, [20, ...facts], sums, [encoded.length, 0, 0, 0, 0, 0, 0], offset);
    directory.push(entry, encoded);
    offset += head.length + encoded.length + bytes.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, entries.length, true);
  end.setUint16(10, entries.length, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  return new Blob([...parts, ...directory, new Uint8Array(end.buffer)], { type: 'application/zip' });
}

/** `brief.pdf`, `brief (2).pdf`; capitals make no difference, as they make none on most disks. */
export function uniqueNames<Entry extends { readonly name: string }>(entries: readonly Entry[]): Entry[] {
  const taken = new Set<string>();
  return entries.map((entry) => {
    const dot = entry.name.lastIndexOf('.');
    const [stem, end] = dot > 0 ? [entry.name.slice(0, dot), entry.name.slice(dot)] : [entry.name, ''];
    let name = entry.name;
    for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${number})${end}`;
    taken.add(name.toLowerCase());
    return { ...entry, name };
  });
}

function record(
  mark: number,
  facts: readonly number[],
  sums: readonly number[],
  rest: readonly number[],
  offset?: number,
): Uint8Array<ArrayBuffer> {
  const length = 4 + facts.length * 2 + sums.length * 4 + rest.length * 2 + (offset === undefined ? 0 : 4);
  const view = new DataView(new ArrayBuffer(offset === undefined ? length : 46));
  let at = 0;
  const put16 = (value: number) => {
    view.setUint16(at, value, true);
    at += 2;
  };
  const put32 = (value: number) => {
    view.setUint32(at, value >>> 0, true);
    at += 4;
  };
  put32(mark);
  facts.forEach(put16);
  sums.forEach(put32);
  // Of the directory's entry the attributes (4 bytes at the end) are two of these.
  rest.slice(0, offset === undefined ? undefined : 7).forEach(put16);
  if (offset !== undefined) put32(offset);
  return new Uint8Array(view.buffer);
}

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
