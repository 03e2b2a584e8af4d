import { ComputeError } from "@/server/domain/errors";

/** A part with the share that was printed beside it, in tenths of a percent (20.9 % = 209), rounded half up. */
export type PrintedShare = { amount: bigint; tenths: number };

/**
 * The totals T that explain every printed share at once, when the total itself was not printed:
 *
 *   (t - 1/2) / 1000 <= amount / T < (t + 1/2) / 1000   for every part,  t = printed tenths of a percent
 *
 * that is  2000 amount / (2t + 1) < T <= 2000 amount / (2t - 1), intersected. Exact in integers.
 *
 * Result   { low, high }, both attained, in the unit of the amounts; null when no total fits all of them.
 * Errors   BAD_SHAPE without parts; BAD_WEIGHT for an amount or share that is not positive.
 */
export function impliedTotal(parts: PrintedShare[]): { low: bigint; high: bigint } | null {
  if (parts.length === 0)
    throw new ComputeError("BAD_SHAPE", "an implied total needs at least one printed share");
  let low = 0n;
  let high: bigint | null = null;
  for (const { amount, tenths } of parts) {
    if (amount <= 0n || !(tenths > 0))
      throw new ComputeError(
        "BAD_WEIGHT",
        `a part of ${amount} with a share of ${tenths} / 1000 implies no total`,
      );
    const above = (2000n * amount) / BigInt(2 * tenths + 1) + 1n;
    const atMost = (2000n * amount) / BigInt(2 * tenths - 1);
    if (above > low) low = above;
    if (high === null || atMost < high) high = atMost;
  }
  return low <= high! ? { low, high: high! } : null;
}
