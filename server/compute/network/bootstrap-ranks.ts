import { bestRanks } from "@/server/compute/network/best-ranks";
import {
  BOOTSTRAP_INDICATORS,
  type BootstrapChunk,
  type BootstrapIndicator,
} from "@/server/compute/network/bootstrap";
import { centredChunk, checkEstimate, quantile } from "@/server/compute/network/bootstrap-intervals";

export type RankStability = {
  /** Per target: its rank by the estimate (1 the largest, ties share the best), and the interval of its ranks. */
  readonly ranks: readonly {
    rank: number | null;
    low: number | null;
    high: number | null;
    missing: number;
  }[];
  /** Kendall's τ_b between the order of a replicate and that of the estimates: mean and lower percentile. */
  readonly tau: { readonly mean: number | null; readonly low: number | null };
};

/**
 * How firm the order of the targets is: ranks in the replicates, and how alike the orders are.
 *
 *   τ_b = (C - D) / √((C + D + T_x)(C + D + T_y)),  over pairs of targets with a value in both
 *
 * Each replicate is moved by minus its bias first (`centred: false` leaves that out): a small ego network loses more by
 * resampling than a large one. Intervals are percentiles of the ranks at `level`. A target without a value has no rank;
 * replicates in which it has none are counted in `missing`.
 * Null    τ when fewer than 2 targets have a value or all are tied.
 * Cost    O(replicates x targets²).
 */
export function bootstrapRanks(
  estimate: Float64Array,
  chunk: BootstrapChunk,
  indicator: BootstrapIndicator,
  { level = 0.95, centred = true }: { level?: number; centred?: boolean } = {},
): RankStability {
  checkEstimate(estimate, chunk);
  const { values: replicates } = centred ? centredChunk(estimate, chunk) : chunk;
  const v = BOOTSTRAP_INDICATORS.indexOf(indicator);
  const column = (values: Float64Array) =>
    Float64Array.from({ length: chunk.targets }, (_, t) => values[t * 4 + v]!);
  const point = column(estimate);
  const found = Array.from({ length: chunk.targets }, (): number[] => []);
  const taus: number[] = [];
  for (let r = 0; r < chunk.to - chunk.from; r++) {
    const values = column(replicates.subarray(r * estimate.length, (r + 1) * estimate.length));
    ranksOf(values).forEach((rank, t) => {
      if (rank !== null) found[t]!.push(rank);
    });
    const tau = kendallTau(point, values);
    if (tau !== null) taus.push(tau);
  }
  const tail = (1 - level) / 2;
  taus.sort((x, y) => x - y);
  const pointRanks = ranksOf(point);
  return {
    ranks: found.map((ranks, t) => {
      ranks.sort((x, y) => x - y);
      const known = ranks.length > 0 && pointRanks[t] !== null;
      return {
        rank: pointRanks[t]!,
        low: known ? quantile(ranks, tail) : null,
        high: known ? quantile(ranks, 1 - tail) : null,
        missing: chunk.to - chunk.from - ranks.length,
      };
    }),
    tau: {
      mean: taus.length > 0 ? taus.reduce((sum, tau) => sum + tau, 0) / taus.length : null,
      low: taus.length > 0 ? quantile(taus, tail) : null,
    },
  };
}

const ranksOf = (values: Float64Array) =>
  bestRanks(Array.from(values, (value) => (Number.isNaN(value) ? null : value)));

/** τ_b of two lists, pairs with a missing value (NaN) left out. */
export function kendallTau(x: Float64Array, y: Float64Array): number | null {
  let agree = 0;
  let tiedX = 0;
  let tiedY = 0;
  let untied = 0;
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(x[i]! - x[j]!);
      const dy = Math.sign(y[i]! - y[j]!);
      if (Number.isNaN(dx) || Number.isNaN(dy)) continue;
      if (dx !== 0 && dy !== 0) {
        agree += dx * dy;
        untied++;
      } else if (dx !== 0) tiedY++;
      else if (dy !== 0) tiedX++;
    }
  const scale = (untied + tiedX) * (untied + tiedY);
  return scale > 0 ? agree / Math.sqrt(scale) : null;
}
