import { type EgoOptions, egoMembers, partnersAmong } from "@/server/compute/network/ego";
import type { Graph, Partners } from "@/server/compute/network/graph";
import { leadership } from "@/server/compute/network/leadership";
import { type BMeasure, openInnovation } from "@/server/compute/network/open-innovation";
import { expectedClustering, robustness } from "@/server/compute/network/robustness";

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
  return measured({ ...graph.partners, links: graph.links }, options);
}

export type EgoIndicators = Indicators & {
  readonly cores: readonly string[];
  readonly missing: readonly string[];
};

/**
 * Indicators of the ego network of each set of cores, the same numbers as `indicators(egoNetwork(...).graph,
 * { industries: "all" })` without building each network.
 */
export function egoIndicators(
  atlas: Graph,
  cores: readonly (readonly string[])[],
  options: EgoOptions & Pick<IndicatorOptions, "b"> = {},
): EgoIndicators[] {
  const index = new Map(atlas.industries.map((code, i) => [code, i]));
  const local = new Int32Array(atlas.industries.length).fill(-1);
  return cores.map((core) => {
    const members = egoMembers(atlas, index, core, options);
    const among = partnersAmong(atlas, members.nodes, local);
    const values = measured(among, { ...options, industries: "all" });
    return { cores: members.cores, missing: members.missing, ...values };
  });
}

function measured(
  graph: Pick<Partners, "offsets" | "neighbours"> & { links: number },
  { b: measure, industries = "linked" }: IndicatorOptions,
): Indicators {
  const degree = Int32Array.from(
    { length: graph.offsets.length - 1 },
    (_, i) => graph.offsets[i + 1]! - graph.offsets[i]!,
  );
  const isolated = degree.reduce((count, k) => count + (k === 0 ? 1 : 0), 0);
  const nodes = industries === "all" ? degree.length : degree.length - isolated;
  const pairs = graph.neighbours.length / 2;
  const size = { nodes, links: graph.links, pairs, isolated };
  if (nodes === 0) {
    const missing = { a: null, b: null, c: null, d: null, density: null, expectedClusteringAtDensity: null };
    return { ...missing, ...size, flags: ["empty"] };
  }
  const a = leadership(degree);
  const b = openInnovation(graph, measure);
  const density = nodes < 2 ? null : pairs / ((nodes * (nodes - 1)) / 2);
  const flags: IndicatorFlag[] = [];
  if (a.degenerate) flags.push("degenerate_a");
  if (b.degenerate) flags.push("degenerate_b");
  if (b.value < 0) flags.push("negative_b");
  return {
    a: a.value,
    b: b.value,
    c: robustness(graph, nodes),
    d: graph.links / nodes,
    ...size,
    density,
    expectedClusteringAtDensity: expectedClustering(nodes, density ?? 0),
    flags,
  };
}
