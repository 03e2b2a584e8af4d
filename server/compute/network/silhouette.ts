import { cut, type Dendrogram } from "@/server/compute/network/hierarchical-clustering";
import type { ItemDistances } from "@/server/compute/network/item-similarity";
import { ComputeError } from "@/server/domain/errors";

export type Silhouette = {
  /** s of each item, in [-1, 1], aligned with the items; null when there is only one group. */
  readonly items: readonly (number | null)[];
  readonly mean: number | null;
  /** Mean of each group. */
  readonly groups: readonly (number | null)[];
};

/**
 * Silhouette: is an item closer to its own group than to the next?
 *
 *   s_i = (v - u) / max(u, v),   u mean distance to the others of its group, v the least mean distance to another group
 *
 * An item alone in its group has s = 0, and so has one whose u and v are both 0.
 * Shapes      distance n x n by rows, groupOf (n) whole numbers from 0.  O(n²).
 * Degenerate  fewer than two groups: null, there is no other group to compare with. Every item alone: all 0.
 * Errors      BAD_SHAPE if groupOf and the distances differ in size.
 * Source      Rousseeuw (1987), Journal of Computational and Applied Mathematics 20, 53.
 */
export function silhouette(
  { items, distance }: Pick<ItemDistances, "items" | "distance">,
  groupOf: readonly number[],
): Silhouette {
  const n = items.length;
  if (groupOf.length !== n || distance.length !== n * n)
    throw new ComputeError("BAD_SHAPE", `${n} items, ${groupOf.length} groups, ${distance.length} distances`);
  const count = Math.max(-1, ...groupOf) + 1;
  const size = new Array<number>(count).fill(0);
  for (const group of groupOf) size[group]!++;
  if (size.filter((members) => members > 0).length < 2)
    return { items: groupOf.map(() => null), mean: null, groups: size.map(() => null) };
  const values = groupOf.map((own, i) => {
    if (size[own] === 1) return 0;
    const sums = new Array<number>(count).fill(0);
    for (let j = 0; j < n; j++) sums[groupOf[j]!]! += distance[i * n + j]!;
    const u = sums[own]! / (size[own]! - 1);
    const v = Math.min(...sums.flatMap((sum, g) => (g === own || size[g] === 0 ? [] : [sum / size[g]!])));
    return u === v ? 0 : (v - u) / Math.max(u, v);
  });
  const mean = (of: readonly number[]) =>
    of.length === 0 ? null : of.reduce((sum, s) => sum + s, 0) / of.length;
  return {
    items: values,
    mean: mean(values),
    groups: size.map((_, g) => mean(values.filter((_, i) => groupOf[i] === g))),
  };
}

/**
 * Mean silhouette of the dendrogram cut into each k of a range, and the k where it is largest (ties: the fewest groups;
 * null when no k of the range can be compared). k outside 2 .. n is left out.
 */
export function silhouettesByCount(
  tree: Dendrogram,
  distances: ItemDistances,
  { from, to }: { from: number; to: number },
): { counts: { groups: number; mean: number; tied: boolean }[]; best: number | null } {
  if (tree.items.join("\n") !== distances.items.join("\n"))
    throw new ComputeError("BAD_SHAPE", "the dendrogram is of other items than the distances");
  const counts: { groups: number; mean: number; tied: boolean }[] = [];
  for (let k = Math.max(2, Math.ceil(from)); k <= Math.min(to, tree.items.length); k++) {
    const { groupOf, tied } = cut(tree, k);
    counts.push({ groups: k, mean: silhouette(distances, groupOf).mean!, tied });
  }
  const most = Math.max(...counts.map(({ mean }) => mean));
  return { counts, best: counts.find(({ mean }) => mean >= most - 1e-12)?.groups ?? null };
}
