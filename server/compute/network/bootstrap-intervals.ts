import {
  BOOTSTRAP_INDICATORS,
  type BootstrapChunk,
  type BootstrapIndicator,
  replicatesOf,
} from "@/server/compute/network/bootstrap";
import { ComputeError } from "@/server/domain/errors";
import { INDICATOR_DICTIONARY } from "@/server/domain/indicator-dictionary";

export const INTERVAL_METHODS = ["centred", "percentile", "basic"] as const;
export type IntervalMethod = (typeof INTERVAL_METHODS)[number];

export type BootstrapInterval = {
  /** The figure from the flows as they are; null is missing, and then so is all that rests on it. */
  readonly estimate: number | null;
  readonly mean: number | null;
  /** mean - estimate: what resampling adds of its own, by gaining and losing links near the threshold. */
  readonly bias: number | null;
  readonly standardError: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Replicates with a value, and without (the network was empty). */
  readonly replicates: number;
  readonly missing: number;
};

export type TargetIntervals = Readonly<Record<BootstrapIndicator, BootstrapInterval>>;

/**
 * Per target and indicator: bias, standard error and an interval of confidence `level`.
 *
 *   percentile  [q_lo, q_hi] of the replicates θ*
 *   basic       [2 θ̂ - q_hi, 2 θ̂ - q_lo]
 *   centred     [q_lo - bias, q_hi - bias], the default
 *
 * cut to the possible range of the indicator; q by linear interpolation (Hyndman and Fan's type 7).
 *
 * Why centred: a replicate loses pairs that traded once or twice and wavers at the threshold, so θ* lies beside θ̂ by more
 * than its own spread: d, and in an ATLAS also a and c, under the rules without a test. Measured on synthetic Poisson
 * flows (50 industries, 1,232 pairs; 2, 20, 200 transactions a pair; with and without spread of amounts; three rules;
 * ATLAS and one ego network; 96 cases of 100 samples with 150 replicates): how many of the intervals at 0.95 hold the
 * mean of repeated samples of the same size,
 *
 *                                 centred   percentile   basic    bias-corrected (BC)
 *   median of the cases             .92        .94        .66        .68
 *   median for d                    .89        .36        .37        .23
 *   median under `any`              .90        .23        .36        .13
 *   cases with .85 or more          91 %       60 %        1 %        1 %
 *
 * The worst case of centred is .74 (d, `any`), but for b of an ego network of a handful of industries (.34): there b is near
 * its end 1 and moves by leaps. With amounts that vary within pairs (σ² = 2 m²) and no sums of squares, `related` falls
 * by about .07; the other rules do not feel it. Under `significant` the bias is small and the percentile interval is wide
 * enough as well.
 * What no interval does: hold the value that infinitely many transactions would show (median 0 to .2). The thresholds
 * themselves move d, c and a with the size of the sample, so networks are to be compared at like sizes.
 *
 * Missing  fewer than 2 replicates with a value, or no estimate: null.
 * Errors   BAD_OPTION if level is not in (0, 1); BAD_SHAPE if `estimate` is not 4 values a target.
 */
export function bootstrapIntervals(
  estimate: Float64Array,
  chunk: BootstrapChunk,
  { level = 0.95, method = "centred" }: { level?: number; method?: IntervalMethod } = {},
): TargetIntervals[] {
  if (!(level > 0 && level < 1))
    throw new ComputeError("BAD_OPTION", `interval level ${level}; expected a number between 0 and 1`);
  checkEstimate(estimate, chunk);
  const of = (target: number, id: BootstrapIndicator) =>
    intervalOf(
      estimate[target * 4 + BOOTSTRAP_INDICATORS.indexOf(id)]!,
      replicatesOf(chunk, target, id),
      (1 - level) / 2,
      method,
      INDICATOR_DICTIONARY[id].range,
    );
  return Array.from({ length: chunk.targets }, (_, target) => ({
    a: of(target, "a"),
    b: of(target, "b"),
    c: of(target, "c"),
    d: of(target, "d"),
  }));
}

function intervalOf(
  estimate: number,
  replicates: Float64Array,
  tail: number,
  method: IntervalMethod,
  [least, most]: readonly [number, number | null],
): BootstrapInterval {
  const known = replicates.filter((value) => !Number.isNaN(value)).sort();
  const counted = { replicates: known.length, missing: replicates.length - known.length };
  if (Number.isNaN(estimate) || known.length < 2) {
    const none = { mean: null, bias: null, standardError: null, low: null, high: null };
    return { estimate: Number.isNaN(estimate) ? null : estimate, ...none, ...counted };
  }
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const bias = mean - estimate;
  const squares = known.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const [low, high] = [quantile(known, tail), quantile(known, 1 - tail)];
  const [from, to] =
    method === "percentile"
      ? [low, high]
      : method === "basic"
        ? [2 * estimate - high, 2 * estimate - low]
        : [low - bias, high - bias];
  const within = (value: number) => Math.min(most ?? Infinity, Math.max(least, value));
  return {
    estimate,
    mean,
    bias,
    standardError: Math.sqrt(squares / (known.length - 1)),
    low: within(from),
    high: within(to),
    ...counted,
  };
}

/** q-quantile of ascending values, linear between the two nearest. */
export function quantile(ascending: ArrayLike<number>, q: number): number {
  const at = (ascending.length - 1) * q;
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (at - below) * (high - low);
}

export function checkEstimate(estimate: Float64Array, chunk: BootstrapChunk): void {
  if (estimate.length !== chunk.targets * BOOTSTRAP_INDICATORS.length)
    throw new ComputeError(
      "BAD_SHAPE",
      `${estimate.length} estimates for ${chunk.targets} targets; expected 4 each`,
    );
}

/** The replicates moved by minus the bias of their target and indicator: their mean is the estimate, where there is one. */
export function centredChunk(estimate: Float64Array, chunk: BootstrapChunk): BootstrapChunk {
  const bias = estimate.map((at, v) => {
    let sum = 0;
    let known = 0;
    for (let e = v; e < chunk.values.length; e += estimate.length)
      if (!Number.isNaN(chunk.values[e]!)) {
        sum += chunk.values[e]!;
        known++;
      }
    return known > 0 && !Number.isNaN(at) ? sum / known - at : 0;
  });
  return { ...chunk, values: chunk.values.map((value, e) => value - bias[e % bias.length]!) };
}
