import type { Iterated, IterationOptions } from "@/server/compute/network/eigenvector";
import type { Graph } from "@/server/compute/network/graph";
import { weightedRows } from "@/server/compute/network/weighted-rows";
import { ComputeError } from "@/server/domain/errors";

/**
 * PageRank: where a walk along the sales is found in the long run, from seller to customer.
 *
 *   p_j = (1 - δ) / N + δ (Σ_i p_i w_ij / Σ_k w_ik  +  Σ_{i sells nothing} p_i / N),   Σ p = 1
 *
 * w_ij = 1 for a link, or its `weight` (by link: trade, more is followed more often). δ = `damping` (.85). An industry
 * that sells nothing (or only with weight 0) sends the walk anywhere. N counts industries with a link; others have 0.
 * Iteration  from 1 / N on until Σ |change| <= `tolerance` (1e-12) or `most` (1,000) times.
 * Empty      no link: all 0, converged.
 * Errors     BAD_OPTION for damping outside [0, 1).
 * Source     Page, Brin, Motwani and Winograd (1999), Stanford InfoLab 1999-66.
 */
export function pageRank(
  graph: Graph,
  {
    damping = 0.85,
    weight,
    tolerance = 1e-12,
    most = 1000,
  }: IterationOptions & { damping?: number; weight?: Float64Array } = {},
): Iterated {
  if (!(damping >= 0 && damping < 1))
    throw new ComputeError("BAD_OPTION", `page rank: damping is ${damping}; expected a number in [0, 1)`);
  const { offsets, columns, weights } = weightedRows(graph, "customers", weight ?? null);
  const size = graph.industries.length;
  const linked = Uint8Array.from(graph.degree, (k) => (k > 0 ? 1 : 0));
  const count = linked.reduce((sum, one) => sum + one, 0);
  if (count === 0) return { values: new Float64Array(size), iterations: 0, converged: true };
  const sold = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sold[i]! += weights[e]!;
  let values = Float64Array.from(linked, (one) => one / count);
  let next = new Float64Array(size);
  for (let iterations = 1; iterations <= most; iterations++) {
    let dangling = 0;
    next.fill(0);
    for (let i = 0; i < size; i++) {
      if (sold[i] === 0) {
        dangling += values[i]!;
        continue;
      }
      const share = (damping * values[i]!) / sold[i]!;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) next[columns[e]!]! += share * weights[e]!;
    }
    const anywhere = (1 - damping + damping * dangling) / count;
    let moved = 0;
    for (let i = 0; i < size; i++) {
      if (linked[i]) next[i]! += anywhere;
      moved += Math.abs(next[i]! - values[i]!);
    }
    [values, next] = [next, values];
    if (moved <= tolerance) return { values, iterations, converged: true };
  }
  return { values, iterations: most, converged: false };
}
