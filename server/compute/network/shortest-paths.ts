import type { WeightedRows } from "@/server/compute/network/weighted-rows";

/** Shortest paths from one node; the arrays are used again by the next call. */
export type Search = {
  /** Nodes reached, the start first, nearest first. */
  readonly order: Int32Array;
  reached: number;
  /** Length of the shortest path, Infinity where there is none. */
  readonly distance: Float64Array;
  /** Number of shortest paths. */
  readonly paths: Float64Array;
};

/** Two lengths closer than this, relative, are the same: sums of 1 / weight that are equal on paper often round apart. */
export const SAME_LENGTH = 1e-12;

/**
 * A search for shortest paths from any node along rows, Dijkstra's with a binary heap. Weights are distances > 0.
 * O(m log n) a call. Where every step is 1 long, step-search.ts is faster.
 */
export function shortestPaths(rows: WeightedRows): (from: number) => Search {
  const size = rows.offsets.length - 1;
  const search: Search = {
    order: new Int32Array(size),
    reached: 0,
    distance: new Float64Array(size).fill(Infinity),
    paths: new Float64Array(size),
  };
  const run = dijkstra(rows.weights.length);
  return (from) => {
    for (let at = 0; at < search.reached; at++) {
      search.distance[search.order[at]!] = Infinity;
      search.paths[search.order[at]!] = 0;
    }
    search.distance[from] = 0;
    search.paths[from] = 1;
    run(rows, search, from);
    return search;
  };
}

/** A node may stand in the heap several times; only its first coming out counts. */
function dijkstra(entries: number) {
  const keys = new Float64Array(entries + 1);
  const nodes = new Int32Array(entries + 1);
  let length = 0;
  const push = (key: number, node: number) => {
    let at = length++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (keys[parent]! <= key) break;
      keys[at] = keys[parent]!;
      nodes[at] = nodes[parent]!;
      at = parent;
    }
    keys[at] = key;
    nodes[at] = node;
  };
  const dropFirst = () => {
    const key = keys[--length]!;
    const node = nodes[length]!;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= length) break;
      if (child + 1 < length && keys[child + 1]! < keys[child]!) child++;
      if (keys[child]! >= key) break;
      keys[at] = keys[child]!;
      nodes[at] = nodes[child]!;
      at = child;
    }
    keys[at] = key;
    nodes[at] = node;
  };
  return ({ offsets, columns, weights }: WeightedRows, search: Search, from: number) => {
    const { order, distance, paths } = search;
    search.reached = 0;
    push(0, from);
    while (length > 0) {
      const i = nodes[0]!;
      const isFirst = keys[0] === distance[i];
      dropFirst();
      if (!isFirst) continue;
      order[search.reached++] = i;
      for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
        const j = columns[e]!;
        const key = distance[i]! + weights[e]!;
        const known = distance[j]!;
        if (known === Infinity || key < known * (1 - SAME_LENGTH)) {
          distance[j] = key;
          paths[j] = paths[i]!;
          push(key, j);
        } else if (known > distance[i]! && key <= known * (1 + SAME_LENGTH)) paths[j]! += paths[i]!;
      }
    }
  };
}
