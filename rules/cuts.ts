import type { Cut } from "./schema";

/** A cut in force: its value, null when there is nothing to draw it from, and how it was drawn. */
export type DrawnCut = { value: number | null; kind: Cut["kind"] | "given" };

/**
 * Where the cut lies over the values that are compared; missing values are left out.
 *
 *   mean Σx/n,   median the middle value (the mean of the two middle ones),   fixed as the pack says,
 *   given a number of the caller's, which overrides the pack
 *
 * @throws RangeError when the given number is not finite
 */
export function drawnCut(cut: Cut, values: readonly (number | null)[], given?: number): DrawnCut {
  if (given !== undefined) {
    if (!Number.isFinite(given)) throw new RangeError(`a cut is ${given}; expected a finite number`);
    return { value: given, kind: "given" };
  }
  if (cut.kind === "fixed") return { value: cut.value, kind: "fixed" };
  const known = values.filter((value) => value !== null).sort((x, y) => x - y);
  if (known.length === 0) return { value: null, kind: cut.kind };
  if (cut.kind === "mean")
    return { value: known.reduce((sum, value) => sum + value, 0) / known.length, kind: "mean" };
  const middle = (known.length - 1) / 2;
  return { value: (known[Math.floor(middle)]! + known[Math.ceil(middle)]!) / 2, kind: "median" };
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
