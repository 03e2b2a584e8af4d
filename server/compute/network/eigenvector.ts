import { components } from "@/server/compute/network/components";
import type { Graph } from "@/server/compute/network/graph";
import { largestDirection } from "@/server/compute/network/krylov";
import { rowProducts } from "@/server/compute/network/row-products";
import { weightedRows } from "@/server/compute/network/weighted-rows";

export type Iterated = {
  readonly values: Float64Array;
  readonly iterations: number;
  /** False where `most` iterations did not reach the tolerance: the values are the last ones. */
  readonly converged: boolean;
};
export type IterationOptions = { tolerance?: number; most?: number };

/**
 * Eigenvector centrality: an industry counts as much as its partners count.
 *
 *   λ x_i = Σ_j w_ij x_j,   λ the largest eigenvalue, x >= 0, Σ x_i² = 1
 *
 * w_ij = 1 for partners, or with `weight` (by link: trade, more is stronger) the sum of both directions.
 * Iteration  from x_i = 1 on, the best combination of some products with W (krylov.ts), then x <- W x + |W x| x / 2, scaled
 *            to length 1; again until that moves no x_i by more than `tolerance` (1e-12), or after `most` (10,000)
 *            products. The second term keeps networks of two camps from swinging; scaling the weights changes nothing.
 * Parts      of a network in parts the largest is measured (`disconnected`), the others are 0: their scale is not defined.
 *            Among parts of equal size the one with more links, then with the first industry.
 * Empty      no link: all 0, converged.
 * Source     Bonacich (1972), Journal of Mathematical Sociology 2, 113.
 */
export function eigenvector(
  graph: Graph,
  { weight, tolerance = 1e-12, most = 10_000 }: IterationOptions & { weight?: Float64Array } = {},
): Iterated & { readonly disconnected: boolean } {
  const rows = weightedRows(graph, "both", weight ?? null);
  const { of, sizes } = components(graph);
  if (sizes.length === 0)
    return { values: new Float64Array(of.length), iterations: 0, converged: true, disconnected: false };
  const disconnected = sizes.length > 1;
  // What is 0 outside the largest part stays so: no row leads from one part to another.
  const product = rowProducts(rows);
  let values = scaledToOne(Float64Array.from(of, (part) => (part === 0 ? 1 : 0)));
  let next = new Float64Array(values.length);
  for (let iterations = 0; iterations < most; ) {
    iterations += largestDirection(product, values, {
      tolerance: tolerance / 10,
      most: most - 1 - iterations,
    });
    // The vector of the largest eigenvalue of a matrix >= 0 is of one sign; what differs is rounding.
    for (let i = 0; i < values.length; i++) values[i] = Math.abs(values[i]!);
    product(values, next);
    iterations++;
    const length = lengthOf(next);
    for (let i = 0; i < next.length; i++) next[i]! += (length / 2) * values[i]!;
    scaledToOne(next);
    let moved = 0;
    for (let i = 0; i < next.length; i++) moved = Math.max(moved, Math.abs(next[i]! - values[i]!));
    [values, next] = [next, values];
    if (moved <= tolerance) return { values, iterations, converged: true, disconnected };
  }
  return { values, iterations: most, converged: false, disconnected };
}

/** Without overflow for amounts of any size. */
function lengthOf(values: Float64Array): number {
  let largest = 0;
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, values[i]!);
  if (largest === 0) return 0;
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! / largest) ** 2;
  return largest * Math.sqrt(squares);
}

function scaledToOne(values: Float64Array): Float64Array<ArrayBuffer> {
  const length = lengthOf(values);
  if (length > 0) for (let i = 0; i < values.length; i++) values[i]! /= length;
  return values as Float64Array<ArrayBuffer>;
}
