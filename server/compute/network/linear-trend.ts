/** A value of a year; null when it is missing. */
export type YearValue = { readonly year: number; readonly value: number | null };

export type LinearTrend = {
  /** Change a year, by ordinary least squares; null for fewer than 2 known years. */
  readonly slope: number | null;
  /** Value of the line in `from`. */
  readonly start: number | null;
  /** Standard error of the slope, its residuals taken as independent; null for fewer than 3 known years. */
  readonly standardError: number | null;
  /** Known years, the first and the last of them. */
  readonly n: number;
  readonly from: number | null;
  readonly to: number | null;
};

/**
 * Straight line through the known years of a series.
 *
 *   slope = Σ (t - t̄)(v - v̄) / Σ (t - t̄)²,   standard error = √( Σ residual² / (n - 2) / Σ (t - t̄)² )
 *
 * Shapes   years in any order, each at most once; gaps between years count with their length.
 * Missing  null values are left out, never 0.
 */
export function linearTrend(series: readonly YearValue[]): LinearTrend {
  const known = series
    .flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
    .sort((x, y) => x.year - y.year);
  const n = known.length;
  const range = { n, from: known[0]?.year ?? null, to: known.at(-1)?.year ?? null };
  if (n < 2) return { slope: null, start: known[0]?.value ?? null, standardError: null, ...range };
  const meanYear = known.reduce((sum, { year }) => sum + year, 0) / n;
  const meanValue = known.reduce((sum, { value }) => sum + value, 0) / n;
  let ty = 0;
  let tt = 0;
  for (const { year, value } of known) {
    ty += (year - meanYear) * (value - meanValue);
    tt += (year - meanYear) ** 2;
  }
  const slope = ty / tt;
  const residual = known.reduce(
    (sum, { year, value }) => sum + (value - meanValue - slope * (year - meanYear)) ** 2,
    0,
  );
  return {
    slope,
    start: meanValue + slope * (range.from! - meanYear),
    standardError: n < 3 ? null : Math.sqrt(residual / (n - 2) / tt),
    ...range,
  };
}
