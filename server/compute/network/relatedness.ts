import { csr, duplicateEntry } from "@/server/compute/network/csr";
import { ComputeError } from "@/server/domain/errors";
import type { Flows, SelfTrade } from "@/server/domain/flows";

/** Revealed relatedness of every traded pair; row k is the trade from industry `seller[k]` to `buyer[k]`. */
export type Relatedness = {
  readonly industries: readonly string[];
  readonly seller: Int32Array;
  readonly buyer: Int32Array;
  /** R_ij, exact, in the unit of the flows (thousand KRW). */
  readonly amount: BigInt64Array;
  /** n_ij, transactions. */
  readonly count: Float64Array;
  /** E_ij, in the unit of the flows. */
  readonly expected: Float64Array;
  /** RR_ij, a ratio >= 0. */
  readonly rr: Float64Array;
  /** e_ij, transactions expected from the margins of the counts. */
  readonly expectedCount: Float64Array;
};

/**
 * Revealed relatedness (formula 1): what i sold to j over what their sizes alone would give.
 *
 *   RR_ij = R_ij / E_ij,   E_ij = S_i B_j / T,   S_i = Σ_j R_ij,  B_j = Σ_i R_ij,  T = Σ_ij R_ij
 *   e_ij  = the same expectation from the counts n_ij
 *
 * Margins and T are exact integers. `rr` is on the exact side of 1 (above, equal, below) whatever the size of the
 * amounts, so the threshold 1 never turns on a rounding error; otherwise rr and expected are within a few ulp.
 * Shapes   m rows -> at most m rows, in the same order.  O(m).
 * Self     "exclude": trade of an industry with itself leaves the margins and the result; "include": it stays in both
 *          (and is still never a link, see selectLinks).
 * Missing  RR is undefined where S_i or B_j is 0: such a row is absent, never 0. A pair without a row traded nothing.
 * Errors   BAD_SHAPE if columns differ in length, an index is unknown or a (seller, buyer) pair occurs twice;
 *          BAD_WEIGHT if an amount is negative or a count is negative or not a number.
 * Source   Neffke, Henning and Boschma (2011), Economic Geography 87(3), 237; threshold 1: Hidalgo and others (2007),
 *          Science 317, 482.
 */
export function relatedness(flows: Flows, { self }: { self: SelfTrade }): Relatedness {
  checkFlows(flows);
  const size = flows.industries.length;
  const sold = new Array<bigint>(size).fill(0n);
  const bought = new Array<bigint>(size).fill(0n);
  const soldCount = new Float64Array(size);
  const boughtCount = new Float64Array(size);
  let total = 0n;
  let totalCount = 0;
  const inMargins = (k: number) => self === "include" || flows.seller[k] !== flows.buyer[k];
  for (let k = 0; k < flows.seller.length; k++) {
    if (!inMargins(k)) continue;
    const [i, j, amount, count] = [flows.seller[k]!, flows.buyer[k]!, flows.amount[k]!, flows.count[k]!];
    sold[i]! += amount;
    bought[j]! += amount;
    total += amount;
    soldCount[i]! += count;
    boughtCount[j]! += count;
    totalCount += count;
  }
  const kept: number[] = [];
  for (let k = 0; k < flows.seller.length; k++)
    if (inMargins(k) && sold[flows.seller[k]!]! > 0n && bought[flows.buyer[k]!]! > 0n) kept.push(k);

  const rows = emptyRows(flows.industries, kept.length);
  const soldFloat = Float64Array.from(sold, Number);
  const boughtFloat = Float64Array.from(bought, Number);
  const totalFloat = Number(total);
  kept.forEach((k, row) => {
    const [i, j, amount] = [flows.seller[k]!, flows.buyer[k]!, flows.amount[k]!];
    rows.seller[row] = i;
    rows.buyer[row] = j;
    rows.amount[row] = amount;
    rows.count[row] = flows.count[k]!;
    const margins = soldFloat[i]! * boughtFloat[j]!;
    rows.expected[row] = margins / totalFloat;
    const ratio = (Number(amount) * totalFloat) / margins;
    rows.rr[row] =
      Math.abs(ratio - 1) < 1e-12 ? besideOne(ratio, amount * total, sold[i]! * bought[j]!) : ratio;
    rows.expectedCount[row] = totalCount > 0 ? (soldCount[i]! * boughtCount[j]!) / totalCount : 0;
  });
  return rows;
}

/** (RR - 1) / (RR + 1), in [-1, 1): -1 no trade, 0 as expected. */
export const normalisedRelatedness = (rr: number) => (rr - 1) / (rr + 1);

/** Rows of a relatedness that pass, in their order. */
export function relatednessRows(from: Relatedness, passes: (row: number) => boolean): Relatedness {
  const kept: number[] = [];
  for (let row = 0; row < from.seller.length; row++) if (passes(row)) kept.push(row);
  const rows = emptyRows(from.industries, kept.length);
  for (const column of ["seller", "buyer", "count", "expected", "rr", "expectedCount"] as const)
    kept.forEach((row, to) => {
      rows[column][to] = from[column][row]!;
    });
  kept.forEach((row, to) => {
    rows.amount[to] = from.amount[row]!;
  });
  return rows;
}

function emptyRows(industries: readonly string[], length: number): Relatedness {
  return {
    industries,
    seller: new Int32Array(length),
    buyer: new Int32Array(length),
    amount: new BigInt64Array(length),
    count: new Float64Array(length),
    expected: new Float64Array(length),
    rr: new Float64Array(length),
    expectedCount: new Float64Array(length),
  };
}

/** A ratio that rounds to about 1, put on the side of 1 where the exact numerator / denominator lies. */
function besideOne(ratio: number, numerator: bigint, denominator: bigint): number {
  if (numerator === denominator) return 1;
  return numerator > denominator ? Math.max(ratio, 1 + Number.EPSILON) : Math.min(ratio, 1 - Number.EPSILON);
}

function checkFlows({ industries, seller, buyer, amount, count }: Flows) {
  if (amount.length !== seller.length || count.length !== seller.length)
    throw new ComputeError(
      "BAD_SHAPE",
      `${seller.length} sellers but ${amount.length} amounts and ${count.length} counts`,
    );
  const pairs = csr(industries.length, seller, buyer);
  const twice = duplicateEntry(pairs);
  if (twice >= 0) {
    const row = pairs.position[twice]!;
    const pair = `${industries[seller[row]!]} -> ${industries[buyer[row]!]}`;
    throw new ComputeError("BAD_SHAPE", `row ${row} repeats the pair ${pair}; add its rows up before`);
  }
  for (let k = 0; k < seller.length; k++) {
    if (amount[k]! < 0n)
      throw new ComputeError("BAD_WEIGHT", `row ${k} has the negative amount ${amount[k]}`);
    if (!(count[k]! >= 0 && count[k]! < Infinity))
      throw new ComputeError("BAD_WEIGHT", `row ${k} has the count ${count[k]}; expected a number >= 0`);
  }
}
