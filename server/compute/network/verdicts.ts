/** The four fields of the a x b plane, in the words of the rule pack. */
export const QUADRANTS = ["a_high_b_low", "a_high_b_high", "a_low_b_low", "a_low_b_high"] as const;
export type Quadrant = (typeof QUADRANTS)[number];

/** Lines between low and high; null where there is none. */
export type Cuts = { readonly a?: number | null; readonly b?: number | null; readonly c?: number | null };

type Values = { readonly a: number | null; readonly b: number | null };

/**
 * The field of the a x b plane: high is at or above the cut. Null when a value or a cut is missing.
 *
 * A value that differs from its cut by rounding alone (1e-12) lies on it, as in the rules that judge the same values.
 */
export function quadrantOf({ a, b }: Values, cuts: Cuts): Quadrant | null {
  const [highA, highB] = [atOrAbove(a, cuts.a), atOrAbove(b, cuts.b)];
  if (highA === null || highB === null) return null;
  return `a_${highA ? "high" : "low"}_b_${highB ? "high" : "low"}`;
}

/** Hub candidate: b and c both at or above their cuts. Null when a value or a cut is missing. */
export function isHub({ b, c }: { b: number | null; c: number | null }, cuts: Cuts): boolean | null {
  const [highB, highC] = [atOrAbove(b, cuts.b), atOrAbove(c, cuts.c)];
  return highB === null || highC === null ? null : highB && highC;
}

function atOrAbove(value: number | null, cut: number | null | undefined): boolean | null {
  if (value === null || cut === null || cut === undefined) return null;
  return value >= cut - 1e-12 * Math.max(1, Math.abs(cut));
}
