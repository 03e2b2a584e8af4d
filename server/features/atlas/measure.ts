import { type Graph, graphOf } from "@/server/compute/network/graph";
import { egoIndicators, type Indicators, indicators } from "@/server/compute/network/indicators";
import { selectLinks } from "@/server/compute/network/links";
import { testedByPairs } from "@/server/compute/network/pair-test";
import { type Relatedness, relatedness } from "@/server/compute/network/relatedness";
import type { Flows } from "@/server/domain/flows";
import type { StoredNetwork } from "./network-codec";
import type { AtlasParams } from "./schema";

/** What has an ego network: a strategic industry with its cores, or one industry. */
export type Subject = {
  subjectKind: "STRATEGIC" | "CODE";
  subjectId: string;
  label: string;
  groupLabel: string | null;
  cores: string[];
  definitionVersion: number | null;
};

export type MeasuredView = {
  graph: Graph;
  network: StoredNetwork;
  whole: Indicators;
  /** All trade of the region set, that of an industry with itself included, whatever the links are drawn from. */
  transactions: bigint;
  amount: bigint;
};

/** The ATLAS of the flows of one region set: relatedness, the links that the rule keeps, the network, its indicators. */
export function measuredView(flows: Flows, { rule }: Pick<AtlasParams, "rule">): MeasuredView {
  const all = relatedness(flows, rule);
  const left = testedByPairs(all, flows, rule);
  const links = selectLinks(left.relatedness, left.rule);
  const graph = graphOf(links.industries, links.seller, links.buyer);
  const { industries, seller, buyer, amount, count, expected, rr } = links;
  return {
    graph,
    network: { industries, seller, buyer, amount, count, expected, rr, ...margins(all) },
    whole: indicators(graph),
    transactions: BigInt(Math.round(flows.count.reduce((sum, n) => sum + n, 0))),
    amount: flows.amount.reduce((sum, value) => sum + value, 0n),
  };
}

/** S_i and B_j over all trade in the margins. Rows that relatedness leaves out have no amount, so nothing is lost. */
function margins(all: Relatedness): Pick<StoredNetwork, "sold" | "bought"> {
  const sold = new BigInt64Array(all.industries.length);
  const bought = new BigInt64Array(all.industries.length);
  for (let row = 0; row < all.seller.length; row++) {
    sold[all.seller[row]!]! += all.amount[row]!;
    bought[all.buyer[row]!]! += all.amount[row]!;
  }
  return { sold, bought };
}

/** Rows of EgoResult, but for the ids of their run and view. */
export function egoRows(
  graph: Graph,
  subjects: readonly Subject[],
  { radius, direction }: Pick<AtlasParams, "radius" | "direction">,
) {
  const measured = egoIndicators(
    graph,
    subjects.map(({ cores }) => cores),
    { radius, direction },
  );
  return subjects.map((subject, i) => {
    const { cores, missing, a, b, c, d, nodes, links, density, expectedClusteringAtDensity, flags } =
      measured[i]!;
    return {
      ...subject,
      cores: [...cores],
      missingCores: [...missing],
      ...{ a, b, c, d, nodes, links, density },
      clusteringAtDensity: expectedClusteringAtDensity,
      flags: [...flags],
    };
  });
}
export type EgoRow = ReturnType<typeof egoRows>[number];

/** Every industry with a link, as a subject of its own; `groupOf` names the strategic industries that it belongs to. */
export const codeSubjects = (
  graph: Graph,
  nameOf: (code: string) => string,
  groupOf: (code: string) => string | null,
): Subject[] =>
  graph.industries
    .filter((_, i) => graph.degree[i]! > 0)
    .map((code) => ({
      subjectKind: "CODE",
      subjectId: code,
      label: nameOf(code),
      groupLabel: groupOf(code),
      cores: [code],
      definitionVersion: null,
    }));
