import type { Graph } from "@/server/compute/network/graph";
import { SAME_LENGTH, shortestPaths } from "@/server/compute/network/shortest-paths";
import { isBySteps, stepDependencies } from "@/server/compute/network/step-search";
import { usefulSteps } from "@/server/compute/network/useful-steps";
import { distanceRows, type WeightedRows, weightedRows } from "@/server/compute/network/weighted-rows";
import { ComputeError } from "@/server/domain/errors";

export type PathOptions = {
  /** Which ways a path may go: along the sales only (default for neither), or either way between partners (default). */
  directed?: boolean;
  /** Trade by link, thousand KRW or RR: a step is 1 / weight long, so strong trade is near. Both directions add up. */
  weight?: Float64Array;
  /** Length of each link itself, > 0; of two directions the shorter counts. Not together with `weight`. */
  distance?: Float64Array;
};

/** Steps of a path and their lengths. Errors: see weightedRows; BAD_OPTION for both weight and distance. */
export function pathRows(
  graph: Graph,
  direction: "both" | "customers" | "suppliers",
  { weight, distance }: PathOptions,
): WeightedRows {
  if (weight && distance)
    throw new ComputeError("BAD_OPTION", "paths: weight and distance are given; expected one of them");
  if (weight) return distanceRows(weightedRows(graph, direction, weight, "sum"));
  const zero = distance?.indexOf(0) ?? -1;
  if (zero >= 0)
    throw new ComputeError("BAD_WEIGHT", `link ${zero} has the distance 0; expected more than 0`);
  return weightedRows(graph, direction, distance ?? null, "least");
}

/**
 * Betweenness: on how much of the shortest paths between others an industry lies.
 *
 *   β_i = Σ_{s ≠ i ≠ t} σ_st(i) / σ_st;   undirected: every pair {s, t} once
 *   normalised: over the pairs there are, (N - 1)(N - 2) directed or half of it undirected; in [0, 1]
 *
 * σ_st counts the shortest paths from s to t, σ_st(i) those through i. N counts industries with a link.
 * Shapes      result (n); 0 for an industry without links.  O(n m), weighted O(n m log n).
 * Degenerate  fewer than 3 industries: all 0.
 * Source      Brandes (2001), Journal of Mathematical Sociology 25, 163; weights as 1 / weight: Newman (2001),
 *             Physical Review E 64, 016132.
 */
export function betweenness(
  graph: Graph,
  { normalised = true, ...options }: PathOptions & { normalised?: boolean } = {},
): Float64Array {
  const { directed = false } = options;
  const rows = pathRows(graph, directed ? "customers" : "both", options);
  const result = isBySteps(rows) ? stepDependencies(rows) : lengthDependencies(usefulSteps(rows));
  const linked = graph.degree.reduce((count, k) => count + (k > 0 ? 1 : 0), 0);
  const pairs = (linked - 1) * (linked - 2);
  const scale = normalised ? (linked < 3 ? 0 : 1 / pairs) : directed ? 1 : 0.5;
  return result.map((value) => value * scale);
}

/** Σ over all starts of their dependency on each node, as in step-search.ts, for steps of any length. */
function lengthDependencies(rows: WeightedRows): Float64Array {
  const { offsets, columns, weights } = rows;
  const size = offsets.length - 1;
  const search = shortestPaths(rows);
  const result = new Float64Array(size);
  const dependency = new Float64Array(size);
  for (let from = 0; from < size; from++) {
    if (offsets[from] === offsets[from + 1]) continue;
    const { order, reached, distance, paths } = search(from);
    for (let at = reached - 1; at > 0; at--) {
      const i = order[at]!;
      let share = 0;
      const here = distance[i]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = columns[e]!;
        const there = distance[j]!;
        if (there > here && Math.abs(here + weights[e]! - there) <= SAME_LENGTH * there)
          share += (1 + dependency[j]!) / paths[j]!;
      }
      dependency[i] = share * paths[i]!;
      result[i]! += dependency[i]!;
    }
  }
  return result;
}
