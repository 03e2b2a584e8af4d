export type FirstPeriod = { from: number; to: number; ofData: boolean };

/**
 * The period that a new project begins with: the years for which the organisation has data, so that its first ATLAS is
 * about its own period; without data the three years that are over.
 */
export function firstPeriod(
  datasets: readonly { years: readonly number[] }[],
  lastYear: number,
): FirstPeriod {
  const years = datasets.flatMap((dataset) => dataset.years);
  if (years.length === 0) return { from: lastYear - 2, to: lastYear, ofData: false };
  return { from: Math.min(...years), to: Math.max(...years), ofData: true };
}
