import { SAME_LENGTH, shortestPaths } from "@/server/compute/network/shortest-paths";
import { transposed, type WeightedRows } from "@/server/compute/network/weighted-rows";

/** Nodes whose ways are compared; more drop more steps and cost two searches each. */
const HUBS = 16;
/** Fewer entries than this are searched faster than thinned out. */
const LEAST_ENTRIES = 2000;
/** A way round must be shorter by so much, relative: far more than sums of lengths round. */
const SHORTER = 1e-9;

/**
 * Rows without steps that no shortest path takes: those for which a way round by a hub is shorter.
 *
 *   i -> j is dropped where  w_ij > (1 + 1e-9) min_h (d_ih + d_hj) + 4e-12 D
 *
 * D, the number of nodes times the longest step, is above every distance: a path that counts as equally short by
 * SAME_LENGTH is never lost, so that distances and numbers of shortest paths stay what they were. Where trade spans
 * several orders of magnitude and a step is 1 / trade long, nearly all steps go. Hubs are the nodes with the most
 * Σ 1 / w.
 * Shapes  symmetric rows stay symmetric.  O(HUBS m log n).
 */
export function usefulSteps(rows: WeightedRows): WeightedRows {
  if (rows.columns.length < LEAST_ENTRIES) return rows;
  const size = rows.offsets.length - 1;
  let longest = 0;
  for (let e = 0; e < rows.weights.length; e++) longest = Math.max(longest, rows.weights[e]!);
  const slack = 4 * SAME_LENGTH * size * longest;
  let kept = rows;
  for (const hub of hubs(rows)) {
    const forth = shortestPaths(kept)(hub).distance;
    const back = shortestPaths(transposed(kept))(hub).distance;
    kept = without(kept, (i, j, weight) => weight > (1 + SHORTER) * (back[i]! + forth[j]!) + slack);
  }
  return kept;
}

function hubs({ offsets, columns, weights }: WeightedRows): Int32Array {
  const near = new Float64Array(offsets.length - 1);
  for (let i = 0; i < near.length; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      near[i]! += 1 / weights[e]!;
      near[columns[e]!]! += 1 / weights[e]!;
    }
  return Int32Array.from(near.keys())
    .sort((i, j) => near[j]! - near[i]! || i - j)
    .subarray(0, HUBS);
}

function without(
  { offsets, columns, weights }: WeightedRows,
  drops: (i: number, j: number, weight: number) => boolean,
): WeightedRows {
  const left: WeightedRows = {
    offsets: new Int32Array(offsets.length),
    columns: new Int32Array(columns.length),
    weights: new Float64Array(columns.length),
  };
  let end = 0;
  for (let i = 0; i + 1 < offsets.length; i++) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      if (drops(i, columns[e]!, weights[e]!)) continue;
      left.columns[end] = columns[e]!;
      left.weights[end++] = weights[e]!;
    }
    left.offsets[i + 1] = end;
  }
  return { ...left, columns: left.columns.slice(0, end), weights: left.weights.slice(0, end) };
}
