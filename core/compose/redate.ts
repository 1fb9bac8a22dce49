const toleratedMs = 60_000;

/**
 * The same mail with the date of the moment it leaves. A mail that waited for days would otherwise be sorted among the
 * old ones by whoever gets it. `null`: it has the right date already.
 */
export function redate(raw: Uint8Array, at: number): Uint8Array | null {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const end = bytes.indexOf('\r\n\r\n');
  const head = bytes.toString('latin1', 0, end);
  const found = /^Date: (.*)$/m.exec(head);
  if (found === null || Math.abs(Date.parse(found[1] ?? '') - at) < toleratedMs) return null;
  const date = new Date(at).toUTCString().replace('GMT', '+0000');
  const dated =
    head.slice(0, found.index) + `Date: ${date}` + head.slice(found.index + found[0].replace(/\r$/, '').length);
  return Buffer.concat([Buffer.from(dated, 'latin1'), bytes.subarray(end)]);
}
