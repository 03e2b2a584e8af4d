import { seededRandom } from "@/server/compute/topics/random";
import type { SparseRows } from "@/server/compute/topics/tf-idf";

/** A dense table of counts as a sparse one. */
export function sparseCounts(dense: number[][], columnCount: number): SparseRows {
  const offsets = [0];
  const columns: number[] = [];
  const values: number[] = [];
  for (const row of dense) {
    row.forEach((value, column) => {
      if (value === 0) return;
      columns.push(column);
      values.push(value);
    });
    offsets.push(columns.length);
  }
  return {
    rows: dense.length,
    columnCount,
    offsets: Int32Array.from(offsets),
    columns: Int32Array.from(columns),
    values: Float64Array.from(values),
  };
}

type Plan = { documents: number; tokens: number; topics: number; columns: number; seed: number };

/** Documents of two topics each; a topic has terms of its own and, a fifth of the time, any term. */
export function plantedTokens({ documents, tokens, topics, columns, seed }: Plan) {
  const random = seededRandom(seed);
  const below = (n: number) => Math.floor(random() * n);
  const own = Math.floor(columns / topics);
  const terms = new Float64Array(topics * columns).fill(0.2 / columns);
  for (let k = 0; k < topics; k++)
    for (let t = 0; t < own; t++) terms[k * columns + k * own + t]! += 0.8 / own;
  const dense = Array.from({ length: documents }, () => {
    const row = Array<number>(columns).fill(0);
    const both = [below(topics), below(topics)];
    for (let i = 0; i < tokens; i++)
      row[random() < 0.2 ? below(columns) : both[below(2)]! * own + below(own)]!++;
    return row;
  });
  return { terms, counts: sparseCounts(dense, columns) };
}
