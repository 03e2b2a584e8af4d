import type { IndicatorFlag, IndicatorOptions, Indicators } from "@/server/compute/network/indicators";
import { leadership } from "@/server/compute/network/leadership";
import { openInnovation } from "@/server/compute/network/open-innovation";
import { expectedClustering, robustness } from "@/server/compute/network/robustness";

/** All that a, b, c and d need to know of a network, by node: whole numbers. */
export type NetworkCounts = {
  /** k_i. */
  readonly degree: Int32Array;
  /** Σ k_j over i's partners. */
  readonly partnerDegrees: ArrayLike<number>;
  /** t_i. */
  readonly triangles: ArrayLike<number>;
  /** L, directed. */
  readonly links: number;
};

/** The indicators of a network (see indicators.ts) from its counts.  O(n). */
export function indicatorsOf(
  { degree, partnerDegrees, triangles, links }: NetworkCounts,
  { b: measure, industries = "linked" }: IndicatorOptions,
): Indicators {
  let isolated = 0;
  let ends = 0;
  for (let i = 0; i < degree.length; i++) {
    if (degree[i] === 0) isolated++;
    ends += degree[i]!;
  }
  const nodes = industries === "all" ? degree.length : degree.length - isolated;
  const pairs = ends / 2;
  const size = { nodes, links, pairs, isolated };
  if (nodes === 0) {
    const missing = { a: null, b: null, c: null, d: null, density: null, expectedClusteringAtDensity: null };
    return { ...missing, ...size, flags: ["empty"] };
  }
  const a = leadership(degree);
  const b = openInnovation(degree, partnerDegrees, measure);
  const density = nodes < 2 ? null : pairs / ((nodes * (nodes - 1)) / 2);
  const flags: IndicatorFlag[] = [];
  if (a.degenerate) flags.push("degenerate_a");
  if (b.degenerate) flags.push("degenerate_b");
  if (b.value < 0) flags.push("negative_b");
  return {
    a: a.value,
    b: b.value,
    c: robustness(degree, triangles, nodes),
    d: links / nodes,
    ...size,
    density,
    expectedClusteringAtDensity: expectedClustering(nodes, density ?? 0),
    flags,
  };
}

/** Σ k_j over the partners of each node. */
export function partnerDegreeSums(degree: Int32Array, offsets: Int32Array, neighbours: Int32Array) {
  const sums = new Float64Array(degree.length);
  for (let i = 0; i < degree.length; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) sums[i]! += degree[neighbours[e]!]!;
  return sums;
}
