import { readFileSync } from "node:fs";
import Graph from "graphology";
import type { SweepAnswer } from "../sweep-bench";
import type { SweepNetwork } from "../sweep-network";
import { report, taskOf } from "../worker-report";
import { graphIndicators } from "./graphology-indicators";

const { network } = taskOf<{ network: string }>();
const { size, seller, buyer, cores } = JSON.parse(readFileSync(network, "utf8")) as SweepNetwork;
const directed = new Graph({ type: "directed" });
for (let i = 0; i < size; i++) directed.addNode(i);
seller.forEach((i, e) => void directed.addEdge(i, buyer[e]!));

await report(
  () => cores.map(ego),
  (found): SweepAnswer => found,
);

/** The members, then every link of a member whose other end is one. */
function ego(core: readonly number[]) {
  const members = new Set(core.map(String));
  for (const one of core) directed.forEachNeighbor(one, (partner) => void members.add(partner));
  const graph = new Graph({ type: "directed" });
  for (const member of members) graph.addNode(member);
  for (const member of members)
    directed.forEachOutNeighbor(member, (to) => {
      if (members.has(to)) graph.addEdge(member, to);
    });
  const { nodes, links, values } = graphIndicators(graph);
  return [...values, nodes, links];
}
