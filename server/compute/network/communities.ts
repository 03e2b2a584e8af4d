import type { Graph } from "@/server/compute/network/graph";
import { leiden, renumbered } from "@/server/compute/network/leiden";
import { modularity } from "@/server/compute/network/modularity";
import { adjustedRand, coAssignment, mutualInformation } from "@/server/compute/network/partition-agreement";
import { normalisedRelatedness } from "@/server/compute/network/relatedness";
import { type WeightedRows, weightedRows } from "@/server/compute/network/weighted-rows";
import { ComputeError } from "@/server/domain/errors";

/** What ties two partners together. */
export const COMMUNITY_WEIGHTS = ["binary", "relatedness", "amount"] as const;
export type CommunityWeight = (typeof COMMUNITY_WEIGHTS)[number];

/**
 * Weight of every pair of partners, symmetric.
 *
 *   binary       1
 *   relatedness  mean of max(0, (RR - 1) / (RR + 1)) over the two directions, a direction without a link counting 0
 *   amount       R_ij + R_ji, thousand KRW (exact to 2^53)
 *
 * `links` are those that the graph was built from, in that order. A pair of weight 0 ties nothing.
 */
export function communityRows(
  graph: Graph,
  links: { readonly amount: BigInt64Array; readonly rr: Float64Array },
  weight: CommunityWeight,
): WeightedRows {
  if (!COMMUNITY_WEIGHTS.includes(weight))
    throw new ComputeError(
      "BAD_OPTION",
      `community weight ${weight}; expected ${COMMUNITY_WEIGHTS.join(", ")}`,
    );
  if (weight === "binary") return weightedRows(graph, "both");
  const byLink =
    weight === "amount"
      ? Float64Array.from(links.amount, Number)
      : links.rr.map((rr) => Math.max(0, normalisedRelatedness(rr)) / 2);
  return weightedRows(graph, "both", byLink, "sum");
}

export type Community = {
  /** Industries, the strongest first: by the weight of their ties inside, then by code. The first ones name it. */
  readonly members: readonly { readonly industry: string; readonly inside: number; readonly stays: number }[];
  /** Weight of all pairs inside, each once. */
  readonly inside: number;
  /** Σ of its members' strengths. */
  readonly strength: number;
};

export type Communities = {
  /** By size, then strength, then the first member's code. */
  readonly communities: readonly Community[];
  /** Community of each industry of the graph; -1 without a tie. */
  readonly of: Int32Array;
  readonly modularity: number;
  /** Seed of the run that is shown: the one of highest modularity, the first among equals. */
  readonly seed: number;
  /** Means over all pairs of runs; 1 for one run. */
  readonly stability: { readonly runs: number; readonly nmi: number; readonly ari: number };
  readonly flags: readonly CommunityFlag[];
};

export const COMMUNITY_FLAGS = [
  /** No tie at all: no community. */
  "empty",
  /** Some industries have no tie and are in no community. */
  "isolated",
  /** All in one. */
  "one_community",
] as const;
export type CommunityFlag = (typeof COMMUNITY_FLAGS)[number];

/**
 * Communities of a network by the Leiden method, and how much they hang on chance.
 *
 * `runs` runs (10) with the seeds seed, seed + 1, …; shown is the best. `stays` of a member: the mean share of its
 * fellows that other runs leave with it (see partition-agreement.ts).
 * Shapes  rows (n), industries (n).   Empty: no community, modularity 0, flag `empty`.
 * Errors  BAD_OPTION for a resolution that is not a number >= 0, or runs < 1.
 */
export function communities(
  industries: readonly string[],
  rows: WeightedRows,
  { resolution = 1, seed, runs = 10 }: { resolution?: number; seed: number; runs?: number },
): Communities {
  if (!(Number.isInteger(runs) && runs >= 1))
    throw new ComputeError("BAD_OPTION", `communities: ${runs} runs; expected a whole number from 1`);
  const divisions = Array.from({ length: runs }, (_, run) => leiden(rows, { resolution, seed: seed + run }));
  const qualities = divisions.map((of) => modularity(rows, of, resolution));
  const most = Math.max(...qualities);
  const best = qualities.findIndex((quality) => quality >= most - 1e-12);
  const others = divisions.filter((_, run) => run !== best);
  const stays = coAssignment(divisions[best]!, others);
  const { ordered, of } = ordering(industries, rows, divisions[best]!, stays);
  const isolated = of.includes(-1);
  const flags: CommunityFlag[] =
    ordered.length === 0 ? ["empty"] : ordered.length === 1 ? ["one_community"] : [];
  return {
    communities: ordered,
    of,
    modularity: qualities[best]!,
    seed: seed + best,
    stability: {
      runs,
      nmi: meanOfPairs(divisions, mutualInformation),
      ari: meanOfPairs(divisions, adjustedRand),
    },
    flags: isolated && ordered.length > 0 ? [...flags, "isolated"] : flags,
  };
}

function ordering(
  industries: readonly string[],
  { offsets, columns, weights }: WeightedRows,
  division: Int32Array,
  stays: Float64Array,
) {
  const of = renumbered(division);
  const found: {
    members: Community["members"][number][];
    inside: number;
    strength: number;
    nodes: number[];
  }[] = [];
  of.forEach((community, i) => {
    if (community < 0) return;
    found[community] ??= { members: [], inside: 0, strength: 0, nodes: [] };
    const into = found[community];
    let inside = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      into.strength += weights[e]!;
      if (of[columns[e]!] === community) inside += weights[e]!;
    }
    into.inside += inside / 2;
    into.nodes.push(i);
    into.members.push({ industry: industries[i]!, inside, stays: stays[i]! });
  });
  for (const { members } of found) members.sort((x, y) => y.inside - x.inside || byCode(x, y));
  found.sort(
    (x, y) =>
      y.nodes.length - x.nodes.length || y.strength - x.strength || byCode(x.members[0]!, y.members[0]!),
  );
  found.forEach(({ nodes }, at) => {
    for (const i of nodes) of[i] = at;
  });
  const ordered = found.map(({ members, inside, strength }): Community => ({ members, inside, strength }));
  return { ordered, of };
}

const byCode = (x: { industry: string }, y: { industry: string }) => (x.industry < y.industry ? -1 : 1);

function meanOfPairs(
  divisions: readonly Int32Array[],
  agreement: (x: Int32Array, y: Int32Array) => number,
): number {
  let sum = 0;
  let pairs = 0;
  for (let x = 0; x < divisions.length; x++)
    for (let y = x + 1; y < divisions.length; y++, pairs++) sum += agreement(divisions[x]!, divisions[y]!);
  return pairs === 0 || divisions[0]!.every((community) => community < 0) ? 1 : sum / pairs;
}
