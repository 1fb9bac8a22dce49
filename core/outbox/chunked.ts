const rowsAtOnce = 500;

/** A bulk goes out in parts: each is one command and one step of progress, and what is urgent gets in between. */
export function chunked<Row>(rows: readonly Row[], size = rowsAtOnce): Row[][] {
  const chunks: Row[][] = [];
  for (let from = 0; from < rows.length; from += size) chunks.push(rows.slice(from, from + size));
  return chunks;
}
