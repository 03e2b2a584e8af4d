import { seededRandom } from "./random";
import type { SparseRows } from "./tf-idf";

/**
 * A start for H (columns x stride), k-means++ over documents by cosine distance: topic k is the mean of the documents most
 * like the k-th one drawn, weighted by likeness. Every row of `x` has values, of length 1.
 */
export function startTopics(x: SparseRows, topics: number, stride: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  const h = new Float64Array(x.columnCount * stride);
  const distance = new Float64Array(x.rows).fill(1);
  const nearby = Math.max(3, Math.floor(x.rows / (4 * topics)));
  for (let k = 0; k < topics; k++) {
    let total = 0;
    for (const value of distance) total += value;
    const like = similarities(x, drawnRow(distance, random() * total));
    const nearest = [...like.keys()]
      .filter((row) => like[row]! > 0)
      .sort((a, b) => like[b]! - like[a]! || a - b)
      .slice(0, nearby);
    for (const row of nearest)
      for (let i = x.offsets[row]!; i < x.offsets[row + 1]!; i++)
        h[x.columns[i]! * stride + k]! += (x.values[i]! * like[row]!) / nearest.length;
    for (let row = 0; row < x.rows; row++) distance[row] = Math.min(distance[row]!, apart(like[row]!));
  }
  // a small floor lets a topic take in terms that its first documents lack
  for (let k = 0; k < topics; k++) for (let at = k; at < h.length; at += stride) h[at]! += 1e-4 * random();
  return h;
}

const apart = (similarity: number) => Math.max(0, 1 - similarity) ** 2;

/** The row in which the running sum of the distances passes `draw`. */
function drawnRow(distance: Float64Array, draw: number): number {
  let left = draw;
  for (let row = 0; row < distance.length; row++) {
    left -= distance[row]!;
    if (left < 0) return row;
  }
  return distance.length - 1;
}

/** Inner products of one row with every row. */
function similarities(x: SparseRows, row: number): Float64Array {
  const dense = new Float64Array(x.columnCount);
  for (let k = x.offsets[row]!; k < x.offsets[row + 1]!; k++) dense[x.columns[k]!] = x.values[k]!;
  const similar = new Float64Array(x.rows);
  for (let other = 0; other < x.rows; other++) {
    let sum = 0;
    for (let k = x.offsets[other]!; k < x.offsets[other + 1]!; k++)
      sum += x.values[k]! * dense[x.columns[k]!]!;
    similar[other] = sum;
  }
  return similar;
}
