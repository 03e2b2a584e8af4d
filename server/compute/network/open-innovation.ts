/** How b is measured; `correlation` is the product's definition, the others are named alternatives. */
export const B_MEASURES = ["correlation", "slope", "newman"] as const;
export type BMeasure = (typeof B_MEASURES)[number];

/**
 * b, open innovation (formula 3): do hubs tie to the periphery (b > 0) or to other hubs (b < 0)?
 *
 *   correlation  b = -Pearson(k_i, k̄_i) over nodes with k_i >= 1,  k̄_i = mean k of i's partners; in [-1, 1]
 *   slope        b = -slope of the least-squares line k̄_i = D + s k_i over the same nodes
 *   newman       b = -assortativity: Pearson of (k_i, k_j) over both ends of every pair of partners; in [-1, 1]
 *
 * The sign is kept: a negative value is assortative and is never folded into a positive one. A value closer to 0 than
 * the rounding error (1e-12) is 0.
 * Shapes      degree (n) k_i, partnerDegrees (n) s_i = Σ k_j over i's partners  ->  a number.  O(n).
 * Degenerate  no variance in either variable: value 0, `degenerate` true.
 * Source      formula 3 of the source document (which prints absolute values, all of its own being negative slopes);
 *             newman: Newman (2002), Physical Review Letters 89, 208701.
 */
export function openInnovation(
  degree: ArrayLike<number>,
  partnerDegrees: ArrayLike<number>,
  measure: BMeasure = "correlation",
): { value: number; degenerate: boolean } {
  const found = (measure === "newman" ? overPairEnds : overNodes)(degree, partnerDegrees);
  if (!found) return { value: 0, degenerate: true };
  const { xy, xx, yy } = found;
  const r = measure === "slope" ? xy / xx : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return { value: Math.abs(r) < 1e-12 ? 0 : -r, degenerate: false };
}

/** Sums of squares and products of (k_i, k̄_i) about their means; null without variance. */
function overNodes(degree: ArrayLike<number>, partnerDegrees: ArrayLike<number>) {
  let nodes = 0;
  let sumX = 0;
  let sumY = 0;
  let first = -1;
  let xVaries = false;
  let yVaries = false;
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i]!;
    if (k === 0) continue;
    if (first < 0) first = i;
    nodes++;
    sumX += k;
    sumY += partnerDegrees[i]! / k;
    // Exact: equal fractions of whole numbers round to the same double.
    xVaries ||= k !== degree[first];
    yVaries ||= partnerDegrees[i]! / k !== partnerDegrees[first]! / degree[first]!;
  }
  if (!xVaries || !yVaries) return null;
  const meanX = sumX / nodes;
  const meanY = sumY / nodes;
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i]!;
    if (k === 0) continue;
    const dx = k - meanX;
    const dy = partnerDegrees[i]! / k - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  return { xy, xx, yy };
}

/**
 * The same of (k_i, k_j) over both ends of every pair: node i is an end k_i times, across from it stand s_i in all, so
 * xx = yy = Σ k_i (k_i - m)²  and  xy = Σ (k_i - m)(s_i - k_i m)  with  m = Σ k_i² / Σ k_i.
 */
function overPairEnds(degree: ArrayLike<number>, partnerDegrees: ArrayLike<number>) {
  let ends = 0;
  let squares = 0;
  let least = Infinity;
  let most = 0;
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i]!;
    if (k === 0) continue;
    ends += k;
    squares += k * k;
    least = Math.min(least, k);
    most = Math.max(most, k);
  }
  if (least >= most) return null;
  const mean = squares / ends;
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < degree.length; i++) {
    const k = degree[i]!;
    xx += k * (k - mean) ** 2;
    xy += (k - mean) * (partnerDegrees[i]! - k * mean);
  }
  return { xy, xx, yy: xx };
}
