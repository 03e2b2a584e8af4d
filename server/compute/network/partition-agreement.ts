import { ComputeError } from "@/server/domain/errors";

/** How many nodes lie in community x of one division and y of the other; nodes with -1 in either are left out. */
function contingency(first: Int32Array, second: Int32Array) {
  if (first.length !== second.length)
    throw new ComputeError("BAD_SHAPE", `divisions of ${first.length} and ${second.length} nodes`);
  const inFirst = new Map<number, number>();
  const inSecond = new Map<number, number>();
  const both = new Map<number, { readonly x: number; readonly y: number; count: number }>();
  let most = 0;
  for (let i = 0; i < second.length; i++) most = Math.max(most, second[i]!);
  const cellOf = (x: number, y: number) => x * (most + 1) + y;
  let nodes = 0;
  for (let i = 0; i < first.length; i++) {
    const x = first[i]!;
    const y = second[i]!;
    if (x < 0 || y < 0) continue;
    nodes++;
    inFirst.set(x, (inFirst.get(x) ?? 0) + 1);
    inSecond.set(y, (inSecond.get(y) ?? 0) + 1);
    const cell = both.get(cellOf(x, y));
    if (cell) cell.count++;
    else both.set(cellOf(x, y), { x, y, count: 1 });
  }
  return { nodes, inFirst, inSecond, both, cellOf };
}

/**
 * Normalised mutual information of two divisions of the same nodes.
 *
 *   NMI = 2 I(X; Y) / (H(X) + H(Y)),   in [0, 1], 1 = the same division
 *
 * Degenerate  both are one community: 1.
 * Source      Danon and others (2005), Journal of Statistical Mechanics P09008.
 */
export function mutualInformation(first: Int32Array, second: Int32Array): number {
  const { nodes, inFirst, inSecond, both } = contingency(first, second);
  const entropy = (sizes: Map<number, number>) =>
    [...sizes.values()].reduce((sum, size) => sum - (size / nodes) * Math.log(size / nodes), 0);
  const sum = entropy(inFirst) + entropy(inSecond);
  if (sum === 0) return 1;
  let shared = 0;
  for (const { x, y, count } of both.values())
    shared += (count / nodes) * Math.log((count * nodes) / (inFirst.get(x)! * inSecond.get(y)!));
  return Math.max(0, Math.min(1, (2 * shared) / sum));
}

/**
 * Adjusted Rand index of two divisions of the same nodes: the share of pairs on which they agree, beyond chance.
 *
 *   ARI = (S - E) / ((S_x + S_y) / 2 - E),   S = Σ C(n_xy, 2),  S_x = Σ C(n_x, 2),  E = S_x S_y / C(n, 2)
 *
 * At most 1 = the same division; 0 is chance.
 * Degenerate  both are one community, or both all single nodes: 1.
 * Source      Hubert and Arabie (1985), Journal of Classification 2, 193.
 */
export function adjustedRand(first: Int32Array, second: Int32Array): number {
  const { nodes, inFirst, inSecond, both } = contingency(first, second);
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((all, size) => all + pairs(size), 0);
  const together = sum([...both.values()].map(({ count }) => count));
  const [x, y] = [sum(inFirst.values()), sum(inSecond.values())];
  const expected = nodes < 2 ? 0 : (x * y) / pairs(nodes);
  const most = (x + y) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

/**
 * How firmly each node belongs where a division puts it: the share of its fellow members that stay with it in other
 * divisions, their mean. In [0, 1]; 1 for a node alone in its community, and without other divisions; -1 stays 0.
 */
export function coAssignment(division: Int32Array, others: readonly Int32Array[]): Float64Array {
  const result = new Float64Array(division.length);
  for (const other of others) {
    const { inFirst, both, cellOf } = contingency(division, other);
    division.forEach((x, i) => {
      if (x < 0) return;
      const fellows = (inFirst.get(x) ?? 1) - 1;
      const y = other[i]!;
      const stay = ((y < 0 ? undefined : both.get(cellOf(x, y)))?.count ?? 1) - 1;
      result[i]! += fellows > 0 ? stay / fellows : 1;
    });
  }
  return result.map((sum, i) => (division[i]! < 0 ? 0 : others.length > 0 ? sum / others.length : 1));
}
