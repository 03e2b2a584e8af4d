import { ComputeError } from "@/server/domain/errors";

/** Normal quantile of the ends of the interval: 90 % lie between them, as in specialisation.ts. */
const Z90 = 1.6448536269514722;
/** From fewer expected patents than this a share rests on few. */
export const FEW_EXPECTED = 5;

export type ShareInterval = { share: number; low: number; high: number; few: boolean };

/**
 * A topic's share of the patents of a year, with a 90 % interval (Wilson's, on expected counts).
 *
 *   p = x / n          x = sum of p(topic | patent), n = patents of the year that any topic has a part of
 *   centre = (p + z^2 / 2n) / (1 + z^2 / n),   half = z / (1 + z^2 / n) sqrt( p (1 - p) / n + z^2 / 4n^2 ),   z = 1.645
 *
 * Counts may be fractions. A patent's part lies between 0 and 1, so that its variance is at most p (1 - p): where patents are
 * divided between topics the interval is rather too wide than too narrow. It says what chance does to a count, not what a model's
 * other seed would give. `few`: x < FEW_EXPECTED.
 *
 * Degenerate   n = 0: null, there is no share. x = 0 begins at 0 and x = n ends at 1.
 * Errors       BAD_WEIGHT: x or n negative or not finite, or x beyond n by more than rounding.
 * Source       Wilson (1927), Journal of the American Statistical Association 22, 209.
 */
export function shareInterval(x: number, n: number): ShareInterval | null {
  if (!(x >= 0) || !(n >= 0) || !Number.isFinite(n) || x > n * (1 + 1e-9) + 1e-9)
    throw new ComputeError("BAD_WEIGHT", `a share of ${x} of ${n} patents`);
  if (n === 0) return null;
  const share = Math.min(1, x / n);
  const square = Z90 ** 2;
  const scale = 1 + square / n;
  const centre = (share + square / (2 * n)) / scale;
  const half = (Z90 / scale) * Math.sqrt((share * (1 - share)) / n + square / (4 * n * n));
  return {
    share,
    low: x === 0 ? 0 : Math.max(0, centre - half),
    high: share === 1 ? 1 : Math.min(1, centre + half),
    few: x < FEW_EXPECTED,
  };
}
