import type { Measure } from "./bench-result";

/** Middle value; of an even number of values the mean of the middle two. @throws Error for none */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new Error("median of no values");
  const sorted = [...values].sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Each figure on its own: the median CPU need not be of the run with the median memory. */
export const medianMeasure = (measures: readonly Measure[]): Measure => ({
  cpuSeconds: median(measures.map(({ cpuSeconds }) => cpuSeconds)),
  wallSeconds: median(measures.map(({ wallSeconds }) => wallSeconds)),
  peakMb: median(measures.map(({ peakMb }) => peakMb)),
});

/** Largest |x - y| over the largest |y|: how far apart two columns are. NaN in one only, or another length: infinite. */
export function distance(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY;
  let apart = 0;
  let largest = 0;
  for (let at = 0; at < found.length; at++) {
    const difference = Math.abs(found[at]! - expected[at]!);
    apart = Math.max(apart, Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference);
    largest = Math.max(largest, Math.abs(expected[at]!));
  }
  return apart === 0 ? 0 : apart / largest;
}
