/** What the halves of a sweep work on, laid out as nmf-sweep.ts says. */
type Lists = Readonly<
  Record<"h" | "gathered" | "gramH" | "gramW" | "inverse" | "w" | "values", Float64Array> &
    Record<"offsets" | "columns", Int32Array>
>;

/** The kernel assembly/nmf.ts without vectors: every sum in the same order, so that the bits are the same. */
export function plainDocuments(lists: Lists, rows: number, topics: number, stride: number, passes: number) {
  const { h, gathered, gramH, gramW, inverse, w, values, offsets, columns } = lists;
  const gradient = new Float64Array(stride);
  for (let d = 0; d < rows; d++) {
    const [first, last] = [offsets[d]!, offsets[d + 1]!];
    if (first === last) continue;
    gradient.fill(0);
    for (let t = first; t < last; t++) addRow(gradient, 0, h, columns[t]! * stride, values[t]!, stride);
    updateRow(w, d * stride, { gradient, gram: gramH, inverse, products: gramW, topics, stride, passes });
    for (let t = first; t < last; t++)
      addRow(gathered, columns[t]! * stride, w, d * stride, values[t]!, stride);
  }
}

export function plainTerms(lists: Lists, columns: number, topics: number, stride: number, passes: number) {
  const { h, gathered, gramH, gramW, inverse } = lists;
  gramH.fill(0, 0, topics * stride);
  const sum = [0, 0];
  for (let t = 0; t < columns; t++) {
    const gradient = gathered.slice(t * stride, (t + 1) * stride);
    updateRow(h, t * stride, { gradient, gram: gramW, inverse, products: gramH, topics, stride, passes });
    for (let k = t * stride; k < (t + 1) * stride; k++) sum[k & 1]! += gathered[k]! * h[k]!;
  }
  return sum[0]! + sum[1]!;
}

type Row = {
  gradient: Float64Array;
  gram: Float64Array;
  inverse: Float64Array;
  products: Float64Array;
  topics: number;
  stride: number;
  passes: number;
};

function updateRow(
  row: Float64Array,
  at: number,
  { gradient, gram, inverse, products, topics, stride, passes }: Row,
) {
  for (let k = 0; k < topics; k++)
    if (row[at + k] !== 0) addRow(gradient, 0, gram, k * stride, -row[at + k]!, stride);
  for (let pass = 0; pass < passes; pass++) {
    let moved = false;
    for (let k = 0; k < topics; k++) {
      const before = row[at + k]!;
      const after = Math.max(0, before + gradient[k]! * inverse[k]!);
      if (after === before) continue;
      row[at + k] = after;
      addRow(gradient, 0, gram, k * stride, before - after, stride);
      moved = true;
    }
    if (!moved) break;
  }
  for (let k = 0; k < topics; k++)
    if (row[at + k] !== 0) addRow(products, k * stride, row, at, row[at + k]!, stride);
}

/** to += by * from */
function addRow(to: Float64Array, at: number, from: Float64Array, start: number, by: number, stride: number) {
  for (let k = 0; k < stride; k++) to[at + k]! += by * from[start + k]!;
}
