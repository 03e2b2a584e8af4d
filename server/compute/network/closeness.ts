import { type PathOptions, pathRows } from "@/server/compute/network/betweenness";
import type { EgoDirection } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { shortestPaths } from "@/server/compute/network/shortest-paths";

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
  const search = shortestPaths(rows);
  const others = graph.degree.reduce((count, k) => count + (k > 0 ? 1 : 0), 0) - 1;
  return Float64Array.from(graph.degree, (_, i) => {
    if (rows.offsets[i] === rows.offsets[i + 1]) return 0;
    const { order, reached, distance } = search(i);
    let sum = 0;
    for (let at = 1; at < reached; at++) sum += distance[order[at]!]!;
    return ((reached - 1) / others) * ((reached - 1) / sum);
  });
}
