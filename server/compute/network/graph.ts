import { type Csr, csr, duplicateEntry } from "@/server/compute/network/csr";
import { ComputeError } from "@/server/domain/errors";

/**
 * The undirected simple graph below a network: node i is partner of `neighbours[offsets[i] .. offsets[i + 1])`,
 * ascending, itself never among them. k_i = offsets[i + 1] - offsets[i].
 */
export type Partners = {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** 1 or 2: in how many directions the two trade, aligned with `neighbours`. */
  readonly directions: Uint8Array;
};

/** A directed network and its undirected simple graph. Nothing changes it once it is built. */
export type Graph = {
  /** Code of node i. */
  readonly industries: readonly string[];
  /** Row i: the industries that i sells to. `position` points into the links it was built from. */
  readonly sellsTo: Csr;
  /** Row j: the industries that j buys from. */
  readonly buysFrom: Csr;
  readonly partners: Partners;
  /** k_i, distinct partner industries in either direction. */
  readonly degree: Int32Array;
  /** L, directed links. */
  readonly links: number;
};

/**
 * Network of the directed links seller[e] -> buyer[e] between `industries`.
 *
 * Shapes  seller (L), buyer (L); O(L + N).
 * Errors  BAD_SHAPE if an index is unknown, a link leads from an industry to itself, or a link is given twice.
 */
export function graphOf(industries: readonly string[], seller: Int32Array, buyer: Int32Array): Graph {
  const size = industries.length;
  const sellsTo = csr(size, seller, buyer);
  const twice = duplicateEntry(sellsTo);
  if (twice >= 0)
    throw new ComputeError(
      "BAD_SHAPE",
      `link ${sellsTo.position[twice]} is given twice; links are distinct pairs`,
    );
  for (let e = 0; e < seller.length; e++)
    if (seller[e] === buyer[e])
      throw new ComputeError("BAD_SHAPE", `link ${e} leads from ${industries[seller[e]!]} to itself`);
  const buysFrom = csr(size, buyer, seller);
  const partners = partnersOf(size, sellsTo, buysFrom);
  const degree = Int32Array.from({ length: size }, (_, i) => partners.offsets[i + 1]! - partners.offsets[i]!);
  return Object.freeze({ industries, sellsTo, buysFrom, partners, degree, links: seller.length });
}

/** Merge of the two sorted rows of every node. */
function partnersOf(size: number, sellsTo: Csr, buysFrom: Csr): Partners {
  const offsets = new Int32Array(size + 1);
  const neighbours = new Int32Array(2 * sellsTo.columns.length);
  const directions = new Uint8Array(2 * sellsTo.columns.length);
  let end = 0;
  for (let i = 0; i < size; i++) {
    let s = sellsTo.offsets[i]!;
    let b = buysFrom.offsets[i]!;
    const sEnd = sellsTo.offsets[i + 1]!;
    const bEnd = buysFrom.offsets[i + 1]!;
    while (s < sEnd || b < bEnd) {
      const customer = s < sEnd ? sellsTo.columns[s]! : size;
      const supplier = b < bEnd ? buysFrom.columns[b]! : size;
      neighbours[end] = Math.min(customer, supplier);
      directions[end++] = customer === supplier ? 2 : 1;
      if (customer <= supplier) s++;
      if (supplier <= customer) b++;
    }
    offsets[i + 1] = end;
  }
  return { offsets, neighbours: neighbours.slice(0, end), directions: directions.slice(0, end) };
}
