import { type LinearTrend, linearTrend } from "@/server/compute/network/linear-trend";
import { type LockIn, type LockInRule, lockIn } from "@/server/compute/network/lock-in";
import { type Cuts, type Quadrant, quadrantOf } from "@/server/compute/network/verdicts";
import { ComputeError } from "@/server/domain/errors";

/** The indicators of one ego network and region in one year; null is missing. `cuts` override those of the path. */
export type GrowthPoint = {
  readonly year: number;
  readonly a: number | null;
  readonly b: number | null;
  readonly c: number | null;
  readonly d: number | null;
  readonly cuts?: Cuts;
};

export type GrowthOptions = {
  readonly cuts?: Cuts;
  /** Units of a and of b on the plane: differences are divided by them. Default 1 each. */
  readonly units?: { readonly a: number; readonly b: number };
  /** The lock-in rule, and the indicator that it reads. */
  readonly lockIn?: LockInRule & { readonly indicator?: GrowthIndicator };
};

export const GROWTH_INDICATORS = ["a", "b", "c", "d"] as const;
export type GrowthIndicator = (typeof GROWTH_INDICATORS)[number];

/** From one year whose a and b are known to the next such year. */
export type GrowthStep = {
  readonly from: number;
  readonly to: number;
  /** Years between them; above 1 over a gap. */
  readonly years: number;
  readonly da: number;
  readonly db: number;
  /** Way on the plane, √((da / unit a)² + (db / unit b)²), and way a year. */
  readonly length: number;
  readonly speed: number;
  /** Degrees in (-180, 180]: 0 = b rises, 90 = a rises, 180 = b falls, -90 = a falls; null for a step of length 0. */
  readonly direction: number | null;
};

export type QuadrantCrossing = {
  readonly from: number;
  readonly to: number;
  readonly fromQuadrant: Quadrant;
  readonly toQuadrant: Quadrant;
};

export type GrowthPath = {
  readonly quadrants: readonly { readonly year: number; readonly quadrant: Quadrant | null }[];
  readonly steps: readonly GrowthStep[];
  readonly crossings: readonly QuadrantCrossing[];
  /** Sum of the steps' lengths; length of the straight way from the first to the last; all null without a step. */
  readonly length: number | null;
  readonly displacement: number | null;
  /** displacement / length in [0, 1]: 1 is a straight way; null when nothing moved. */
  readonly straightness: number | null;
  /** length / years from the first to the last known. */
  readonly speed: number | null;
  readonly trends: Readonly<Record<GrowthIndicator, LinearTrend>>;
  /** Null when no rule is given. */
  readonly lockIn: LockIn | null;
  /** Years whose a or b is missing. */
  readonly missing: readonly number[];
  readonly flags: readonly ("empty" | "single_year" | "gaps")[];
};

/**
 * Growth path: how the indicators of an ego network move over the years, on the plane of b (across) and a (up).
 *
 *   step k -> k + 1  between years in which both a and b are known, however far apart;  speed = length / years between
 *
 * A year with a missing indicator is no point, never the point 0: the step goes over the gap, its speed by the years
 * that it takes, and the flag `gaps` says so. Crossings are changes of the quadrant from one known quadrant to the next
 * known one. Trends take each indicator's own known years.
 * Degenerate  no year with a and b: flag `empty`; one: `single_year`; both without steps, lengths null.
 * Errors      BAD_SHAPE if a year occurs twice; BAD_WEIGHT if a value is NaN or infinite; BAD_OPTION if a unit is not > 0.
 * Source      the source document, II (path A, path B; see lock-in.ts) and VI (생태계 성장경로, plane of a and b); it draws
 *             the plane and prints no formula.
 */
export function growthPath(points: readonly GrowthPoint[], options: GrowthOptions = {}): GrowthPath {
  const units = options.units ?? { a: 1, b: 1 };
  const ordered = checked(points, units);
  const placed = ordered.flatMap(({ year, a, b }) => (a === null || b === null ? [] : [{ year, a, b }]));
  const way = (from: Place, to: Place) => Math.hypot((to.a - from.a) / units.a, (to.b - from.b) / units.b);
  const steps = placed.slice(1).map((to, at): GrowthStep => {
    const from = placed[at]!;
    const [da, db, years] = [to.a - from.a, to.b - from.b, to.year - from.year];
    const length = way(from, to);
    const direction = length === 0 ? null : (Math.atan2(da / units.a, db / units.b) * 180) / Math.PI;
    return { from: from.year, to: to.year, years, da, db, length, speed: length / years, direction };
  });
  const [first, last] = [placed[0], placed.at(-1)];
  const length = steps.length === 0 ? null : steps.reduce((sum, step) => sum + step.length, 0);
  const displacement = steps.length === 0 ? null : way(first!, last!);
  const quadrants = ordered.map((point) => ({
    year: point.year,
    quadrant: quadrantOf(point, { ...options.cuts, ...point.cuts }),
  }));
  const series = (id: GrowthIndicator) => ordered.map((point) => ({ year: point.year, value: point[id] }));
  const trends = Object.fromEntries(GROWTH_INDICATORS.map((id) => [id, linearTrend(series(id))]));
  const missing = ordered.filter(({ a, b }) => a === null || b === null).map(({ year }) => year);
  return {
    quadrants,
    steps,
    crossings: crossingsOf(quadrants),
    length,
    displacement,
    straightness: length ? Math.min(1, displacement! / length) : null,
    speed: length === null ? null : length / (last!.year - first!.year),
    trends: trends as Record<GrowthIndicator, LinearTrend>,
    lockIn: options.lockIn ? lockIn(series(options.lockIn.indicator ?? "b"), ruleOf(options.lockIn)) : null,
    missing,
    flags: [
      ...(placed.length === 0 ? (["empty"] as const) : placed.length === 1 ? (["single_year"] as const) : []),
      ...(steps.some(({ years }) => years > 1) ? (["gaps"] as const) : []),
    ],
  };
}

type Place = { year: number; a: number; b: number };

const ruleOf = ({ rise, fall, years }: LockInRule): LockInRule => ({ rise, fall, years });

function crossingsOf(quadrants: GrowthPath["quadrants"]): QuadrantCrossing[] {
  const known = quadrants.flatMap(({ year, quadrant }) => (quadrant === null ? [] : [{ year, quadrant }]));
  return known.slice(1).flatMap(({ year, quadrant }, at) => {
    const before = known[at]!;
    return before.quadrant === quadrant
      ? []
      : [{ from: before.year, to: year, fromQuadrant: before.quadrant, toQuadrant: quadrant }];
  });
}

function checked(points: readonly GrowthPoint[], units: { a: number; b: number }): GrowthPoint[] {
  for (const id of ["a", "b"] as const)
    if (!(units[id] > 0 && units[id] < Infinity))
      throw new ComputeError("BAD_OPTION", `unit of ${id} is ${units[id]}; expected a number above 0`);
  const ordered = points.toSorted((x, y) => x.year - y.year);
  ordered.forEach((point, at) => {
    if (!Number.isInteger(point.year) || ordered[at + 1]?.year === point.year)
      throw new ComputeError("BAD_SHAPE", `year ${point.year} is given twice or is not a whole number`);
    for (const id of GROWTH_INDICATORS)
      if (point[id] !== null && !Number.isFinite(point[id]))
        throw new ComputeError(
          "BAD_WEIGHT",
          `${id} of ${point.year} is ${point[id]}; expected a number or null`,
        );
  });
  return ordered;
}
