/** How SQLite lays a row of this table out; see "Cell Payload Overflow Pages" in its file format. */
export interface PageShape {
  readonly pageSize: number;
  /** What the cipher keeps of each page. */
  readonly reservedBytes: number;
}

// Hash, sizes, time and what SQLite writes around them; a little off costs a little room and nothing else.
const rowOverhead = 60;
const cellOverhead = 9;
const overflowPointer = 4;
const pageHeader = 8;

/**
 * Brings rows that are appended to a table into the order in which they fill its pages: whatever is the largest that
 * still fits comes next. As they came, the ends of pages stay empty, a twentieth of the file; the order within one
 * write has no meaning.
 */
export class PageOrder {
  readonly #usableBytes: number;
  #leftBytes = 0;

  constructor({ pageSize, reservedBytes }: PageShape) {
    this.#usableBytes = pageSize - reservedBytes;
  }

  /** Goes on where the rows before ended. */
  arrange<Row extends { readonly packed: Uint8Array }>(rows: readonly Row[]): Row[] {
    const open = rows
      .map((row) => ({ row, bytes: this.#bytesOnPage(row.packed.byteLength + rowOverhead) }))
      .toSorted((a, b) => b.bytes - a.bytes);
    const arranged: Row[] = [];
    while (open.length > 0) {
      const fits = open.findIndex(({ bytes }) => bytes <= this.#leftBytes);
      if (fits < 0) this.#leftBytes = this.#usableBytes - pageHeader;
      const [next] = open.splice(Math.max(0, fits), 1);
      if (next === undefined) break;
      this.#leftBytes -= next.bytes;
      arranged.push(next.row);
    }
    return arranged;
  }

  /** Of a long row most lies on pages of its own, which are full but for what stays here. */
  #bytesOnPage(payload: number): number {
    const most = this.#usableBytes - 35;
    if (payload <= most) return payload + cellOverhead;
    const least = Math.floor(((this.#usableBytes - 12) * 32) / 255) - 23;
    const local = least + ((payload - least) % (this.#usableBytes - 4));
    return (local <= most ? local : least) + cellOverhead + overflowPointer;
  }
}
