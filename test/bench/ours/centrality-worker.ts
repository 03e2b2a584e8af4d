import { betweenness } from "@/server/compute/network/betweenness";
import { closeness } from "@/server/compute/network/closeness";
import { eigenvector } from "@/server/compute/network/eigenvector";
import { pageRank } from "@/server/compute/network/page-rank";
import type { LinkPreset } from "@/server/domain/flows";
import type { CentralityFigure } from "../centrality-bench";
import { report, taskOf } from "../worker-report";
import { networkOf, readColumns } from "./flow-columns";

const { columns, rule, figure } = taskOf<{ columns: string; rule: LinkPreset; figure: CentralityFigure }>();
const { graph, links } = networkOf(readColumns(columns), rule);
const weight = Float64Array.from(links.amount, Number);
const work: Record<CentralityFigure, () => Float64Array> = {
  betweenness: () => betweenness(graph),
  betweennessByAmount: () => betweenness(graph, { directed: true, weight }),
  closeness: () => closeness(graph),
  eigenvector: () => eigenvector(graph).values,
  eigenvectorByAmount: () => eigenvector(graph, { weight }).values,
  pageRank: () => pageRank(graph).values,
};
await report(work[figure], (values) => [...values]);
