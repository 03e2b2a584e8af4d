import { type EgoNetwork, egoNetwork } from "@/server/compute/network/ego";
import { type Graph, graphOf } from "@/server/compute/network/graph";
import { type Links, selectLinks } from "@/server/compute/network/links";
import { type Candidates, testedByPairs } from "@/server/compute/network/pair-test";
import { type Relatedness, relatedness } from "@/server/compute/network/relatedness";
import type { Flows } from "@/server/domain/flows";
import { ruleFlows } from "@/server/features/atlas/rule-flows";
import { type FlowQuery, readFlows } from "@/server/warehouse/read-flows";
import type { Store } from "@/server/warehouse/store";
import type { AnalysisBase, AnalysisSubject } from "./schema";

/** Reads of flows that are kept, so that several parts of one analysis do not read twice. */
const KEPT_READS = 8;

/** Where an analysis reads: the stored flows of one data set. */
export type AnalysisSource = {
  readonly store: Store;
  flows(query: FlowQuery): Promise<Flows>;
};

export function storeSource(store: Store): AnalysisSource {
  const kept = new Map<string, Promise<Flows>>();
  return {
    store,
    flows(query) {
      const key = JSON.stringify(query);
      const known = kept.get(key);
      if (known) return known;
      const read = readFlows(store, query);
      kept.set(key, read);
      if (kept.size > KEPT_READS) kept.delete(kept.keys().next().value!);
      return read;
    },
  };
}

/** The flows, relatedness, links and network that a base describes. */
export type BaseAtlas = {
  flows: Flows;
  relatedness: Relatedness;
  /** What the rule may still choose from once pairs of firms were tested; the same as all where they are not. */
  candidates: Candidates;
  links: Links;
  graph: Graph;
};

/** @param over other years, another region set: what differs from the base */
export async function baseAtlas(
  source: AnalysisSource,
  base: AnalysisBase,
  over: Partial<AnalysisBase> = {},
): Promise<BaseAtlas> {
  const { years, region, scope, rule } = { ...base, ...over };
  const regions = region.codes.length > 0 ? region.codes : null;
  return atlasOfFlows(await ruleFlows(source.flows, { years, regions, scope }, rule), rule);
}

export function atlasOfFlows(flows: Flows, rule: AnalysisBase["rule"]): BaseAtlas {
  const all = relatedness(flows, rule);
  const candidates = testedByPairs(all, flows, rule);
  const links = selectLinks(candidates.relatedness, candidates.rule);
  return {
    flows,
    relatedness: all,
    candidates,
    links,
    graph: graphOf(links.industries, links.seller, links.buyer),
  };
}

/** The ego network of a subject in an ATLAS, as the base asks for it. */
export const subjectNetwork = (
  { graph }: Pick<BaseAtlas, "graph">,
  { cores }: Pick<AnalysisSubject, "cores">,
  { radius, direction }: Pick<AnalysisBase, "radius" | "direction">,
): EgoNetwork => egoNetwork(graph, cores, { radius, direction });

/** What an analysis looks at: the whole ATLAS, or the ego network of its one subject. */
export type Scene = { atlas: BaseAtlas; graph: Graph; links: Links; ego: EgoNetwork | null };

/** `links` are those of `graph`, with its node numbers. */
export function sceneOf(atlas: BaseAtlas, subject: AnalysisSubject | undefined, base: AnalysisBase): Scene {
  if (!subject) return { atlas, graph: atlas.graph, links: atlas.links, ego: null };
  const ego = subjectNetwork(atlas, subject, base);
  return { atlas, graph: ego.graph, links: linksWithin(atlas.links, ego), ego };
}

/** The links of an ego network, renumbered to its nodes. */
function linksWithin(links: Links, ego: EgoNetwork): Links {
  const local = new Int32Array(links.industries.length).fill(-1);
  ego.nodes.forEach((node, i) => {
    local[node] = i;
  });
  const rows = ego.links;
  const pick = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]!);
  return {
    industries: ego.graph.industries,
    seller: Int32Array.from(rows, (row) => local[links.seller[row]!]!),
    buyer: Int32Array.from(rows, (row) => local[links.buyer[row]!]!),
    amount: BigInt64Array.from(Array.from(rows, (row) => links.amount[row]!)),
    count: pick(links.count),
    expected: pick(links.expected),
    rr: pick(links.rr),
    expectedCount: pick(links.expectedCount),
  };
}
