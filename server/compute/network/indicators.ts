import type { EgoOptions } from "@/server/compute/network/ego";
import { egoSweep } from "@/server/compute/network/ego-sweep";
import type { Graph } from "@/server/compute/network/graph";
import { indicatorsOf, partnerDegreeSums } from "@/server/compute/network/indicator-counts";
import type { BMeasure } from "@/server/compute/network/open-innovation";
import { triangles } from "@/server/compute/network/triangles";

export const INDICATOR_FLAGS = ["empty", "degenerate_a", "degenerate_b", "negative_b"] as const;
export type IndicatorFlag = (typeof INDICATOR_FLAGS)[number];

export type IndicatorOptions = {
  /** Measure of b; default the correlation. */
  b?: BMeasure;
  /** Which nodes are the N industries: those with a link (an ATLAS, default) or all (an ego network). */
  industries?: "linked" | "all";
};

export type Indicators = {
  readonly a: number | null;
  readonly b: number | null;
  readonly c: number | null;
  readonly d: number | null;
  /** N, industries. */
  readonly nodes: number;
  /** L, directed links. */
  readonly links: number;
  /** Pairs of partners: links without their direction. */
  readonly pairs: number;
  /** Nodes without any link; in an ATLAS they stand beside N, in an ego network they are part of it. */
  readonly isolated: number;
  /** Pairs of partners over possible pairs, N (N - 1) / 2; null for fewer than 2 industries. */
  readonly density: number | null;
  /** c of a random network of the same density, to read c against; null only when c is. */
  readonly expectedClusteringAtDensity: number | null;
  readonly flags: readonly IndicatorFlag[];
};

/**
 * The four indicators of a network and what they rest on.
 *
 *   a leadership, b open innovation, c robustness (see their files);   d = L / N, links an industry (activation)
 *
 * Options   see IndicatorOptions. For an ego network pass `industries: "all"`.
 * Empty     N = 0: a, b, c, d are null with the flag `empty`; missing, not 0.
 * Flags     degenerate_a (all k equal or fewer than two industries with a link), degenerate_b (no variance), negative_b.
 */
export function indicators(graph: Graph, options: IndicatorOptions = {}): Indicators {
  const { degree, links, partners } = graph;
  const partnerDegrees = partnerDegreeSums(degree, partners.offsets, partners.neighbours);
  return indicatorsOf({ degree, partnerDegrees, triangles: triangles(partners), links }, options);
}

export type EgoIndicators = Indicators & {
  readonly cores: readonly string[];
  readonly missing: readonly string[];
};

/** Indicators of the ego network of each set of cores (see ego-sweep.ts, which can also be watched and stopped). */
export const egoIndicators = (
  atlas: Graph,
  cores: readonly (readonly string[])[],
  options: EgoOptions & Pick<IndicatorOptions, "b"> = {},
): EgoIndicators[] => egoSweep(atlas, cores, options);
