import { type EgoOptions, egoMembers } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import {
  egoIndicators,
  type IndicatorOptions,
  type Indicators,
  indicators,
} from "@/server/compute/network/indicators";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import type { Relatedness } from "@/server/compute/network/relatedness";
import { ComputeError } from "@/server/domain/errors";

export type SensitivityOptions = Pick<IndicatorOptions, "b"> & {
  readonly thresholds: readonly number[];
  readonly minCounts?: readonly number[];
  readonly alpha?: number | null;
  /** The ego network of these cores at every threshold; null (default) for the ATLAS. */
  readonly ego?: (EgoOptions & { readonly cores: readonly string[] }) | null;
};

export type SensitivityRow = Indicators & {
  readonly threshold: number;
  readonly minCount: number;
  /** Cores of the ego network that have no link at this threshold. */
  readonly missing: readonly string[];
};

/**
 * a, b, c, d, N and L over a range of link rules, so that one sees whether a verdict hangs on the threshold.
 *
 * Each row is exactly what `selectLinks` with that threshold and minimum count (and `alpha`), `graphOf` and `indicators`
 * (or `egoIndicators`) give. The relatedness is read once: its rows are put in the order of the thresholds that they
 * pass, and each network is a prefix. The ego network is drawn anew at each threshold, out of that of the loosest rule,
 * which holds them all.
 * Order    thresholds ascending within each minimum count, each once.
 * Cost     O(m log t) and for every row what its network costs; t thresholds, m traded pairs.
 * Errors   BAD_OPTION if thresholds or minimum counts are none, negative or not finite, or alpha is outside (0, 1].
 */
export function thresholdSensitivity(all: Relatedness, options: SensitivityOptions): SensitivityRow[] {
  const thresholds = ascending("threshold", options.thresholds);
  const minCounts = ascending("minimum count", options.minCounts ?? [1]);
  const alpha = options.alpha ?? null;
  if (alpha !== null && !(alpha > 0 && alpha <= 1))
    throw new ComputeError("BAD_OPTION", `alpha is ${alpha}; expected null or a number in (0, 1]`);
  const loosest = inOrder(all, thresholds, minCounts[0]!, alpha);
  const given = options.ego ? amongMembers(loosest, options.ego) : loosest;
  return minCounts.flatMap((minCount) => {
    const kept = filtered(given, (row) => given.count[row]! >= minCount);
    return thresholds.map((threshold, at) => {
      const links = prefixLength(kept.passed, at);
      const graph = graphOf(kept.industries, kept.seller.subarray(0, links), kept.buyer.subarray(0, links));
      const rule = { threshold, minCount };
      if (!options.ego) return { ...rule, ...indicators(graph, { b: options.b }), missing: [] };
      const { cores: _, ...measured } = egoIndicators(graph, [options.ego.cores], {
        ...options.ego,
        b: options.b,
      })[0]!;
      return { ...rule, ...measured };
    });
  });
}

/** Links, those that pass the most thresholds first; `passed` is how many. */
type Ordered = {
  industries: readonly string[];
  seller: Int32Array;
  buyer: Int32Array;
  count: Float64Array;
  passed: Int32Array;
};

function inOrder(all: Relatedness, thresholds: number[], minCount: number, alpha: number | null): Ordered {
  const passed = new Int32Array(all.seller.length);
  const rowsWith = new Int32Array(thresholds.length + 1);
  for (let row = 0; row < passed.length; row++) {
    const [n, e] = [all.count[row]!, all.expectedCount[row]!];
    if (all.seller[row] === all.buyer[row] || n < minCount) continue;
    if (!(all.rr[row]! > thresholds[0]!) || (alpha !== null && !(poissonUpperTail(n, e) < alpha))) continue;
    const times = thresholdsBelow(thresholds, all.rr[row]!);
    passed[row] = times;
    rowsWith[times]!++;
  }
  const next = new Int32Array(thresholds.length + 1);
  for (let times = thresholds.length - 1; times >= 1; times--)
    next[times] = next[times + 1]! + rowsWith[times + 1]!;
  const order = new Int32Array(next[1]! + rowsWith[1]!);
  for (let row = 0; row < passed.length; row++) if (passed[row]! > 0) order[next[passed[row]!]!++] = row;
  return {
    industries: all.industries,
    seller: order.map((row) => all.seller[row]!),
    buyer: order.map((row) => all.buyer[row]!),
    count: Float64Array.from(order, (row) => all.count[row]!),
    passed: order.map((row) => passed[row]!),
  };
}

/** How many of the ascending thresholds are below rr. */
function thresholdsBelow(thresholds: readonly number[], rr: number): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (thresholds[middle]! < rr) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Links that pass the threshold at a position: `passed` is descending. */
function prefixLength(passed: Int32Array, at: number): number {
  let [low, high] = [0, passed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passed[middle]! > at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function amongMembers(given: Ordered, ego: EgoOptions & { cores: readonly string[] }): Ordered {
  const atlas = graphOf(given.industries, given.seller, given.buyer);
  const index = new Map(given.industries.map((code, i) => [code, i]));
  // partners of the cores in both directions too: a core whose only trade leads out of the network is still present
  const members = [ego, {}].flatMap((options) => [...egoMembers(atlas, index, ego.cores, options).nodes]);
  const nodes = [...new Set(members)].sort((x, y) => x - y);
  const local = new Int32Array(given.industries.length).fill(-1);
  nodes.forEach((node, i) => {
    local[node] = i;
  });
  const among = filtered(given, (row) => local[given.seller[row]!]! >= 0 && local[given.buyer[row]!]! >= 0);
  return {
    ...among,
    industries: nodes.map((node) => given.industries[node]!),
    seller: among.seller.map((i) => local[i]!),
    buyer: among.buyer.map((i) => local[i]!),
  };
}

function filtered(given: Ordered, keeps: (row: number) => boolean): Ordered {
  const kept: number[] = [];
  for (let row = 0; row < given.seller.length; row++) if (keeps(row)) kept.push(row);
  return {
    industries: given.industries,
    seller: Int32Array.from(kept, (row) => given.seller[row]!),
    buyer: Int32Array.from(kept, (row) => given.buyer[row]!),
    count: Float64Array.from(kept, (row) => given.count[row]!),
    passed: Int32Array.from(kept, (row) => given.passed[row]!),
  };
}

function ascending(what: string, values: readonly number[]): number[] {
  const bad = values.find((value) => !(value >= 0 && value < Infinity));
  if (values.length === 0 || bad !== undefined)
    throw new ComputeError("BAD_OPTION", `${what} ${bad ?? "is missing"}; expected one or more numbers >= 0`);
  return [...new Set(values)].sort((x, y) => x - y);
}
