import type { Graph } from "@/server/compute/network/graph";
import type { Links } from "@/server/compute/network/links";

/** Which way a path may run: over partners in either direction, or along the sales only. */
export const BRIDGE_DIRECTIONS = ["either", "along"] as const;
export type BridgeDirection = (typeof BRIDGE_DIRECTIONS)[number];

/** How a step runs, seen from its first industry. */
export type StepKind = "sells" | "buys" | "both";

/** Trade of one step: exact amount (thousand KRW, both directions added) and the greater RR of its directions. */
export type Step = { readonly amount: bigint; readonly rr: number; readonly kind: StepKind };

/** Nodes from a core over one or two industries outside the core to a core, and the steps between them. */
export type NodePath = { readonly nodes: readonly number[]; readonly steps: readonly Step[] };

/** The steps of a network: which industries come next, and what a step carries. */
export type Steps = {
  next(node: number): Int32Array;
  /** The industries from which a step leads here. */
  before(node: number): Int32Array;
  /** Null when there is no such step. */
  step(from: number, to: number): Step | null;
};

/**
 * Steps over a network whose links are rows of `links` (the rows that `graphOf` was given).
 *
 *   either  a step joins two partners: amount = R_ij + R_ji over the links, rr = the greater of RR_ij and RR_ji
 *   along   a step is a link i -> j: amount = R_ij, rr = RR_ij
 */
export function stepsOf(
  { sellsTo, buysFrom, partners }: Graph,
  links: Links,
  direction: BridgeDirection,
): Steps {
  const linkAt = (i: number, j: number) => {
    let low = sellsTo.offsets[i]!;
    let high = sellsTo.offsets[i + 1]! - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const column = sellsTo.columns[middle]!;
      if (column === j) return sellsTo.position[middle]!;
      if (column < j) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
  if (direction === "along")
    return {
      next: (i) => sellsTo.columns.subarray(sellsTo.offsets[i]!, sellsTo.offsets[i + 1]!),
      before: (j) => buysFrom.columns.subarray(buysFrom.offsets[j]!, buysFrom.offsets[j + 1]!),
      step: (i, j) => {
        const link = linkAt(i, j);
        return link < 0 ? null : { amount: links.amount[link]!, rr: links.rr[link]!, kind: "sells" };
      },
    };
  const partnersOf = (i: number) =>
    partners.neighbours.subarray(partners.offsets[i]!, partners.offsets[i + 1]!);
  return {
    next: partnersOf,
    before: partnersOf,
    step: (i, j) => {
      const [out, back] = [linkAt(i, j), linkAt(j, i)];
      if (out < 0 && back < 0) return null;
      const amount = (out < 0 ? 0n : links.amount[out]!) + (back < 0 ? 0n : links.amount[back]!);
      const rr = Math.max(out < 0 ? 0 : links.rr[out]!, back < 0 ? 0 : links.rr[back]!);
      return { amount, rr, kind: out < 0 ? "buys" : back < 0 ? "sells" : "both" };
    },
  };
}

/**
 * Paths from core a to core b over industries outside the core: a - x - b, and with length 3 also a - x - y - b where
 * neither x reaches b nor a reaches y in one step (otherwise a shorter path says it already).
 *
 * Order  by x, then y. Direct trade of a with b is no path here.
 */
export function* bridgePaths(
  { next, before, step }: Steps,
  isCore: Uint8Array,
  [a, b]: readonly [number, number],
  length: 2 | 3,
): Generator<NodePath> {
  const last = new Map<number, Step>();
  for (const x of before(b)) if (!isCore[x]) last.set(x, step(x, b)!);
  // the last industry of a way of three steps: it reaches b, and a does not reach it
  const ends = new Uint8Array(isCore.length);
  for (const y of last.keys()) ends[y] = 1;
  for (const y of next(a)) ends[y] = 0;
  for (const x of next(a)) {
    if (isCore[x]) continue;
    const first = step(a, x)!;
    const end = last.get(x);
    if (end) yield { nodes: [a, x, b], steps: [first, end] };
    else if (length === 3)
      for (const y of next(x))
        if (ends[y]) yield { nodes: [a, x, y, b], steps: [first, step(x, y)!, last.get(y)!] };
  }
}
