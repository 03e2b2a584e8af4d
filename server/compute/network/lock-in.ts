import type { YearValue } from "@/server/compute/network/linear-trend";
import { ComputeError } from "@/server/domain/errors";

/** What counts as a rise and as a fall, in units of the series, and how many known years a reading needs. */
export type LockInRule = { readonly rise: number; readonly fall: number; readonly years: number };

export type LockIn = {
  readonly path: "A" | "B" | "none" | "undetermined";
  readonly rule: LockInRule;
  /** The known years that it rests on. */
  readonly first: { readonly year: number; readonly value: number } | null;
  readonly peak: { readonly year: number; readonly value: number } | null;
  readonly last: { readonly year: number; readonly value: number } | null;
  /** peak - first and peak - last, both >= 0. */
  readonly rise: number | null;
  readonly fall: number | null;
  readonly known: number;
  readonly missing: readonly number[];
};

/**
 * The lock-in reading of a development path (경로 의존적 지역성장 경로).
 *
 *   rise = peak - first,   fall = peak - last        peak: the largest value, the latest year of it
 *   B             rise >= rule.rise and fall >= rule.fall: a positive lock-in that turned negative
 *   A             rise >= rule.rise and fall <  rule.fall: a positive lock-in that goes on, step by step
 *   none          rise <  rule.rise: no positive lock-in to begin with, whatever came after
 *   undetermined  fewer than rule.years known years
 *
 * The source document names the paths in words (A "긍정적 lock-in의 순차적 단계를 가진 개발 경로", B "긍정적 lock-in이 부정적
 * lock-in으로 변화된 개발 경로") and says what to measure them by (혁신속도 또는 상대적 경제성장), without numbers: the rule is our
 * reading. Give it b, which the document calls the speed of knowledge flows, or a growth relative to the nation.
 * Dips smaller than rule.fall belong to A; a path that fell and came back by the last year is an A.
 * Shapes   years in any order, each once.
 * Missing  null is left out and named in `missing`, never 0: a fall in a missing year is not seen.
 * Rounding rise and fall within 1e-12 of their thresholds reach them.
 * Errors   BAD_SHAPE if a year occurs twice; BAD_OPTION unless rise > 0, fall > 0 and years is a whole number >= 3.
 */
export function lockIn(series: readonly YearValue[], rule: LockInRule): LockIn {
  if (!(rule.rise > 0 && rule.fall > 0 && rule.rise < Infinity && rule.fall < Infinity))
    throw new ComputeError("BAD_OPTION", `rise ${rule.rise}, fall ${rule.fall}; expected numbers above 0`);
  if (!(Number.isInteger(rule.years) && rule.years >= 3))
    throw new ComputeError("BAD_OPTION", `${rule.years} years; a rise and a fall need 3 or more`);
  const ordered = series.toSorted((x, y) => x.year - y.year);
  const twice = ordered.find(({ year }, at) => ordered[at + 1]?.year === year);
  if (twice) throw new ComputeError("BAD_SHAPE", `year ${twice.year} is given twice`);
  const known = ordered.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]));
  const missing = ordered.filter(({ value }) => value === null).map(({ year }) => year);
  const counted = { rule, known: known.length, missing };
  const [first, last] = [known[0] ?? null, known.at(-1) ?? null];
  if (!first || !last)
    return { path: "undetermined", first, peak: null, last, rise: null, fall: null, ...counted };
  let peak = first;
  for (const point of known) if (point.value >= peak.value) peak = point;
  const [rise, fall] = [peak.value - first.value, peak.value - last.value];
  const reaches = (found: number, wanted: number) => found >= wanted - 1e-12;
  const path =
    known.length < rule.years
      ? "undetermined"
      : !reaches(rise, rule.rise)
        ? "none"
        : reaches(fall, rule.fall)
          ? "B"
          : "A";
  return { path, first, peak, last, rise, fall, ...counted };
}
