import { exactRatio } from "@/server/compute/network/exact-ratio";
import type { RegionFlow } from "@/server/compute/regions/region-partners";
import { ComputeError } from "@/server/domain/errors";

export type RegionBalance = {
  readonly region: string;
  /** All that it sold and bought, trade with itself in both. */
  readonly sold: bigint;
  readonly bought: bigint;
  /** Trade with itself. */
  readonly own: bigint;
  readonly ownShareOfSales: number | null;
  readonly ownShareOfPurchases: number | null;
  /** sold - bought: what it sells to others above what it buys from them. */
  readonly balance: bigint;
};

export type RegionCell = {
  readonly seller: string;
  readonly buyer: string;
  readonly amount: bigint;
  /** Of what the seller sells and of what the buyer buys; null where that is nothing. */
  readonly shareOfSales: number | null;
  readonly shareOfPurchases: number | null;
  /** Observed over expected from the margins, amount · total / (sold · bought); null where nothing is expected. */
  readonly ratio: number | null;
};

/**
 * The regions' trade with each other: every pair of `regions` in both directions, and the margins.
 *
 * `placeOf` puts a region of the flows into one of `regions` (itself, its mega-region); what it puts nowhere (null), and
 * rows with a place that is not known, are left out and added up in `outside`.
 * Shapes   cells in the order of `regions`, sellers first, all pairs.
 * Missing  a pair without a row traded nothing (0); a region without trade has shares null and the flag `no_trade`.
 * Units    exact amounts, thousand KRW; shares in [0, 1]; ratio >= 0, 1 is what sizes alone would give.
 * Errors   BAD_WEIGHT if an amount is negative; BAD_SHAPE if a region is listed twice or placeOf names one that is not.
 */
export function regionBalance(
  flows: readonly RegionFlow[],
  regions: readonly string[],
  placeOf: (region: string) => string | null = (region) => (regions.includes(region) ? region : null),
): { regions: RegionBalance[]; cells: RegionCell[]; total: bigint; outside: bigint; flags: "no_trade"[] } {
  const size = regions.length;
  const position = new Map(regions.map((region, at) => [region, at]));
  if (position.size !== size)
    throw new ComputeError("BAD_SHAPE", `a region is listed twice in ${regions.join(", ")}`);
  const at = (region: string | null) => {
    const place = region === null ? null : placeOf(region);
    if (place === null) return -1;
    const found = position.get(place);
    if (found === undefined)
      throw new ComputeError("BAD_SHAPE", `${region} is put into ${place}, which is not listed`);
    return found;
  };
  const amounts = new Array<bigint>(size * size).fill(0n);
  const sold = new Array<bigint>(size).fill(0n);
  const bought = new Array<bigint>(size).fill(0n);
  let total = 0n;
  let outside = 0n;
  flows.forEach(({ seller, buyer, amount }, row) => {
    if (amount < 0n) throw new ComputeError("BAD_WEIGHT", `row ${row} has the negative amount ${amount}`);
    const [p, q] = [at(seller), at(buyer)];
    if (p < 0 || q < 0) {
      outside += amount;
      return;
    }
    amounts[p * size + q]! += amount;
    sold[p]! += amount;
    bought[q]! += amount;
    total += amount;
  });
  return {
    regions: regions.map((region, p) => {
      const own = amounts[p * size + p]!;
      return {
        ...{ region, sold: sold[p]!, bought: bought[p]!, own, balance: sold[p]! - bought[p]! },
        ownShareOfSales: exactRatio(own, sold[p]!),
        ownShareOfPurchases: exactRatio(own, bought[p]!),
      };
    }),
    cells: amounts.map((amount, cell) => {
      const [p, q] = [Math.floor(cell / size), cell % size];
      return {
        ...{ seller: regions[p]!, buyer: regions[q]!, amount },
        shareOfSales: exactRatio(amount, sold[p]!),
        shareOfPurchases: exactRatio(amount, bought[q]!),
        ratio: exactRatio(amount * total, sold[p]! * bought[q]!),
      };
    }),
    total,
    outside,
    flags: total === 0n ? ["no_trade"] : [],
  };
}
