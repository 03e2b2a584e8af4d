import { gammaDraw, poissonDraw, type RandomStream } from "@/server/compute/network/bootstrap-random";
import { csr } from "@/server/compute/network/csr";
import { relatedness } from "@/server/compute/network/relatedness";
import { ComputeError } from "@/server/domain/errors";
import type { Flows, SelfTrade } from "@/server/domain/flows";

export const RESAMPLING_SCHEMES = ["poisson", "multinomial"] as const;
export type ResamplingScheme = (typeof RESAMPLING_SCHEMES)[number];

/**
 * Flows ready to be resampled. Industries are ordered by code and rows by seller, then buyer, so that a replicate does
 * not depend on the order in which either was given.
 */
export type BootstrapFlows = {
  readonly industries: readonly string[];
  readonly seller: Int32Array;
  readonly buyer: Int32Array;
  /** n_ij. */
  readonly count: Float64Array;
  /** R_ij / n_ij; of a row without a count its whole amount, which then stays as it is. */
  readonly meanAmount: Float64Array;
  /** m² / σ² of the amounts within the pair: the gamma shape that one transaction adds. Infinite: all are equal. */
  readonly shape: Float64Array | null;
  /** Running sum of the counts up to and with each row. */
  readonly upTo: Float64Array;
  readonly flags: readonly BootstrapFlag[];
};

/**
 * `within_pair_dispersion_missing`: no sums of squares were given, the intervals are a lower bound.
 * `amount_without_count`: rows with an amount but no transaction are held fixed.
 * `no_transactions`: nothing to resample.
 */
export const BOOTSTRAP_FLAGS = [
  "within_pair_dispersion_missing",
  "amount_without_count",
  "no_transactions",
] as const;
export type BootstrapFlag = (typeof BOOTSTRAP_FLAGS)[number];

/**
 * @param squares Σ (amount of a transaction)² of each row of `flows`, when it was kept.
 *
 * Errors  as relatedness; BAD_SHAPE if `squares` has another length; BAD_WEIGHT if a count is not a whole number or a
 *         sum of squares is negative or not finite.
 */
export function bootstrapFlows(
  flows: Flows,
  { self, squares = null }: { self: SelfTrade; squares?: Float64Array | null },
): BootstrapFlows {
  relatedness(flows, { self: "include" });
  if (squares && squares.length !== flows.seller.length)
    throw new ComputeError("BAD_SHAPE", `${flows.seller.length} rows but ${squares.length} sums of squares`);
  const size = flows.industries.length;
  const byCode = Array.from({ length: size }, (_, i) => i).sort((x, y) =>
    flows.industries[x]! < flows.industries[y]! ? -1 : 1,
  );
  const place = new Int32Array(size);
  byCode.forEach((industry, to) => {
    place[industry] = to;
  });
  const placed = csr(
    size,
    flows.seller.map((i) => place[i]!),
    flows.buyer.map((j) => place[j]!),
  );
  const rows = placed.position.filter((k) => self === "include" || flows.seller[k] !== flows.buyer[k]);
  const flags = new Set<BootstrapFlag>();
  const meanAmount = new Float64Array(rows.length);
  const shape = squares ? new Float64Array(rows.length) : null;
  const upTo = new Float64Array(rows.length);
  let total = 0;
  rows.forEach((k, row) => {
    const [amount, count] = [Number(flows.amount[k]!), flows.count[k]!];
    if (!Number.isInteger(count))
      throw new ComputeError("BAD_WEIGHT", `row ${k} has the count ${count}; expected a whole number`);
    if (count === 0 && amount > 0) flags.add("amount_without_count");
    meanAmount[row] = count === 0 ? amount : amount / count;
    if (shape) shape[row] = shapeOf(squares![k]!, count, meanAmount[row]!, k);
    total += count;
    upTo[row] = total;
  });
  if (!squares) flags.add("within_pair_dispersion_missing");
  if (total === 0) flags.add("no_transactions");
  return {
    industries: byCode.map((i) => flows.industries[i]!),
    seller: Int32Array.from(rows, (k) => place[flows.seller[k]!]!),
    buyer: Int32Array.from(rows, (k) => place[flows.buyer[k]!]!),
    count: Float64Array.from(rows, (k) => flows.count[k]!),
    meanAmount,
    shape,
    upTo,
    flags: BOOTSTRAP_FLAGS.filter((flag) => flags.has(flag)),
  };
}

/** m² / σ² with σ² = Q/n - m²; rounding may leave a σ² below 0, which is no spread. */
function shapeOf(squares: number, count: number, mean: number, row: number): number {
  if (!(squares >= 0 && squares < Infinity))
    throw new ComputeError(
      "BAD_WEIGHT",
      `row ${row} has the sum of squares ${squares}; expected a number >= 0`,
    );
  const variance = count > 0 ? squares / count - mean * mean : 0;
  return variance > 1e-12 * mean * mean ? (mean * mean) / variance : Infinity;
}

/**
 * Resampled counts n*_ij into `counts`.
 *
 *   poisson      n*_ij ~ Poisson(n_ij), independent: each transaction is drawn Poisson(1) times
 *   multinomial  n* ~ Multinomial(n, n_ij / n): n draws with replacement, the total kept
 *
 * Given its total the first is the second, and RR does not change when all amounts grow alike; so they differ only
 * through the total (a relative 1/√n), which of all rules only `alpha` sees. Poisson is the default because rows are
 * then independent. The multinomial is exact: Poisson draws of a little less than n_ij, of which the total stays below n
 * (else again), and the rest one by one.
 */
export function drawCounts(
  { count, upTo }: BootstrapFlows,
  scheme: ResamplingScheme,
  random: RandomStream,
  counts: Float64Array,
): void {
  if (scheme === "poisson") {
    for (let row = 0; row < count.length; row++)
      counts[row] = count[row]! > 0 ? poissonDraw(count[row]!, random) : 0;
    return;
  }
  const total = upTo.at(-1) ?? 0;
  const share = Math.max(0, 1 - 6 / Math.sqrt(total));
  let left = -1;
  while (left < 0) {
    left = total;
    for (let row = 0; row < count.length; row++) {
      counts[row] = count[row]! > 0 && share > 0 ? poissonDraw(share * count[row]!, random) : 0;
      left -= counts[row]!;
    }
  }
  for (; left > 0; left--) counts[rowAt(upTo, random.uniform() * total)]!++;
}

/** First row whose running sum exceeds `value`. */
function rowAt(upTo: Float64Array, value: number): number {
  let low = 0;
  let high = upTo.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (upTo[middle]! > value) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Resampled amounts R*_ij: mean amount x n*_ij, or a gamma of that mean with the variance n*_ij σ². */
export function drawAmounts(
  { count, meanAmount, shape }: BootstrapFlows,
  counts: Float64Array,
  random: RandomStream,
  amounts: Float64Array,
): void {
  for (let row = 0; row < counts.length; row++) {
    const mean = meanAmount[row]! * (count[row] === 0 ? 1 : counts[row]!);
    const each = shape ? shape[row]! : Infinity;
    amounts[row] =
      each < Infinity && counts[row]! > 0
        ? (mean * gammaDraw(each * counts[row]!, random)) / (each * counts[row]!)
        : mean;
  }
}
