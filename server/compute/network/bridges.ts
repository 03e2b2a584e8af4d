import { bestRanks } from "@/server/compute/network/best-ranks";
import { bridgeBetweenness } from "@/server/compute/network/bridge-betweenness";
import {
  BRIDGE_DIRECTIONS,
  type BridgeDirection,
  bridgePaths,
  stepsOf,
} from "@/server/compute/network/bridge-paths";
import { type BridgePath, BridgeTally, carriedBy } from "@/server/compute/network/bridge-tally";
import type { Graph } from "@/server/compute/network/graph";
import type { Links } from "@/server/compute/network/links";
import { ComputeError } from "@/server/domain/errors";

export const BRIDGE_RANKS = ["pairs", "amount", "relatedness", "betweenness"] as const;
export type BridgeRank = (typeof BRIDGE_RANKS)[number];

export type BridgeOptions = {
  direction?: BridgeDirection;
  /** 2: one industry between two cores; 3: also two industries one after the other. */
  length?: 2 | 3;
  /** The measure that the list is ordered and ranked by. */
  rankBy?: BridgeRank;
  /** Paths that are listed with each industry, the strongest; all are counted. */
  listed?: number;
};

export type Bridge = {
  readonly industry: string;
  /** By `rankBy`; ties share the best rank. */
  readonly rank: number;
  /** Pairs of cores that it helps to connect, and the share of all pairs. */
  readonly pairs: number;
  readonly pairShare: number;
  /** Pairs that nobody else connects: it lies on each of their paths. Of these, those without direct trade. */
  readonly onlyPairs: number;
  readonly onlyShare: number;
  readonly holePairs: number;
  /** Σ amount of its paths, in the unit of the links (thousand KRW). */
  readonly amount: bigint;
  /** Σ relatedness of its paths, no unit. */
  readonly relatedness: number;
  readonly betweenness: number;
  readonly pathCount: number;
  readonly paths: readonly BridgePath[];
};

export type Bridges = {
  readonly bridges: readonly Bridge[];
  readonly missing: readonly string[];
  /** Pairs of present cores; those that some bridge connects; those that trade directly. */
  readonly pairs: number;
  readonly connectedPairs: number;
  readonly directPairs: number;
  readonly pathCount: number;
  readonly flags: readonly ("no_pairs" | "no_bridge")[];
};

/**
 * Bridging industries (매개산업): industries outside the core that join core industries of one strategic industry
 * (`to` null) or those of two (`from` and `to`), and the paths that they carry.
 *
 *   pairs        {a, b}, a in `from`, b in `to` (one set: both in it), a and b different and present, each pair once
 *   path         a - x - b, with length 3 also a - x - y - b; x and y outside both cores (see bridge-paths.ts)
 *   amount       of a path: the least of its steps' amounts, what passes at its narrowest; of a bridge: Σ over its paths
 *   relatedness  of a path: geometric mean of its steps' RR; of a bridge: Σ over its paths
 *   betweenness  see bridge-betweenness.ts; over all shortest ways, however long, for the industries that are listed
 *
 * Direction `either` (default) takes partners whichever way they trade, as the source document's drawing joins both
 * cores at once; `along` takes a -> x -> b and b -> x -> a only.
 * Shapes     `links` are the rows that `graph` was built from. Every bridge of length 2 or 3 is a partner of a core, so
 *            the ATLAS and the ego network of all cores (radius 1, both directions) give the same answer.
 * Order      by `rankBy` descending (default amount), then pairs, then amount, then code. Amounts are exact.
 * Missing    a core without a link or unknown stands in `missing` and is in no pair.
 * Degenerate fewer than two present cores: no rows, flag `no_pairs`; pairs but no path: no rows, flag `no_bridge`.
 * Errors     BAD_SHAPE if links and graph differ in number; BAD_OPTION for an unknown option.
 * Source     the source document, VI: 전략산업 매개산업 도출; 자동차부품 핵심산업(30320, 30399)을 동시에 연결하는 공급망.
 *            It gives no formula; scores are ours.
 */
