import Graph from "graphology";
import type { AtlasAnswer } from "../atlas-bench";

/** a to d of the nodes with a link, with the plain interface of graphology, as its user would write them. */
export function graphIndicators(graph: Graph): AtlasAnswer {
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
