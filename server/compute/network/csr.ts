import { ComputeError } from "@/server/domain/errors";

/**
 * A sparse 0/1 matrix by rows: row i holds `columns[offsets[i] .. offsets[i + 1])`, ascending.
 * `position[e]` is where entry e stood in the arrays it was built from.
 */
export type Csr = {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly position: Int32Array;
};

/**
 * Compress coordinates (rows[e], columns[e]) of a size x size matrix by rows, stable counting sorts, none where they are in order.
 *
 * Shapes  rows (m), columns (m)  ->  offsets (size + 1), columns (m), position (m).  O(m + size).
 * Errors  BAD_SHAPE if the arrays differ in length or an index is outside 0 .. size - 1.
 */
export function csr(size: number, rows: Int32Array, columns: Int32Array): Csr {
  if (rows.length !== columns.length)
    throw new ComputeError("BAD_SHAPE", `${rows.length} row indices but ${columns.length} column indices`);
  const order = orderOf(size, rows, columns);
  if (order === "both") {
    const position = new Int32Array(rows.length);
    for (let e = 0; e < position.length; e++) position[e] = e;
    return { offsets: rowStarts(size, rows), columns: columns.slice(), position };
  }
  const byRow = stableOrder(size, rows, order === "column" ? null : stableOrder(size, columns, null).order);
  const sorted = new Int32Array(rows.length);
  for (let e = 0; e < sorted.length; e++) sorted[e] = columns[byRow.order[e]!]!;
  return { offsets: byRow.offsets, columns: sorted, position: byRow.order };
}

/** First entry that repeats the (row, column) before it, or -1. */
export function duplicateEntry({ offsets, columns }: Csr): number {
  for (let i = 0; i + 1 < offsets.length; i++)
    for (let e = offsets[i]! + 1; e < offsets[i + 1]!; e++) if (columns[e] === columns[e - 1]) return e;
  return -1;
}

/** Which order the entries are in already: by row and then column, by column alone, none. */
function orderOf(size: number, rows: Int32Array, columns: Int32Array): "both" | "column" | null {
  let byBoth = true;
  let byColumn = true;
  let lastRow = 0;
  let lastColumn = 0;
  for (let e = 0; e < rows.length; e++) {
    const i = rows[e]!;
    const j = columns[e]!;
    if (i < 0 || i >= size || j < 0 || j >= size) throw outside(size, rows, columns, e);
    if (j < lastColumn) {
      byColumn = false;
      if (i === lastRow) byBoth = false;
    }
    if (i < lastRow) byBoth = false;
    lastRow = i;
    lastColumn = j;
  }
  return byBoth ? "both" : byColumn ? "column" : null;
}

function outside(size: number, rows: Int32Array, columns: Int32Array, e: number) {
  const isRow = !(rows[e]! >= 0 && rows[e]! < size);
  const [what, i] = isRow ? ["row", rows[e]] : ["column", columns[e]];
  return new ComputeError("BAD_SHAPE", `${what} ${i} at position ${e}; expected 0 to ${size - 1}`);
}

function rowStarts(size: number, keys: Int32Array): Int32Array {
  const offsets = new Int32Array(size + 1);
  for (let e = 0; e < keys.length; e++) offsets[keys[e]! + 1]!++;
  for (let i = 0; i < size; i++) offsets[i + 1]! += offsets[i]!;
  return offsets;
}

function stableOrder(size: number, keys: Int32Array, previous: Int32Array | null) {
  const offsets = rowStarts(size, keys);
  const next = offsets.slice(0, size);
  const order = new Int32Array(keys.length);
  for (let e = 0; e < keys.length; e++) {
    const entry = previous ? previous[e]! : e;
    order[next[keys[entry]!]!++] = entry;
  }
  return { offsets, order };
}