export function bridges(
  graph: Graph,
  links: Links,
  from: readonly string[],
  to: readonly string[] | null = null,
  { direction = "either", length = 2, rankBy = "amount", listed = 10 }: BridgeOptions = {},
): Bridges {
  checkOptions(graph, links, { direction, length, rankBy, listed });
  const index = new Map(graph.industries.map((code, i) => [code, i]));
  const wanted = [...new Set([...from, ...(to ?? [])])];
  const present = (code: string) => (graph.degree[index.get(code) ?? -1] ?? 0) > 0;
  const isCore = new Uint8Array(graph.industries.length);
  for (const code of wanted) if (index.has(code)) isCore[index.get(code)!] = 1;
  const nodesOf = (codes: readonly string[]) => codes.filter(present).map((code) => index.get(code)!);
  const pairs = distinctPairs(nodesOf(from), nodesOf(to ?? from));

  const steps = stepsOf(graph, links, direction);
  const tallies = new Map<number, BridgeTally>();
  let pathCount = 0;
  let connectedPairs = 0;
  let directPairs = 0;
  for (const [a, b] of pairs) {
    const paths = [...bridgePaths(steps, isCore, [a, b], length)];
    if (direction === "along") paths.push(...bridgePaths(steps, isCore, [b, a], length));
    const direct = steps.step(a, b) !== null || steps.step(b, a) !== null;
    if (direct) directPairs++;
    if (paths.length > 0) connectedPairs++;
    pathCount += paths.length;
    const through = new Map<number, number>();
    for (const path of paths) {
      const carried = carriedBy(path);
      for (const x of path.nodes.slice(1, -1)) {
        through.set(x, 1 + (through.get(x) ?? 0));
        if (!tallies.has(x)) tallies.set(x, new BridgeTally(listed, graph.industries));
        tallies.get(x)!.add(path, carried);
      }
    }
    for (const [x, count] of through) tallies.get(x)!.addPair(count === paths.length, direct);
  }

  const betweenness = bridgeBetweenness(graph, isCore, pairs, direction);
  const rows = [...tallies].map(([x, tally]) => ({
    industry: graph.industries[x]!,
    ...tally.result(pairs.length),
    betweenness: betweenness[x]!,
  }));
  // sums of fractions to 12 digits: a tie is a tie whatever the order of the additions
  const exact = (value: number | bigint) =>
    typeof value === "bigint" ? value : Number(value.toPrecision(12));
  const ranks = bestRanks(rows.map((row) => exact(row[rankBy])));
  const descending = (x: number | bigint, y: number | bigint) => (x > y ? -1 : x < y ? 1 : 0);
  return {
    bridges: rows
      .map((row, i) => ({ ...row, rank: ranks[i]! }))
      .sort(
        (x, y) =>
          x.rank - y.rank ||
          descending(x.pairs, y.pairs) ||
          descending(x.amount, y.amount) ||
          (x.industry < y.industry ? -1 : 1),
      ),
    missing: wanted.filter((code) => !present(code)),
    pairs: pairs.length,
    connectedPairs,
    directPairs,
    pathCount,
    flags: pairs.length === 0 ? ["no_pairs"] : pathCount === 0 ? ["no_bridge"] : [],
  };
}

/** Each unordered pair of different nodes once, the one from `from` first. */
function distinctPairs(from: readonly number[], to: readonly number[]): [number, number][] {
  const pairs = new Map<string, [number, number]>();
  for (const a of from)
    for (const b of to) {
      const key = a < b ? `${a}-${b}` : `${b}-${a}`;
      if (a !== b && !pairs.has(key)) pairs.set(key, [a, b]);
    }
  return [...pairs.values()];
}

function checkOptions(
  graph: Graph,
  links: Links,
  { direction, length, rankBy, listed }: Required<BridgeOptions>,
) {
  if (links.seller.length !== graph.links)
    throw new ComputeError("BAD_SHAPE", `${graph.links} links in the graph but ${links.seller.length} rows`);
  if (!BRIDGE_DIRECTIONS.includes(direction))
    throw new ComputeError("BAD_OPTION", `direction ${direction}; expected ${BRIDGE_DIRECTIONS.join(", ")}`);
  if (length !== 2 && length !== 3)
    throw new ComputeError("BAD_OPTION", `path length ${length}; expected 2 or 3`);
  if (!BRIDGE_RANKS.includes(rankBy))
    throw new ComputeError("BAD_OPTION", `rank by ${rankBy}; expected ${BRIDGE_RANKS.join(", ")}`);
  if (!(Number.isInteger(listed) && listed >= 0))
    throw new ComputeError("BAD_OPTION", `${listed} paths to list; expected a whole number >= 0`);
}
