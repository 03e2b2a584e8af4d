import Graph from "graphology";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import type { LinkPreset } from "@/server/domain/flows";
import { readColumns } from "../ours/flow-columns";
import { report, taskOf } from "../worker-report";
import { graphIndicators } from "./graphology-indicators";

const RULES: Record<LinkPreset, [threshold: number, least: number, alpha: number | null]> = {
  related: [1, 1, null],
  significant: [1, 5, 0.01],
  any: [0, 1, null],
};

const { columns, rule } = taskOf<{ columns: string; rule: LinkPreset }>();
const flows = readColumns(columns);
const amount = Float64Array.from(flows.amount, Number);
await report(
  () => graphIndicators(links(...RULES[rule])),
  (answer) => answer,
);

function links(threshold: number, least: number, alpha: number | null): Graph {
  const { industries, seller, buyer, count } = flows;
  const size = industries.length;
  const margins = () => new Float64Array(size);
  const [sold, bought, soldCount, boughtCount] = [margins(), margins(), margins(), margins()];
  let total = 0;
  let totalCount = 0;
  for (let k = 0; k < seller.length; k++) {
    const [i, j] = [seller[k]!, buyer[k]!];
    if (i === j) continue;
    sold[i]! += amount[k]!;
    bought[j]! += amount[k]!;
    total += amount[k]!;
    soldCount[i]! += count[k]!;
    boughtCount[j]! += count[k]!;
    totalCount += count[k]!;
  }
  const graph = new Graph({ type: "directed" });
  for (let k = 0; k < seller.length; k++) {
    const [i, j] = [seller[k]!, buyer[k]!];
    if (i === j || !((amount[k]! * total) / (sold[i]! * bought[j]!) > threshold) || count[k]! < least)
      continue;
    if (
      alpha !== null &&
      !(poissonUpperTail(count[k]!, (soldCount[i]! * boughtCount[j]!) / totalCount) < alpha)
    )
      continue;
    graph.mergeEdge(industries[i]!, industries[j]!);
  }
  return graph;
}
