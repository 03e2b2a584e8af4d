/** 1, 2 or 5 times a power of ten: the one next to the rough step by ratio (its bounds are their geometric means). */
function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  const lead = rough / power;
  return (lead < Math.SQRT2 ? 1 : lead < 10 ** 0.5 ? 2 : lead < 50 ** 0.5 ? 5 : 10) * power;
}

/**
 * Round ends and step of an axis that holds all values with a margin (a share of their spread) on both sides, in about
 * so many steps; without a value below 0 the margin does not go below it either. A range without width gets one of a tenth of its value (1 around zero). No values: 0 to 1.
 */
export function niceRange(
  values: readonly number[],
  margin = 0.06,
  steps = 5,
): { min: number; max: number; step: number } {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return { min: 0, max: 1, step: 0.2 };
  let low = Math.min(...known);
  let high = Math.max(...known);
  const size = Math.max(Math.abs(low), Math.abs(high));
  const spread = high - low > Math.max(size * 1e-9, 1e-12) ? high - low : size * 0.1 > 1e-12 ? size * 0.1 : 1;
  low = low >= 0 ? Math.max(0, low - spread * margin) : low - spread * margin;
  high += spread * margin;
  const step = niceStep((high - low) / steps);
  const round = (value: number) => Number(value.toPrecision(12));
  return { min: round(Math.floor(low / step) * step), max: round(Math.ceil(high / step) * step), step };
}
