import type { EgoNetwork } from "@/server/compute/network/ego";
import type { Links } from "@/server/compute/network/links";

/**
 * The rows of an ATLAS that are links of an ego network, numbered as its nodes are: row e is link e of `ego.graph`.
 *
 * Shapes  `links` are the rows that the ATLAS was built from.  RR and expectations stay those of the ATLAS.
 */
export function egoLinks(links: Links, ego: Pick<EgoNetwork, "nodes" | "links" | "graph">): Links {
  const local = new Int32Array(links.industries.length).fill(-1);
  ego.nodes.forEach((node, i) => {
    local[node] = i;
  });
  const floats = (column: Float64Array) => Float64Array.from(ego.links, (row) => column[row]!);
  return {
    industries: ego.graph.industries,
    seller: ego.links.map((row) => local[links.seller[row]!]!),
    buyer: ego.links.map((row) => local[links.buyer[row]!]!),
    amount: BigInt64Array.from(ego.links, (row) => links.amount[row]!),
    count: floats(links.count),
    expected: floats(links.expected),
    rr: floats(links.rr),
    expectedCount: floats(links.expectedCount),
  };
}
