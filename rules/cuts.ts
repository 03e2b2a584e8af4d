import type { Cut } from "./schema";

/** A cut in force and how it was drawn. */
export type DrawnCut = {
  /** null: too few values to draw it from. */
  value: number | null;
  kind: Cut["kind"] | "given";
  /** How many values there were to draw it from. */
  known: number;
  /** Two or more values, all the same: each lies on the cut. */
  equal: boolean;
};

/**
 * Where the cut lies over the values that are compared; missing values are left out.
 *
 *   mean Σx/n,   median the middle value (the mean of the two middle ones),   fixed as the pack says,
 *   given a number of the caller's, which overrides the pack
 *
 * A mean or median of fewer than `fewest` values is no cut (null): one value would be compared with itself.
 * @throws RangeError when the given number is not finite
 */
export function drawnCut(
  cut: Cut,
  values: readonly (number | null)[],
  { given, fewest }: { given?: number | undefined; fewest: number },
): DrawnCut {
  const sorted = values.filter((value) => value !== null).sort((x, y) => x - y);
  const known = sorted.length;
  const equal = known > 1 && snapped(sorted[0]!, sorted[known - 1]!) === sorted[known - 1];
  if (given !== undefined) {
    if (!Number.isFinite(given)) throw new RangeError(`a cut is ${given}; expected a finite number`);
    return { value: given, kind: "given", known, equal: false };
  }
  if (cut.kind === "fixed") return { value: cut.value, kind: "fixed", known, equal: false };
  if (known === 0 || known < fewest) return { value: null, kind: cut.kind, known, equal };
  if (cut.kind === "mean")
    return { value: sorted.reduce((sum, value) => sum + value, 0) / known, kind: "mean", known, equal };
  const middle = (known - 1) / 2;
  const value = (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2;
  return { value, kind: "median", known, equal };
}

/**
 * A value that differs from the cut by rounding alone lies on it: the mean of 0.1, 0.2, 0.3 is not 0.2 in binary, and
 * the item at 0.2 is at the mean all the same.
 */
export const snapped = (value: number, cut: number) =>
  Math.abs(value - cut) <= 1e-12 * Math.max(1, Math.abs(cut)) ? cut : value;

/** Missing in any of its forms is null. */
export const finiteOrNull = (value: number | null | undefined) =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
