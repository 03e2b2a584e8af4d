import type { EgoDirection } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { ComputeError } from "@/server/domain/errors";

/** Rows of a network with a number for each entry: row i leads to `columns[offsets[i] .. offsets[i + 1])`. */
export type WeightedRows = {
  readonly offsets: Int32Array;
  readonly columns: Int32Array;
  readonly weights: Float64Array;
};

/** What becomes of the weights of i -> j and j -> i where direction does not count. */
export type Merge = "sum" | "least";

/**
 * The steps from each industry in a direction, with weights given by link (in the order the graph was built from; all
 * 1 when absent). `customers` follows the sales, `suppliers` goes against them, `both` takes pairs of partners, whose
 * weight is the sum of their links' (trade adds up) or the least (a distance).
 *
 * Errors  BAD_SHAPE if there are not L weights; BAD_WEIGHT if one is negative or not finite, with its link.
 */
export function weightedRows(
  graph: Graph,
  direction: EgoDirection,
  byLink: Float64Array | null = null,
  merge: Merge = "sum",
): WeightedRows {
  const { sellsTo, buysFrom, partners } = graph;
  const rows =
    direction === "both"
      ? { offsets: partners.offsets, columns: partners.neighbours }
      : direction === "customers"
        ? sellsTo
        : buysFrom;
  const { offsets, columns } = rows;
  const weights = new Float64Array(columns.length);
  if (!byLink) {
    weights.fill(1);
    return { offsets, columns, weights };
  }
  checkWeights(graph, byLink);
  if (direction !== "both") {
    const { position } = direction === "customers" ? sellsTo : buysFrom;
    for (let e = 0; e < weights.length; e++) weights[e] = byLink[position[e]!]!;
    return { offsets, columns, weights };
  }
  for (let i = 0; i + 1 < offsets.length; i++) {
    let s = sellsTo.offsets[i]!;
    let b = buysFrom.offsets[i]!;
    const sEnd = sellsTo.offsets[i + 1]!;
    const bEnd = buysFrom.offsets[i + 1]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = columns[e]!;
      const isSold = s < sEnd && sellsTo.columns[s] === j;
      const isBought = b < bEnd && buysFrom.columns[b] === j;
      const sold = isSold ? byLink[sellsTo.position[s++]!]! : 0;
      const bought = isBought ? byLink[buysFrom.position[b++]!]! : 0;
      weights[e] = isSold && isBought && merge === "least" ? Math.min(sold, bought) : sold + bought;
    }
  }
  return { offsets, columns, weights };
}

function checkWeights({ links, industries, sellsTo }: Graph, byLink: Float64Array) {
  if (byLink.length !== links)
    throw new ComputeError("BAD_SHAPE", `${byLink.length} weights for ${links} links; expected one a link`);
  let wrong = 0;
  while (wrong < byLink.length && byLink[wrong]! >= 0 && byLink[wrong]! < Infinity) wrong++;
  if (wrong === byLink.length) return;
  const entry = sellsTo.position.indexOf(wrong);
  const seller = industries[sellsTo.offsets.findIndex((start) => start > entry) - 1];
  const pair = `${seller} -> ${industries[sellsTo.columns[entry]!]}`;
  throw new ComputeError(
    "BAD_WEIGHT",
    `link ${wrong} (${pair}) has the weight ${byLink[wrong]}; expected a finite number >= 0`,
  );
}

/** The same steps the other way: row j leads to all i whose row leads to j, ascending.  O(n + m). */
export function transposed({ offsets, columns, weights }: WeightedRows): WeightedRows {
  const size = offsets.length - 1;
  const back: WeightedRows = {
    offsets: new Int32Array(size + 1),
    columns: new Int32Array(columns.length),
    weights: new Float64Array(columns.length),
  };
  for (let e = 0; e < columns.length; e++) back.offsets[columns[e]! + 1]!++;
  for (let i = 0; i < size; i++) back.offsets[i + 1]! += back.offsets[i]!;
  const next = back.offsets.slice(0, size);
  for (let i = 0; i < size; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const at = next[columns[e]!]!++;
      back.columns[at] = i;
      back.weights[at] = weights[e]!;
    }
  return back;
}

/** Distance 1 / weight: the more two trade, the nearer they are. A link of weight 0 is farther than any: left out. */
export const distanceRows = ({ offsets, columns, weights }: WeightedRows): WeightedRows =>
  withoutInfinite({ offsets, columns, weights: weights.map((weight) => 1 / weight) });

function withoutInfinite({ offsets, columns, weights }: WeightedRows): WeightedRows {
  if (!weights.includes(Infinity)) return { offsets, columns, weights };
  const kept = Array.from(weights.keys()).filter((e) => weights[e]! < Infinity);
  const before = new Int32Array(weights.length + 1);
  for (let e = 0; e < weights.length; e++) before[e + 1] = before[e]! + (weights[e]! < Infinity ? 1 : 0);
  return {
    offsets: offsets.map((start) => before[start]!),
    columns: Int32Array.from(kept, (e) => columns[e]!),
    weights: Float64Array.from(kept, (e) => weights[e]!),
  };
}
