import { randomStream } from "@/server/compute/network/bootstrap-random";
import type { EgoOptions } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import { egoIndicators, type Indicators } from "@/server/compute/network/indicators";
import type { Proximity } from "@/server/compute/network/proximity";
import { type WhatIfBand, whatIfBand, whatIfDelta } from "@/server/compute/network/what-if-band";
import type { LinkEnds } from "@/server/compute/network/what-if-change";
import { graphOfTable, type LinkTable, linkTable } from "@/server/compute/network/what-if-links";
import { completed, type Steps } from "@/server/compute/topics/steps";
import { ComputeError } from "@/server/domain/errors";

export type CommercialisationOptions = EgoOptions & {
  /** New links for every partner that the technology's industries have in the region now, weighted by share; > 0. */
  growth: number;
  /** How often the links are drawn. */
  runs: number;
  seed: number;
  /** By relatedness, or anywhere among the same industries: what the former is read against. */
  spread?: "related" | "even";
};

export type CommercialisationEffect = { before: Indicators; band: WhatIfBand };

export type Commercialisation = {
  /** Links drawn in each run. */
  links: number;
  /** Pairs that could form at all. */
  possible: number;
  /** One for each set of cores, in their order. */
  effects: CommercialisationEffect[];
  /** How often a link formed, most often first. */
  formed: (LinkEnds & { runs: number })[];
};

/**
 * What commercialising a technology would do to ego networks, as a scenario: its industries T win m new partners in the
 * region, drawn by relatedness, and a, b, c, d are taken anew.
 *
 *   potential_ij = sum over h in H_i of w_hj / sum over all h of w_hj,   H_i = i and its partners in the reference network
 *   P(i, j) in proportion to p_i potential_ij,  over i in T and the industries j of the region that are no partner of i there
 *   m = growth x sum over i in T of p_i k_i, rounded, at least 1 (k_i = partners of i in the region, 1 where it has none)
 *
 * p: share of the technology in industry i; w: nearness in the reference network (proximity.ts), usually the nation's.
 * Drawn without putting back. A link runs as the two trade in the reference; both ways or not at all there: by the toss of
 * a coin. An industry of T that the region has not enters it with its first link. `even`: potential = 1 for all these pairs.
 *
 * Assumes  that the technology is put to use by the industries of its patents, that they find partners as near ones do today,
 *          and that nothing else changes. It is a scenario and no forecast.
 * Draws    run r from the stream (seed, r).   Empty  no pair that could form: links = 0, nothing changes.
 * Errors   BAD_OPTION for a growth that is not above 0, or runs that are no whole number from 1.
 */
export const commercialisation = (...args: Parameters<typeof commercialisationSteps>): Commercialisation =>
  completed(commercialisationSteps(...args));

/** The same, a step a run. */
export function* commercialisationSteps(
  region: Graph,
  reference: { graph: Graph; proximity: Proximity },
  technology: ReadonlyMap<string, number>,
  coreSets: readonly (readonly string[])[],
  options: CommercialisationOptions,
): Steps<Commercialisation> {
  const { growth, runs, seed, spread = "related" } = options;
  if (!(growth > 0 && Number.isFinite(growth)) || !(Number.isInteger(runs) && runs >= 1))
    throw new ComputeError(
      "BAD_OPTION",
      `growth ${growth} in ${runs} runs; expected a number above 0, and 1, 2, 3 ... runs`,
    );
  const table = tableWith(region, [...technology.keys()], reference.graph);
  const candidates = candidatesOf(table, reference, technology, spread);
  const wanted = Math.max(1, Math.round(growth * partnersOf(region, technology)));
  const links = Math.min(wanted, candidates.length);
  const measured = (graph: Graph): Indicators[] =>
    coreSets.length === 0 ? [] : egoIndicators(graph, coreSets, options);
  const before = measured(graphOfTable(table));
  const deltas = coreSets.map((): ReturnType<typeof whatIfDelta>[] => []);
  const formed = new Map<string, LinkEnds & { runs: number }>();
  for (let run = 0; run < runs; run++) {
    yield run / runs;
    const random = randomStream(seed, run);
    const next = { ...table, sells: table.sells.slice() };
    for (const { i, j, direction } of drawn(candidates, links, random)) {
      const forward = direction === 0 ? random.uniform() < 0.5 : direction > 0;
      const [seller, buyer] = forward ? [i, j] : [j, i];
      next.sells[seller * table.industries.length + buyer] = 1;
      const ends = { seller: table.industries[seller]!, buyer: table.industries[buyer]! };
      const key = `${ends.seller} ${ends.buyer}`;
      formed.set(key, { ...ends, runs: (formed.get(key)?.runs ?? 0) + 1 });
    }
    measured(graphOfTable(next)).forEach((after, at) => {
      deltas[at]!.push(whatIfDelta(before[at]!, after));
    });
  }
  return {
    links,
    possible: candidates.length,
    effects: before.map((one, at) => ({ before: one, band: whatIfBand(deltas[at]!) })),
    formed: [...formed.values()].sort(
      (x, y) => y.runs - x.runs || (x.seller + x.buyer < y.seller + y.buyer ? -1 : 1),
    ),
  };
}

