import { csr, duplicateEntry } from "@/server/compute/network/csr";
import {
  type ExactSums,
  exactSum,
  exactSums,
  HIGH,
  halves,
  LOW,
  TWO_32,
} from "@/server/compute/network/exact-sums";
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
  const margins = marginsOf(flows, self === "include");
  const { sold, bought, soldCount, boughtCount, totalCount } = margins;
  const size = flows.industries.length;
  let total = 0n;
  for (let i = 0; i < size; i++) total += exactSum(sold, i);
  const totalFloat = Number(total);
  // Each rounded once: the high half times 2^32 is exact.
  const soldFloat = sold.high.map((high, i) => roundedSum(high, sold.low[i]!));
  const boughtFloat = bought.high.map((high, j) => roundedSum(high, bought.low[j]!));

  const { seller, buyer, count } = flows;
  const isKept = (k: number) =>
    (self === "include" || seller[k] !== buyer[k]) &&
    soldFloat[seller[k]!]! > 0 &&
    boughtFloat[buyer[k]!]! > 0;
  let kept = margins.rows;
  if (margins.hasZero) {
    kept = 0;
    for (let k = 0; k < seller.length; k++) if (isKept(k)) kept++;
  }
  const rows = emptyRows(flows.industries, kept);
  const amounts = halves(flows.amount);
  const amountsKept = halves(rows.amount);
  let row = 0;
  for (let k = 0; k < seller.length; k++) {
    if (!isKept(k)) continue;
    const i = seller[k]!;
    const j = buyer[k]!;
    rows.seller[row] = i;
    rows.buyer[row] = j;
    amountsKept[2 * row] = amounts[2 * k]!;
    amountsKept[2 * row + 1] = amounts[2 * k + 1]!;
    rows.count[row] = count[k]!;
    const product = soldFloat[i]! * boughtFloat[j]!;
    rows.expected[row] = product / totalFloat;
    const ratio = ((amounts[2 * k + HIGH]! * TWO_32 + amounts[2 * k + LOW]!) * totalFloat) / product;
    rows.rr[row] =
      Math.abs(ratio - 1) < 1e-12
        ? besideOne(ratio, flows.amount[k]! * total, exactSum(sold, i) * exactSum(bought, j))
        : ratio;
    rows.expectedCount[row] = totalCount > 0 ? (soldCount[i]! * boughtCount[j]!) / totalCount : 0;
    row++;
  }
  return rows;
}

const roundedSum = (high: number, low: number) =>
  high < 2 ** 20 ? high * TWO_32 + low : Number((BigInt(high) << 32n) + BigInt(low));

type Margins = {
  readonly sold: ExactSums;
  readonly bought: ExactSums;
  readonly soldCount: Float64Array;
  readonly boughtCount: Float64Array;
  totalCount: number;
  /** Rows in the margins. */
  rows: number;
  /** Whether some amount is 0. */
  hasZero: boolean;
};

/** S_i, B_j and those of the counts; the flows are checked on the way. */
function marginsOf(flows: Flows, withSelf: boolean): Margins {
  const { industries, seller, buyer, amount, count } = flows;
  const size = industries.length;
  const [sold, bought] = [exactSums(size), exactSums(size)];
  const [soldCount, boughtCount] = [new Float64Array(size), new Float64Array(size)];
  const amounts = halves(amount);
  let rows = 0;
  let totalCount = 0;
  let hasZero = false;
  // Rows in the order of their pairs, as a store gives them, are distinct and need no other look.
  let isSound = amount.length === seller.length && count.length === seller.length;
  let last = -1;
  for (let k = 0; k < seller.length; k++) {
    const i = seller[k]!;
    const j = buyer[k]!;
    const low = amounts[2 * k + LOW]!;
    const high = amounts[2 * k + HIGH]!;
    const n = count[k]!;
    const pair = i * size + j;
    if (!(pair > last && i < size && j >= 0 && j < size && high < 2 ** 31 && n >= 0 && n < Infinity))
      isSound = false;
    last = pair;
    if (i === j && !withSelf) continue;
    rows++;
    if (low + high === 0) hasZero = true;
    sold.low[i]! += low;
    sold.high[i]! += high;
    bought.low[j]! += low;
    bought.high[j]! += high;
    soldCount[i]! += n;
    boughtCount[j]! += n;
    totalCount += n;
  }
  if (!isSound) checkFlows(flows);
  return { sold, bought, soldCount, boughtCount, totalCount, rows, hasZero };
}

/** (RR - 1) / (RR + 1), in [-1, 1): -1 no trade, 0 as expected. */
export const normalisedRelatedness = (rr: number) => (rr - 1) / (rr + 1);

/** Rows of a relatedness that pass, in their order. */
export function relatednessRows(from: Relatedness, passes: (row: number) => boolean): Relatedness {
  const kept = new Int32Array(from.seller.length);
  let length = 0;
  for (let row = 0; row < from.seller.length; row++) if (passes(row)) kept[length++] = row;
  return rowsAt(from, kept.subarray(0, length));
}

/** The rows at some places, in the order given. */
export function rowsAt(from: Relatedness, places: Int32Array): Relatedness {
  const rows = emptyRows(from.industries, places.length);
  const amounts = halves(from.amount);
  const amountsKept = halves(rows.amount);
  for (let to = 0; to < places.length; to++) {
    const row = places[to]!;
    rows.seller[to] = from.seller[row]!;
    rows.buyer[to] = from.buyer[row]!;
    amountsKept[2 * to] = amounts[2 * row]!;
    amountsKept[2 * to + 1] = amounts[2 * row + 1]!;
    rows.count[to] = from.count[row]!;
    rows.expected[to] = from.expected[row]!;
    rows.rr[to] = from.rr[row]!;
    rows.expectedCount[to] = from.expectedCount[row]!;
  }
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
