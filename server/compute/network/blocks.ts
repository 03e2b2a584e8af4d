import { exactRatio } from "@/server/compute/network/exact-ratio";
import type { Graph } from "@/server/compute/network/graph";
import type { Links } from "@/server/compute/network/links";
import { ComputeError } from "@/server/domain/errors";

/** The blocks in their order, and the block of an industry: null when it is in none. */
export type BlockTable = {
  readonly blocks: readonly string[];
  readonly blockOf: (industry: string) => string | null;
};

export type BlockOptions = {
  /** Which nodes are industries of a block: those with a link (an ATLAS, default) or all (an ego network). */
  industries?: "linked" | "all";
  /** The core industries: gives what each block has to do with them. */
  cores?: readonly string[];
};

/** Trade from the industries of one block to those of another, over the links of the network. */
export type BlockCell = {
  readonly seller: string;
  readonly buyer: string;
  readonly links: number;
  readonly possible: number;
  /** links / possible; null where nothing is possible. */
  readonly density: number | null;
  /** From the margins, out_p in_q / L; null without links. Observed over expected is null where 0 is expected. */
  readonly expectedLinks: number | null;
  readonly linkRatio: number | null;
  /** Exact, in the unit of the links (thousand KRW). */
  readonly amount: bigint;
  readonly expectedAmount: number | null;
  readonly amountRatio: number | null;
  /** Transactions. */
  readonly count: number;
};

export type BlockRow = {
  readonly block: string;
  /** N_p; 0: the block is absent. */
  readonly industries: number;
  /** Core industries among them. */
  readonly cores: number;
  readonly linksOut: number;
  readonly linksIn: number;
  readonly sold: bigint;
  readonly bought: bigint;
  /** Links, amount and industries outside the core that trade with a core, either way; null when no core is present. */
  readonly coreLinks: number | null;
  readonly coreAmount: bigint | null;
  readonly corePartners: number | null;
};

export type Blocks = {
  readonly cells: readonly BlockCell[];
  readonly rows: readonly BlockRow[];
  /** Of the industries that are in a block: how many, their links among them, and the amount of these. */
  readonly industries: number;
  readonly links: number;
  readonly amount: bigint;
  /** Industries in no block; they and their links are left out of everything else. */
  readonly unplaced: readonly string[];
  readonly unplacedLinks: number;
  readonly missingCores: readonly string[];
  readonly flags: readonly ("empty" | "no_links" | "no_core" | "unplaced")[];
};

/**
 * Block analysis: which blocks of industries trade with which, how densely, and more or less than their sizes say.
 *
 *   density_pq  = links from p to q / possible,  possible = N_p N_q, or N_p (N_p - 1) for p = q
 *   expected    = out_p in_q / L for links, S_p B_q / T for amounts; out, in, S, B are the margins over the links given
 *   core        of a block: links between one of its industries and a core, either way, that industry not being a core
 *
 * Which amounts count is decided by the links that are given: those of a rule (related, significant), or all (any).
 * Shapes      `links` are the rows that `graph` was built from; cells in the order of the table, sellers first.
 * Missing     a block without industries has N 0 and density null; an industry without a block is `unplaced`, never in
 *             "other"; a core that is not in the network is missing, and without any core the core columns are null.
 * Degenerate  no industry: flag `empty`; no link: flag `no_links`, expectations null.
 * Errors      BAD_SHAPE if links and graph differ in number, a block is listed twice or an industry's is not listed.
 * Source      the source document, V (기술수준별 제조업, 지식창출기관, 혁신지원기관, 중개촉진기관) and VI (네트워크 블록 분석);
 *             it names the blocks and prints no formula. Density: Wasserman and Faust (1994), Social Network Analysis, 10.
 */