type Candidate = { i: number; j: number; weight: number; direction: -1 | 0 | 1 };

/** The region's links, with room for the technology's industries as far as the reference knows them. */
function tableWith(region: Graph, technology: readonly string[], reference: Graph): LinkTable {
  const known = new Set(reference.industries);
  const codes = [...new Set([...region.industries, ...technology.filter((code) => known.has(code))])];
  const links: LinkEnds[] = [];
  region.industries.forEach((seller, i) => {
    for (let e = region.sellsTo.offsets[i]!; e < region.sellsTo.offsets[i + 1]!; e++)
      links.push({ seller, buyer: region.industries[region.sellsTo.columns[e]!]! });
  });
  return linkTable(codes, links);
}

function partnersOf(region: Graph, technology: ReadonlyMap<string, number>): number {
  const node = new Map(region.industries.map((code, i) => [code, i]));
  let [sum, shares] = [0, 0];
  for (const [code, share] of technology) {
    const i = node.get(code);
    sum += share * Math.max(1, i === undefined ? 0 : region.degree[i]!);
    shares += share;
  }
  return shares > 0 ? sum / shares : 0;
}

function candidatesOf(
  { industries, index, sells }: LinkTable,
  { graph, proximity }: { graph: Graph; proximity: Proximity },
  technology: ReadonlyMap<string, number>,
  spread: "related" | "even",
): Candidate[] {
  const size = industries.length;
  const all = proximity.industries.length;
  const inRegion = industries.map((_, j) => {
    for (let h = 0; h < size; h++) if (sells[j * size + h] || sells[h * size + j]) return true;
    return false;
  });
  const around = new Float64Array(all);
  for (let h = 0; h < all; h++) for (let j = 0; j < all; j++) around[j]! += proximity.near[h * all + j]!;
  const referenceNode = new Map(graph.industries.map((code, i) => [code, i]));
  const found: Candidate[] = [];
  for (const [code, share] of technology) {
    const i = index.get(code);
    const node = referenceNode.get(code);
    if (i === undefined || node === undefined || !(share > 0)) continue;
    const near = [code, ...partnersIn(graph, node)].flatMap((one) => proximity.index.get(one) ?? []);
    const sellsTo = new Set(rowOf(graph.sellsTo, node).map((to) => graph.industries[to]!));
    const buysFrom = new Set(rowOf(graph.buysFrom, node).map((from) => graph.industries[from]!));
    for (let j = 0; j < size; j++) {
      if (j === i || !inRegion[j] || sells[i * size + j] || sells[j * size + i]) continue;
      const other = industries[j]!;
      const at = proximity.index.get(other);
      let potential = 0;
      if (spread === "even") potential = 1;
      else if (at !== undefined && around[at]! > 0) {
        for (const h of near) potential += proximity.near[h * all + at]!;
        potential /= around[at]!;
      }
      if (!(potential > 0)) continue;
      const direction = Number(sellsTo.has(other)) - Number(buysFrom.has(other));
      found.push({ i, j, weight: share * potential, direction: direction as Candidate["direction"] });
    }
  }
  return found.sort((x, y) => x.i - y.i || x.j - y.j);
}

const rowOf = ({ offsets, columns }: Graph["sellsTo"], node: number) => [
  ...columns.subarray(offsets[node]!, offsets[node + 1]!),
];
const partnersIn = ({ partners, industries }: Graph, node: number) =>
  Array.from(
    partners.neighbours.subarray(partners.offsets[node]!, partners.offsets[node + 1]!),
    (other) => industries[other]!,
  );

/**
 * `count` candidates without putting back, in proportion to their weights: the largest of ln(u) / weight (Efraimidis and
 * Spirakis 2006), so that one uniform number a candidate decides. A pair that two industries of the technology share is
 * there from both ends; the second of them is passed over.
 */
function drawn(
  candidates: readonly Candidate[],
  count: number,
  random: ReturnType<typeof randomStream>,
): Candidate[] {
  const keyed = candidates.map((one) => ({ one, key: Math.log(random.uniform()) / one.weight }));
  keyed.sort((x, y) => y.key - x.key);
  const taken = new Set<string>();
  const found: Candidate[] = [];
  for (const { one } of keyed) {
    if (found.length === count) break;
    const pair = one.i < one.j ? `${one.i} ${one.j}` : `${one.j} ${one.i}`;
    if (taken.has(pair)) continue;
    taken.add(pair);
    found.push(one);
  }
  return found;
}
