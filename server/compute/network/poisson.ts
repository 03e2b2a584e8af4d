import { ComputeError } from "@/server/domain/errors";

/**
 * P[X >= n] for X ~ Poisson(e): how likely at least n transactions are when e are expected.
 *
 *   P[X >= n] = Σ_{x >= n} e^-e e^x / x! = P(n, e), the regularised lower incomplete gamma function
 *
 * Upper tails (e < n) by the series pmf(n) (1 + e/(n+1) + e²/((n+1)(n+2)) + ...), all terms positive, so a tail of
 * 1e-300 keeps its digits; otherwise 1 minus the lower tail pmf(n-1) (1 + (n-1)/e + (n-1)(n-2)/e² + ...).
 * Accuracy  relative 1e-12 in the upper tail up to n of about 1e7; O(√n) terms at worst.
 * Edges     n <= 0 gives 1; e = 0 gives 0 for n > 0.
 * Errors    BAD_OPTION if e is negative or not finite, or n is not a number.
 * Source    the pmf in saddle-point form, so that no digit is lost for large n: Loader (2000), Fast and Accurate
 *           Computation of Binomial Probabilities.
 */
export function poissonUpperTail(n: number, e: number): number {
  if (!(e >= 0 && e < Infinity) || Number.isNaN(n))
    throw new ComputeError("BAD_OPTION", `Poisson tail of n = ${n}, e = ${e}; expected a number and e >= 0`);
  const from = Math.ceil(n);
  if (from <= 0) return 1;
  if (e === 0) return 0;
  if (from > e) {
    let term = 1;
    let sum = 1;
    for (let x = from + 1; term > sum * 1e-17; x++) {
      term *= e / x;
      sum += term;
    }
    return Math.exp(logPoissonPmf(from, e)) * sum;
  }
  let term = 1;
  let sum = 1;
  for (let x = from - 1; x > 0 && term > sum * 1e-17; x--) {
    term *= x / e;
    sum += term;
  }
  return 1 - Math.exp(logPoissonPmf(from - 1, e)) * sum;
}

/**
 * P[X >= n] < alpha for X ~ Poisson(e), mostly without the tail itself.
 *
 *   P[X >= n] <= e^-D,  D = n ln(n / e) + e - n,  for n > e (Chernoff)
 *
 * Errors as poissonUpperTail's.
 */
export function isRarer(n: number, e: number, alpha: number): boolean {
  if (n > e && e > 0 && n * Math.log(n / e) + e - n > BOUND - Math.log(alpha)) return true;
  return poissonUpperTail(n, e) < alpha;
}

/** What D must be above -ln alpha to be more than rounding. */
const BOUND = 1e-3;

/** ln(e^-e e^n / n!) = -δ(n) - D(n, e) - ½ ln(2πn), for a whole n >= 0 and e > 0. */
export function logPoissonPmf(n: number, e: number): number {
  if (n === 0) return -e;
  return -stirlingError(n) - deviance(n, e) - 0.5 * Math.log(2 * Math.PI * n);
}

/** δ(n) = ln n! - ln(√(2πn) (n/e)^n). */
function stirlingError(n: number): number {
  if (n <= 15) {
    let factorial = 1;
    for (let x = 2; x <= n; x++) factorial *= x;
    return Math.log(factorial) - (n + 0.5) * Math.log(n) + n - 0.5 * Math.log(2 * Math.PI);
  }
  const nn = n * n;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / nn) / nn) / nn) / nn) / n;
}

/** D(n, e) = n ln(n / e) + e - n, by its series where n and e are close and the closed form would cancel. */
function deviance(n: number, e: number): number {
  if (Math.abs(n - e) >= 0.1 * (n + e)) return n * Math.log(n / e) + e - n;
  const v = (n - e) / (n + e);
  let sum = (n - e) * v;
  let term = 2 * n * v;
  for (let j = 3; ; j += 2) {
    term *= v * v;
    const next = sum + term / j;
    if (next === sum) return sum;
    sum = next;
  }
}