export function blocks(
  graph: Graph,
  links: Links,
  table: BlockTable,
  { industries = "linked", cores = [] }: BlockOptions = {},
): Blocks {
  if (links.seller.length !== graph.links)
    throw new ComputeError("BAD_SHAPE", `${graph.links} links in the graph but ${links.seller.length} rows`);
  const blockAt = placed(graph.industries, table);
  const isCore = new Uint8Array(graph.industries.length);
  const wanted = new Set(cores);
  const counts = (i: number) => industries === "all" || graph.degree[i]! > 0;
  graph.industries.forEach((code, i) => {
    if (counts(i) && wanted.has(code)) isCore[i] = 1;
  });
  const found = new Set(graph.industries.filter((_, i) => isCore[i]));
  const withCore = found.size > 0;

  const size = table.blocks.length;
  const rows = table.blocks.map((block) => emptyRow(block, withCore));
  const cells = Array.from({ length: size * size }, () => ({ links: 0, amount: 0n, count: 0 }));
  const partners = rows.map(() => new Set<number>());
  const unplaced: string[] = [];
  graph.industries.forEach((code, i) => {
    if (!counts(i)) return;
    const row = rows[blockAt[i]!];
    if (!row) unplaced.push(code);
    else {
      row.industries++;
      row.cores += isCore[i]!;
    }
  });
  let unplacedLinks = 0;
  let amountOfAll = 0n;
  for (let e = 0; e < links.seller.length; e++) {
    const [i, j, amount] = [links.seller[e]!, links.buyer[e]!, links.amount[e]!];
    const [p, q] = [blockAt[i]!, blockAt[j]!];
    const outer = isCore[i] === isCore[j] ? -1 : isCore[i] ? j : i;
    const outerRow = rows[blockAt[outer] ?? -1];
    if (outerRow) {
      outerRow.coreLinks!++;
      outerRow.coreAmount! += amount;
      partners[blockAt[outer]!]!.add(outer);
    }
    if (p < 0 || q < 0) {
      unplacedLinks++;
      continue;
    }
    const cell = cells[p * size + q]!;
    cell.links++;
    cell.amount += amount;
    cell.count += links.count[e]!;
    rows[p]!.linksOut++;
    rows[q]!.linksIn++;
    rows[p]!.sold += amount;
    rows[q]!.bought += amount;
    amountOfAll += amount;
  }
  if (withCore)
    rows.forEach((row, p) => {
      row.corePartners = partners[p]!.size;
    });
  const inBlocks = rows.reduce((sum, row) => sum + row.industries, 0);
  const linksInBlocks = links.seller.length - unplacedLinks;
  const total = { links: linksInBlocks, amount: amountOfAll };
  return {
    cells: cells.map((cell, at) => measured(cell, rows[Math.floor(at / size)]!, rows[at % size]!, total)),
    rows,
    industries: inBlocks,
    ...total,
    unplaced,
    unplacedLinks,
    missingCores: [...wanted].filter((code) => !found.has(code)),
    flags: [
      ...(inBlocks === 0 ? (["empty"] as const) : linksInBlocks === 0 ? (["no_links"] as const) : []),
      ...(wanted.size > 0 && !withCore ? (["no_core"] as const) : []),
      ...(unplaced.length > 0 ? (["unplaced"] as const) : []),
    ],
  };
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const emptyRow = (block: string, withCore: boolean): Mutable<BlockRow> => ({
  block,
  ...{ industries: 0, cores: 0, linksOut: 0, linksIn: 0, sold: 0n, bought: 0n },
  coreLinks: withCore ? 0 : null,
  coreAmount: withCore ? 0n : null,
  corePartners: null,
});

function measured(
  { links, amount, count }: { links: number; amount: bigint; count: number },
  seller: BlockRow,
  buyer: BlockRow,
  total: { links: number; amount: bigint },
): BlockCell {
  const possible = seller.industries * (seller === buyer ? seller.industries - 1 : buyer.industries);
  const margins = seller.sold * buyer.bought;
  const linkMargins = seller.linksOut * buyer.linksIn;
  return {
    seller: seller.block,
    buyer: buyer.block,
    links,
    possible: Math.max(0, possible),
    density: possible > 0 ? links / possible : null,
    expectedLinks: total.links > 0 ? linkMargins / total.links : null,
    linkRatio: linkMargins > 0 ? (links * total.links) / linkMargins : null,
    amount,
    expectedAmount: exactRatio(margins, total.amount),
    amountRatio: exactRatio(amount * total.amount, margins),
    count,
  };
}

/** Position of each industry's block in the table, -1 for none. */
function placed(industries: readonly string[], { blocks: listed, blockOf }: BlockTable): Int32Array {
  const position = new Map(listed.map((block, p) => [block, p]));
  if (position.size !== listed.length)
    throw new ComputeError("BAD_SHAPE", `a block is listed twice in ${listed.join(", ")}`);
  return Int32Array.from(industries, (code) => {
    const block = blockOf(code);
    if (block === null) return -1;
    const p = position.get(block);
    if (p === undefined)
      throw new ComputeError(
        "BAD_SHAPE",
        `industry ${code} is in block ${block}; listed are ${listed.join(", ")}`,
      );
    return p;
  });
}
