import Graph from "graphology";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import type { LinkPreset } from "@/server/domain/flows";
import type { AtlasAnswer } from "../atlas-bench";
import { readColumns } from "../ours/flow-columns";
import { report, taskOf } from "../worker-report";

const RULES: Record<LinkPreset, [threshold: number, least: number, alpha: number | null]> = {
  related: [1, 1, null],
  significant: [1, 5, 0.01],
  any: [0, 1, null],
};

const { columns, rule } = taskOf<{ columns: string; rule: LinkPreset }>();
const flows = readColumns(columns);
const amount = Float64Array.from(flows.amount, Number);
await report(
  () => indicators(links(...RULES[rule])),
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

function indicators(graph: Graph): AtlasAnswer {
  const simple = new Graph({ type: "undirected" });
  graph.forEachEdge((_, __, source, target) => void simple.mergeEdge(source, target));
  const nodes = simple.nodes();
  const degree = nodes.map((node) => simple.degree(node));
  const partnerMean = nodes.map(
    (node, at) => simple.neighbors(node).reduce((sum, one) => sum + simple.degree(one), 0) / degree[at]!,
  );
  let clustering = 0;
  nodes.forEach((node, at) => {
    if (degree[at]! < 2) return;
    const partners = simple.neighbors(node);
    let closed = 0;
    for (let x = 0; x < partners.length; x++)
      for (let y = x + 1; y < partners.length; y++) if (simple.hasEdge(partners[x]!, partners[y]!)) closed++;
    clustering += closed / ((degree[at]! * (degree[at]! - 1)) / 2);
  });
  const above = new Map<number, number>();
  for (const [at, k] of [...degree].sort((x, y) => y - x).entries()) if (!above.has(k)) above.set(k, at + 1);
  const ranks = degree.map((k) => Math.log(above.get(k)!));
  const byRank = moments(ranks, degree.map(Math.log));
  const byPartners = moments(degree, partnerMean);
  return {
    nodes: nodes.length,
    links: graph.size,
    values: [
      -byRank.xy / byRank.xx,
      -byPartners.xy / Math.sqrt(byPartners.xx * byPartners.yy),
      clustering / nodes.length,
      graph.size / nodes.length,
    ],
  };
}

function moments(xs: readonly number[], ys: readonly number[]) {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const sum = (of: (x: number, y: number) => number) =>
    xs.reduce((all, x, at) => all + of(x - mx, ys[at]! - my), 0);
  return { xy: sum((x, y) => x * y), xx: sum((x) => x * x), yy: sum((_, y) => y * y) };
}
