import { type PathOptions, pathRows } from "@/server/compute/network/betweenness";
import type { EgoDirection } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { shortestPaths } from "@/server/compute/network/shortest-paths";
import { isBySteps, stepSums } from "@/server/compute/network/step-search";
import { usefulSteps } from "@/server/compute/network/useful-steps";
import type { WeightedRows } from "@/server/compute/network/weighted-rows";

/**
 * Closeness: how near an industry is to all others, in networks that need not hang together.
 *
 *   C_i = (r_i / (N - 1)) · (r_i / Σ_j d_ij)
 *
 * d_ij is the length of the shortest path from i to j in `direction` (suppliers: against the sales, customers: along
 * them, both: either), r_i the number of others reached, N industries with a link. Lengths by `weight` or `distance`
 * as in PathOptions; without them steps, and C_i in [0, 1].
 * Shapes      result (n), 0 for an industry that reaches nobody.  O(n m).
 * Degenerate  N < 2: all 0.
 * Source      Wasserman and Faust (1994), Social Network Analysis, section 5.2.2 (their correction for parts).
 */
export function closeness(
  graph: Graph,
  { direction = "both", ...options }: Omit<PathOptions, "directed"> & { direction?: EgoDirection } = {},
): Float64Array {
  const rows = pathRows(graph, direction, options);
  const { reached, sum } = isBySteps(rows) ? stepSums(rows) : lengthSums(usefulSteps(rows));
  const others = graph.degree.reduce((count, k) => count + (k > 0 ? 1 : 0), 0) - 1;
  return reached.map((count, i) => (count > 0 ? (count / others) * (count / sum[i]!) : 0));
}

/** Number of others that each node reaches, and the sum of their distances. */
function lengthSums(rows: WeightedRows): { reached: Float64Array; sum: Float64Array } {
  const size = rows.offsets.length - 1;
  const search = shortestPaths(rows);
  const [others, sum] = [new Float64Array(size), new Float64Array(size)];
  for (let i = 0; i < size; i++) {
    if (rows.offsets[i] === rows.offsets[i + 1]) continue;
    const { order, reached, distance } = search(i);
    for (let at = 1; at < reached; at++) sum[i]! += distance[order[at]!]!;
    others[i] = reached - 1;
  }
  return { reached: others, sum };
}
