import type { Partners } from "@/server/compute/network/graph";

/** How b is measured; `correlation` is the product's definition, the others are named alternatives. */
export const B_MEASURES = ["correlation", "slope", "newman"] as const;
export type BMeasure = (typeof B_MEASURES)[number];

type Simple = Pick<Partners, "offsets" | "neighbours">;

/**
 * b, open innovation (formula 3): do hubs tie to the periphery (b > 0) or to other hubs (b < 0)?
 *
 *   correlation  b = -Pearson(k_i, k̄_i) over nodes with k_i >= 1,  k̄_i = mean k of i's partners; in [-1, 1]
 *   slope        b = -slope of the least-squares line k̄_i = D + s k_i over the same nodes
 *   newman       b = -assortativity: Pearson of (k_i, k_j) over both ends of every pair of partners; in [-1, 1]
 *
 * The sign is kept: a negative value is assortative and is never folded into a positive one. A value closer to 0 than
 * the rounding error (1e-12) is 0.
 * Degenerate  no variance in either variable: value 0, `degenerate` true.
 * Source      formula 3 of the source document (which prints absolute values, all of its own being negative slopes);
 *             newman: Newman (2002), Physical Review Letters 89, 208701.
 */
export function openInnovation(graph: Simple, measure: BMeasure = "correlation") {
  const { x, y } = measure === "newman" ? pairEnds(graph) : degreeAndPartners(graph);
  if (!varies(x) || !varies(y)) return { value: 0, degenerate: true };
  const meanX = mean(x);
  const meanY = mean(y);
  let xy = 0;
  let xx = 0;
  let yy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  }
  const r = measure === "slope" ? xy / xx : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)));
  return { value: Math.abs(r) < 1e-12 ? 0 : -r, degenerate: false };
}

/** (k_i, k̄_i) of every node with a partner. */
function degreeAndPartners({ offsets, neighbours }: Simple) {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++) {
    const k = offsets[i + 1]! - offsets[i]!;
    if (k === 0) continue;
    let sum = 0;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = neighbours[e]!;
      sum += offsets[j + 1]! - offsets[j]!;
    }
    x.push(k);
    y.push(sum / k);
  }
  return { x, y };
}

/** (k_i, k_j) of every pair of partners, from both ends. */
function pairEnds({ offsets, neighbours }: Simple) {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i + 1 < offsets.length; i++)
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = neighbours[e]!;
      x.push(offsets[i + 1]! - offsets[i]!);
      y.push(offsets[j + 1]! - offsets[j]!);
    }
  return { x, y };
}

/** Exact: equal fractions of whole numbers round to the same double. */
const varies = (values: number[]) => values.some((value) => value !== values[0]);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
