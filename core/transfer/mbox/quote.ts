const word = Buffer.from('From ');
const newline = 0x0a;
const bracket = 0x3e;

/** mboxrd: one `>` more before every line that is "From " after any number of `>`. Nothing else changes. */
export function quoteFrom(raw: Uint8Array): Buffer[] {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const pieces: Buffer[] = [];
  let done = 0;
  for (const start of quotableLines(bytes)) {
    pieces.push(bytes.subarray(done, start), Buffer.of(bracket));
    done = start;
  }
  pieces.push(bytes.subarray(done));
  return pieces;
}

/** One `>` less where there is one. */
export function unquoteFrom(bytes: Buffer): Uint8Array<ArrayBuffer> {
  const starts = [...quotableLines(bytes)].filter((start) => bytes[start] === bracket);
  const plain = new Uint8Array(bytes.length - starts.length);
  let read = 0;
  let written = 0;
  for (const start of starts) {
    plain.set(bytes.subarray(read, start), written);
    written += start - read;
    read = start + 1;
  }
  plain.set(bytes.subarray(read), written);
  return plain;
}

/** Where lines begin that are "From " after any number of `>`. */
function* quotableLines(bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1)) {
    let start = at;
    while (start > 0 && bytes[start - 1] === bracket) start -= 1;
    if (start === 0 || bytes[start - 1] === newline) yield start;
  }
}
