import Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import { BLOCK_ORDER } from "../charts/block-order";
import { backbone } from "./backbone";
import type { NetworkNode, NetworkPair } from "./network-model";
import type { Place } from "./places";

const ROUNDS = 240;
const ROUNDS_AT_ONCE = 12;
/**
 * ForceAtlas2 (Jacomy and others 2014) from a circle in the order of blocks and codes, a fixed number of rounds: the
 * same network always gets the same picture. Yields to the page between its bursts; `tell` hears the share done.
 * Gravity keeps industries without a drawn tie at the rim.
 */
export async function forcePlaces(
  nodes: readonly NetworkNode[],
  pairs: readonly NetworkPair[],
  tell: (share: number) => void,
  wanted: () => boolean,
): Promise<Map<string, Place>> {
  const graph = new Graph({ type: "undirected" });
  const rank = (node: NetworkNode) => BLOCK_ORDER.indexOf(node.block ?? "other");
  const order = [...nodes].sort((p, q) => rank(p) - rank(q) || (p.id < q.id ? -1 : 1));
  order.forEach((node, i) => {
    const angle = (2 * Math.PI * i) / order.length;
    graph.addNode(node.id, { x: 100 * Math.cos(angle), y: 100 * Math.sin(angle) });
  });
  for (const { a, b, amount } of backbone(pairs))
    if (graph.hasNode(a) && graph.hasNode(b)) graph.addEdge(a, b, { weight: Math.log1p(amount) });
  const settings = {
    ...forceAtlas2.inferSettings(graph),
    barnesHutOptimize: graph.order > 400,
    linLogMode: true,
    gravity: 0.6,
    slowDown: 4,
  };
  for (let round = 0; round < ROUNDS && wanted(); round += ROUNDS_AT_ONCE) {
    forceAtlas2.assign(graph, { iterations: ROUNDS_AT_ONCE, settings, getEdgeWeight: "weight" });
    tell((round + ROUNDS_AT_ONCE) / ROUNDS);
    await new Promise((next) => setTimeout(next, 0));
  }
  return new Map(
    graph.mapNodes((id, { x, y }) => [id, { x: x as number, y: y as number }] as [string, Place]),
  );
}
