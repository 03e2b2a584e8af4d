import type { ItemDistances } from "@/server/compute/network/item-similarity";
import { ComputeError } from "@/server/domain/errors";

export const LINKAGES = ["average", "complete", "single", "ward"] as const;
export type Linkage = (typeof LINKAGES)[number];

/** Clusters 0 .. n - 1 are the items; merge m makes cluster n + m of `left` and `right`. */
export type Merge = {
  readonly left: number;
  readonly right: number;
  readonly height: number;
  readonly size: number;
};

export type Dendrogram = {
  readonly items: readonly string[];
  /** n - 1 of them, heights never falling. */
  readonly merges: readonly Merge[];
  /** Items from left to right so that no two branches cross: every cluster stands together. */
  readonly leafOrder: readonly number[];
  readonly linkage: Linkage;
};

/** Distances closer than this are equal: then the rule for ties decides, not the order of additions. */
const EQUAL = 1e-12;

/**
 * Agglomerative clustering: the two closest clusters become one until one is left.
 *
 *   average   mean distance of their items        complete  the largest       single  the smallest
 *   ward      √(2 |x| |y| / (|x| + |y|)) times the distance of their centres: the growth of the squared error
 *
 * by the recurrence of Lance and Williams; ward squares the distances first, and its heights are those of SciPy.
 * Ties      clusters are named by their first item in the order of the names; among equal distances (within 1e-12) the
 *           pair whose first cluster, then second cluster, comes first is joined. The left of a merge comes first too.
 * Shapes    n items -> n - 1 merges.  O(n³), 306 items well below a second.
 * Degenerate no item or one: no merge.
 * Errors    BAD_OPTION for an unknown linkage, and for ward over distances that are not of kind `euclidean`.
 * Source    Lance and Williams (1967), Computer Journal 9, 373; Ward (1963), JASA 58, 236.
 */
export function dendrogram({ items, distance, kind }: ItemDistances, linkage: Linkage): Dendrogram {
  if (!LINKAGES.includes(linkage))
    throw new ComputeError("BAD_OPTION", `linkage ${linkage}; expected ${LINKAGES.join(", ")}`);
  if (linkage === "ward" && kind !== "euclidean")
    throw new ComputeError("BAD_OPTION", `ward needs distances of kind euclidean; these are ${kind}`);
  const n = items.length;
  const between = distance.map((d) => (linkage === "ward" ? d * d : d));
  // a cluster lives in the row of its first item
  const live = Array.from({ length: n }, (_, i) => i);
  const name = live.slice();
  const size = new Float64Array(n).fill(1);
  const merges: Merge[] = [];
  while (live.length > 1) {
    const [i, j] = closest(live, between, n);
    const d = between[i * n + j]!;
    const height = Math.max(merges.at(-1)?.height ?? 0, linkage === "ward" ? Math.sqrt(d) : d);
    merges.push({ left: name[i]!, right: name[j]!, height, size: size[i]! + size[j]! });
    live.splice(live.indexOf(j), 1);
    for (const k of live) {
      if (k === i) continue;
      const joined = UPDATES[linkage](
        between[i * n + k]!,
        between[j * n + k]!,
        d,
        size[i]!,
        size[j]!,
        size[k]!,
      );
      between[i * n + k] = joined;
      between[k * n + i] = joined;
    }
    size[i]! += size[j]!;
    name[i] = n + merges.length - 1;
  }
  return { items, merges, leafOrder: leaves(n, merges), linkage };
}

type Update = (ik: number, jk: number, ij: number, i: number, j: number, k: number) => number;
const UPDATES: Record<Linkage, Update> = {
  average: (ik, jk, _, i, j) => (i * ik + j * jk) / (i + j),
  complete: (ik, jk) => Math.max(ik, jk),
  single: (ik, jk) => Math.min(ik, jk),
  ward: (ik, jk, ij, i, j, k) => ((i + k) * ik + (j + k) * jk - k * ij) / (i + j + k),
};

/** The first of the closest pairs of rows; `live` is ascending. */
function closest(live: readonly number[], between: Float64Array, n: number): [number, number] {
  let least = Infinity;
  for (let x = 0; x < live.length; x++)
    for (let y = x + 1; y < live.length; y++) least = Math.min(least, between[live[x]! * n + live[y]!]!);
  for (let x = 0; x < live.length; x++)
    for (let y = x + 1; y < live.length; y++)
      if (between[live[x]! * n + live[y]!]! <= least + EQUAL) return [live[x]!, live[y]!];
  throw new ComputeError("BAD_WEIGHT", "a distance is not a number");
}

function leaves(n: number, merges: readonly Merge[]): number[] {
  if (merges.length === 0) return n === 1 ? [0] : [];
  const order: number[] = [];
  const stack = [n + merges.length - 1];
  while (stack.length > 0) {
    const cluster = stack.pop()!;
    if (cluster < n) order.push(cluster);
    else stack.push(merges[cluster - n]!.right, merges[cluster - n]!.left);
  }
  return order;
}

export type Grouping = {
  /** Group of each item, numbered from 0 in the order of their first items. */
  readonly groupOf: readonly number[];
  readonly groups: readonly (readonly string[])[];
  /** The cut lies between these heights; null above the last merge and below the first. */
  readonly above: number | null;
  readonly below: number | null;
  /** The heights on both sides of the cut are equal: another cut into as many groups is as good. */
  readonly tied: boolean;
};

/**
 * The dendrogram cut into k groups: all merges but the last k - 1.
 *
 * Errors  BAD_OPTION unless k is a whole number from 1 to the number of items (0 for none).
 */
export function cut({ items, merges }: Dendrogram, k: number): Grouping {
  const n = items.length;
  if (!Number.isInteger(k) || k < Math.min(1, n) || k > n)
    throw new ComputeError("BAD_OPTION", `${k} groups of ${n} items; expected ${Math.min(1, n)} to ${n}`);
  const parent = Array.from({ length: n + merges.length }, (_, cluster) => cluster);
  const kept = n - k;
  merges.slice(0, kept).forEach(({ left, right }, m) => {
    parent[left] = n + m;
    parent[right] = n + m;
  });
  const top = (cluster: number): number => (parent[cluster] === cluster ? cluster : top(parent[cluster]!));
  const number = new Map<number, number>();
  const groupOf = items.map((_, i) => {
    const root = top(i);
    if (!number.has(root)) number.set(root, number.size);
    return number.get(root)!;
  });
  const below = kept > 0 ? merges[kept - 1]!.height : null;
  const above = merges[kept]?.height ?? null;
  return {
    groupOf,
    groups: Array.from({ length: k }, (_, g) => items.filter((_, i) => groupOf[i] === g)),
    above,
    below,
    tied: above !== null && below !== null && above - below <= EQUAL,
  };
}
