import { bestRanks } from "@/server/compute/network/best-ranks";
import { betweenness } from "@/server/compute/network/betweenness";
import { closeness } from "@/server/compute/network/closeness";
import { components } from "@/server/compute/network/components";
import { eigenvector } from "@/server/compute/network/eigenvector";
import type { Graph } from "@/server/compute/network/graph";
import { pageRank } from "@/server/compute/network/page-rank";
import { strengths } from "@/server/compute/network/strength";

export const CENTRALITIES = [
  ...["degree", "degreeIn", "degreeOut", "strength", "strengthIn", "strengthOut"],
  ...["betweenness", "closeness", "eigenvector", "pageRank"],
] as readonly CentralityId[];
export type CentralityId =
  | ("degree" | "degreeIn" | "degreeOut" | "strength" | "strengthIn" | "strengthOut")
  | ("betweenness" | "closeness" | "eigenvector" | "pageRank");

export const CENTRALITY_FLAGS = [
  /** No link at all: every figure is 0. */
  "empty",
  /** In parts: eigenvector is that of the largest, closeness counts what is reached. */
  "disconnected",
  /** Fewer than 3 industries: betweenness is 0 by definition. */
  "too_small",
  "eigenvector_not_converged",
  "page_rank_not_converged",
] as const;
export type CentralityFlag = (typeof CENTRALITY_FLAGS)[number];

export type CentralityRow = {
  readonly industry: string;
  /** Amounts are exact (bigint, thousand KRW), the rest numbers. */
  readonly values: Readonly<
    Record<Exclude<CentralityId, `strength${string}`>, number> &
      Record<Extract<CentralityId, `strength${string}`>, bigint>
  >;
  /**
   * Rank by value descending among the industries with a link; ties share the best rank (1, 2, 2, 4). Values that differ
   * by rounding alone (beyond 10 digits) are ties.
   */
  readonly ranks: Readonly<Record<CentralityId, number>>;
};

export type CentralityOptions = {
  /** Betweenness along the sales only; default between partners in either direction. */
  directed?: boolean;
  /**
   * What weighs in betweenness, closeness, eigenvector and PageRank: nothing (default), or the amounts: shorter paths
   * where more is traded (1 / amount), a walk that follows the trade, partners that count by it.
   */
  weight?: "none" | "amount";
};

/**
 * Every centrality of every industry that has a link, in the order of the graph, with ranks. `amount` is given by link.
 * Definitions: strength.ts, betweenness.ts (normalised), closeness.ts, eigenvector.ts, page-rank.ts.
 *
 * Empty   no link: no rows and the flag `empty`.
 * Errors  those of the figures.
 */
export function centralities(
  graph: Graph,
  amount: BigInt64Array,
  { directed = false, weight: by = "none" }: CentralityOptions = {},
): { rows: CentralityRow[]; flags: CentralityFlag[] } {
  const sizes = strengths(graph, amount);
  const weight = by === "amount" ? { weight: Float64Array.from(amount, Number) } : {};
  const important = eigenvector(graph, weight);
  const walk = pageRank(graph, weight);
  const columns = {
    ...sizes,
    betweenness: betweenness(graph, { directed, ...weight }),
    closeness: closeness(graph, weight),
    eigenvector: important.values,
    pageRank: walk.values,
  };
  const linked = Array.from(graph.degree.keys()).filter((i) => graph.degree[i]! > 0);
  const ranks = Object.fromEntries(
    CENTRALITIES.map((id) => [id, bestRanks(linked.map((i) => told(columns[id][i]!)))]),
  ) as Record<CentralityId, number[]>;
  const each = <T>(of: (id: CentralityId) => T) =>
    Object.fromEntries(CENTRALITIES.map((id) => [id, of(id)])) as Record<CentralityId, T>;
  const rows = linked.map((i, row) => ({
    industry: graph.industries[i]!,
    values: each((id) => columns[id][i]!) as unknown as CentralityRow["values"],
    ranks: each((id) => ranks[id][row]!),
  }));
  const raised: [CentralityFlag, boolean][] = [
    ["empty", linked.length === 0],
    ["disconnected", components(graph).sizes.length > 1],
    ["too_small", linked.length > 0 && linked.length < 3],
    ["eigenvector_not_converged", !important.converged],
    ["page_rank_not_converged", !walk.converged],
  ];
  return { rows, flags: raised.flatMap(([flag, is]) => (is ? flag : [])) };
}

const told = (value: number | bigint) =>
  typeof value === "bigint" || Number.isInteger(value) ? value : Number(value.toPrecision(10));
