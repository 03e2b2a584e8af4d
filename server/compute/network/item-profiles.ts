import { type EgoOptions, egoMembers } from "@/server/compute/network/ego";
import type { Graph } from "@/server/compute/network/graph";
import type { ItemProfile } from "@/server/compute/network/item-similarity";
import type { Links } from "@/server/compute/network/links";
import { ComputeError } from "@/server/domain/errors";

/**
 * The industries of the ego network of each item, weighted by what they trade with its core: exact amounts, either way,
 * added up and given as the nearest double. A core's own weight is its trade with the members that are not core.
 *
 * Shapes   `links` are the rows that `atlas` was built from. An industry of radius 2 trades with no core: weight 0.
 *          The ego networks themselves are not built, only their members and the links of the cores are read.
 * Missing  an item none of whose cores is present has no industry.
 * Errors   BAD_SHAPE if links and ATLAS differ in number.
 */
export function itemProfiles(
  atlas: Graph,
  links: Links,
  items: readonly { readonly item: string; readonly cores: readonly string[] }[],
  options: EgoOptions = {},
): ItemProfile[] {
  if (links.seller.length !== atlas.links)
    throw new ComputeError("BAD_SHAPE", `${atlas.links} links in the ATLAS but ${links.seller.length} rows`);
  const index = new Map(atlas.industries.map((code, i) => [code, i]));
  return items.map(({ item, cores }) => {
    const { nodes, distance } = egoMembers(atlas, index, cores, options);
    const amounts = new Map(Array.from(nodes, (node) => [node, 0n]));
    const core = new Set(nodes.filter((_, i) => distance[i] === 0));
    for (const node of core)
      for (const { offsets, columns, position } of [atlas.sellsTo, atlas.buysFrom])
        for (let e = offsets[node]!; e < offsets[node + 1]!; e++) {
          const partner = columns[e]!;
          const before = amounts.get(partner);
          if (before === undefined || core.has(partner)) continue;
          const amount = links.amount[position[e]!]!;
          amounts.set(partner, before + amount);
          amounts.set(node, amounts.get(node)! + amount);
        }
    const weights = new Map([...amounts].map(([node, amount]) => [atlas.industries[node]!, Number(amount)]));
    return { item, weights };
  });
}
