import { type Graph, graphOf } from "@/server/compute/network/graph";
import type { Reader } from "./data";
import { decodeNetwork, type StoredNetwork } from "./network-codec";

/** A view's links with the graph that they make. */
export type ReadNetwork = StoredNetwork & { readonly graph: Graph };

/** The network of a view, or null where none was printed. */
export async function readNetwork(db: Reader, viewId: string): Promise<ReadNetwork | null> {
  const { network } = await db.atlasView.findUniqueOrThrow({
    where: { id: viewId },
    select: { network: true },
  });
  if (!network) return null;
  const stored = await decodeNetwork(network);
  return { ...stored, graph: graphOf(stored.industries, stored.seller, stored.buyer) };
}

export type LinkOrder = "amount" | "rr" | "count";

/** Positions of some links, strongest first; equal ones by the codes of seller and buyer. */
export function strongest(
  network: StoredNetwork,
  by: LinkOrder,
  positions: ArrayLike<number> = network.seller.map((_, e) => e),
): number[] {
  const value = network[by];
  const pair = (e: number) => [
    network.industries[network.seller[e]!]!,
    network.industries[network.buyer[e]!]!,
  ];
  return Array.from(positions).sort((x, y) => {
    if (value[x]! !== value[y]!) return value[x]! > value[y]! ? -1 : 1;
    return pair(x) < pair(y) ? -1 : 1;
  });
}

/** One directed link as a page reads it. */
export const linkAt = (network: StoredNetwork, e: number) => ({
  seller: network.industries[network.seller[e]!]!,
  buyer: network.industries[network.buyer[e]!]!,
  amount: network.amount[e]!,
  count: network.count[e]!,
  expected: network.expected[e]!,
  rr: network.rr[e]!,
});
export type LinkView = ReturnType<typeof linkAt>;

/** What was left out of a picture: how many are shown of how many, and the weakest that is shown. */
export function cutOf(network: StoredNetwork, by: LinkOrder, shown: readonly number[], total: number) {
  const weakest = shown.at(-1);
  return {
    by,
    shown: shown.length,
    total,
    weakest: weakest === undefined ? null : Number(network[by][weakest]!),
  };
}
