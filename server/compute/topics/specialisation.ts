import { ComputeError } from "@/server/domain/errors";

/** Below so many patents a cell is marked as resting on few. */
export const FEW_PATENTS = 5;
/** Normal quantile of the ends of the intervals: 90 % lie between them. */
const Z90 = 1.6448536269514722;

export type Specialisation = {
  /** Expected patents of the region in the topic, and what the margins would lead one to expect. */
  patents: number;
  expected: number;
  /** patents / expected (location quotient, revealed technological advantage); null where nothing is expected. */
  rta: number | null;
  /** The same, drawn towards 1 the more the fewer patents are expected; with the ends of its 90 % interval. */
  shrunk: number | null;
  low: number | null;
  high: number | null;
  few: boolean;
};

export type Specialisations = {
  /** Rows: regions, columns: topics, as `counts`. */
  cells: Specialisation[];
  /** Strength of the prior: how many expected patents weigh as much as it; Infinity = the regions do not differ. */
  prior: number;
};

/**
 * How much a region is specialised in a topic: its revealed technological advantage (a location quotient of patents), with
 * small counts drawn towards 1.
 *
 *   E_rk = O_r. O_.k / O_..        RTA_rk = O_rk / E_rk
 *   O_rk ~ Poisson(theta_rk E_rk), theta ~ Gamma with mean 1 and variance 1 / v:
 *   shrunk_rk = (O_rk + v) / (E_rk + v),   interval: 5 % and 95 % of Gamma(O_rk + v, E_rk + v)  (Wilson and Hilferty 1931)
 *   1 / v = max(0, sum((O - E)^2 - E) / sum(E^2))        (moments, over all cells)
 *
 * `counts`: regions x topics, row by row: expected patents (sums of p(topic | patent)), each patent with a region.
 * Degenerate   no dispersion beyond Poisson: v = Infinity and every shrunk value is 1; a region or topic without patents: null.
 * Errors       BAD_SHAPE, BAD_WEIGHT (negative or not finite).
 * Source       Soete (1987), revealed technological advantage; Clayton and Kaldor (1987), empirical Bayes of ratios.
 */
export function regionalSpecialisation(
  counts: Float64Array | readonly number[],
  regions: number,
  topics: number,
): Specialisations {
  if (counts.length !== regions * topics)
    throw new ComputeError(
      "BAD_SHAPE",
      `${counts.length} counts for ${regions} regions and ${topics} topics`,
    );
  const ofRegion = new Float64Array(regions);
  const ofTopic = new Float64Array(topics);
  let total = 0;
  for (let at = 0; at < counts.length; at++) {
    const count = counts[at]!;
    if (!(count >= 0 && Number.isFinite(count)))
      throw new ComputeError("BAD_WEIGHT", `a count of ${count} patents; expected 0 or more`);
    ofRegion[Math.floor(at / topics)]! += count;
    ofTopic[at % topics]! += count;
    total += count;
  }
  const expectedOf = (at: number) =>
    total > 0 ? (ofRegion[Math.floor(at / topics)]! * ofTopic[at % topics]!) / total : 0;
  let [beyond, squares] = [0, 0];
  for (let at = 0; at < counts.length; at++) {
    const expected = expectedOf(at);
    beyond += (counts[at]! - expected) ** 2 - expected;
    squares += expected ** 2;
  }
  const prior = beyond > 0 ? squares / beyond : Number.POSITIVE_INFINITY;
  const cells = Array.from({ length: counts.length }, (_, at) => cell(counts[at]!, expectedOf(at), prior));
  return { cells, prior };
}

function cell(patents: number, expected: number, prior: number): Specialisation {
  const few = patents < FEW_PATENTS;
  if (expected <= 0) return { patents, expected, rta: null, shrunk: null, low: null, high: null, few };
  const rta = patents / expected;
  if (prior === Number.POSITIVE_INFINITY) return { patents, expected, rta, shrunk: 1, low: 1, high: 1, few };
  const [shape, rate] = [patents + prior, expected + prior];
  const end = (z: number) => (shape * (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3) / rate;
  return {
    ...{ patents, expected, rta, shrunk: shape / rate, few },
    ...{ low: Math.max(0, end(-Z90)), high: end(Z90) },
  };
}
