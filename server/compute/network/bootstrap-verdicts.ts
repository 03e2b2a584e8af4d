import {
  BOOTSTRAP_INDICATORS,
  type BootstrapChunk,
  type BootstrapIndicator,
} from "@/server/compute/network/bootstrap";
import { centredChunk, checkEstimate } from "@/server/compute/network/bootstrap-intervals";
import { isHub, QUADRANTS, type Quadrant, quadrantOf } from "@/server/compute/network/verdicts";
import { ComputeError } from "@/server/domain/errors";

/** A cut that is given, or drawn over the targets that are compared, in each replicate anew. */
export type BootstrapCut = number | "mean" | "median";
export type BootstrapCuts = Partial<Record<BootstrapIndicator, BootstrapCut>>;

type TargetSides = Partial<Record<BootstrapIndicator, { above: number; below: number; missing: number }>>;

export type TargetVerdicts = {
  /** Share of replicates at or above the cut, below it, and without a value; they add up to 1. */
  readonly sides: Readonly<TargetSides>;
  readonly quadrant: {
    /** From the estimates; null when a or b or a cut is missing. */
    readonly estimate: Quadrant | null;
    /** Share of replicates in each; what is left to 1 had no verdict. */
    readonly shares: Readonly<Record<Quadrant, number>>;
    /** Fewer than `certainty` of the replicates agree with the estimates. */
    readonly nearCut: boolean;
  };
  readonly hub: {
    readonly estimate: boolean | null;
    readonly probability: number;
    readonly nearCut: boolean;
  };
};

/**
 * How sure the verdicts are: the share of replicates in which each target falls on each side of the cuts, in each
 * quadrant (a and b), and among the hubs (b and c at or above their cuts).
 *
 * Each replicate is moved by minus the bias of its indicator first, as the centred interval is (`centred: false` leaves
 * that out); a value within 1e-12 of a cut is at it. Cuts that are means or medians are drawn over the values of the
 * replicate, so they move with it.
 * Missing  a target without a value, or an indicator without a cut, has no verdict in that replicate; a mean or median
 *          of fewer than two values is no cut.
 * Errors   BAD_OPTION if a cut is not finite or certainty is not in (0, 1]; BAD_SHAPE as bootstrapIntervals.
 */
export function bootstrapVerdicts(
  estimate: Float64Array,
  chunk: BootstrapChunk,
  { cuts, certainty = 0.9, centred = true }: { cuts: BootstrapCuts; certainty?: number; centred?: boolean },
): TargetVerdicts[] {
  checkEstimate(estimate, chunk);
  if (!(certainty > 0 && certainty <= 1))
    throw new ComputeError("BAD_OPTION", `certainty ${certainty}; expected a number in (0, 1]`);
  const replicates = chunk.to - chunk.from;
  const { values } = centred ? centredChunk(estimate, chunk) : chunk;
  const judge = (values: Float64Array) => judged(values, chunk.targets, cuts);
  const point = judge(estimate);
  const tally = point.map(() => ({
    above: new Float64Array(4),
    below: new Float64Array(4),
    quadrants: new Map<Quadrant | null, number>(),
    hubs: new Map<boolean | null, number>(),
  }));
  for (let r = 0; r < replicates; r++) {
    judge(values.subarray(r * estimate.length, (r + 1) * estimate.length)).forEach(
      ({ sides, quadrant, hub }, t) => {
        const counts = tally[t]!;
        sides.forEach((side, v) => {
          if (side === true) counts.above[v]!++;
          if (side === false) counts.below[v]!++;
        });
        counts.quadrants.set(quadrant, (counts.quadrants.get(quadrant) ?? 0) + 1);
        counts.hubs.set(hub, (counts.hubs.get(hub) ?? 0) + 1);
      },
    );
  }
  const share = (count = 0) => (replicates > 0 ? count / replicates : 0);
  return tally.map(({ above, below, quadrants, hubs }, t) => {
    const { quadrant, hub } = point[t]!;
    const sides: TargetSides = {};
    BOOTSTRAP_INDICATORS.forEach((id, v) => {
      if (cuts[id] === undefined) return;
      const missing = share(replicates - above[v]! - below[v]!);
      sides[id] = { above: share(above[v]), below: share(below[v]), missing };
    });
    return {
      sides,
      quadrant: {
        estimate: quadrant,
        shares: Object.fromEntries(QUADRANTS.map((of) => [of, share(quadrants.get(of))])) as Record<
          Quadrant,
          number
        >,
        nearCut: quadrant !== null && share(quadrants.get(quadrant)) < certainty,
      },
      hub: {
        estimate: hub,
        probability: share(hubs.get(true)),
        nearCut: hub !== null && share(hubs.get(hub)) < certainty,
      },
    };
  });
}

/** Of each target: at or above its cut, below it, or neither, per indicator; and the verdicts. */
function judged(values: Float64Array, targets: number, cuts: BootstrapCuts) {
  const all = Array.from({ length: targets }, (_, t) =>
    BOOTSTRAP_INDICATORS.map((_, v) => {
      const value = values[t * BOOTSTRAP_INDICATORS.length + v]!;
      return Number.isNaN(value) ? null : value;
    }),
  );
  const drawn = BOOTSTRAP_INDICATORS.map((id, v) => {
    const column = all.map((row) => row[v]!);
    return drawnCut(cuts[id], column);
  });
  const [a, b, c] = drawn as [number | null, number | null, number | null];
  return all.map((row) => {
    const named = { a: row[0]!, b: row[1]!, c: row[2]! };
    const sides = row.map((value, v) => {
      const cut = drawn[v]!;
      return value === null || cut === null ? null : value >= cut - 1e-12 * Math.max(1, Math.abs(cut));
    });
    return { sides, quadrant: quadrantOf(named, { a, b }), hub: isHub(named, { b, c }) };
  });
}

/** A mean or median of one value would compare it with itself; the rules that judge the same values ask for two as well. */
const FEWEST = 2;

function drawnCut(cut: BootstrapCut | undefined, values: (number | null)[]): number | null {
  if (cut === undefined) return null;
  if (typeof cut === "number") {
    if (!Number.isFinite(cut))
      throw new ComputeError("BAD_OPTION", `a cut is ${cut}; expected a finite number`);
    return cut;
  }
  const known = values.filter((value) => value !== null).sort((x, y) => x - y);
  if (known.length < FEWEST) return null;
  if (cut === "mean") return known.reduce((sum, value) => sum + value, 0) / known.length;
  const middle = (known.length - 1) / 2;
  return (known[Math.floor(middle)]! + known[Math.ceil(middle)]!) / 2;
}
