import type { Graph } from "@/server/compute/network/graph";

/**
 * Parts of a network that hang together, direction aside: the part of each industry, numbered from 0 by size (largest
 * first), then by links, then by the first industry. -1 for an industry without partners.
 *
 * Shapes  of (n), sizes (parts).  O(n + m).
 */
export function components({ partners, degree }: Pick<Graph, "partners" | "degree">): {
  of: Int32Array;
  sizes: number[];
} {
  const found = new Int32Array(degree.length).fill(-1);
  const parts: { part: number; size: number; ends: number }[] = [];
  for (let start = 0; start < degree.length; start++) {
    if (degree[start] === 0 || found[start]! >= 0) continue;
    const part = parts.length;
    const queue = [start];
    found[start] = part;
    let ends = 0;
    for (const i of queue) {
      ends += degree[i]!;
      for (let e = partners.offsets[i]!; e < partners.offsets[i + 1]!; e++) {
        const j = partners.neighbours[e]!;
        if (found[j]! >= 0) continue;
        found[j] = part;
        queue.push(j);
      }
    }
    parts.push({ part, size: queue.length, ends });
  }
  parts.sort((x, y) => y.size - x.size || y.ends - x.ends || x.part - y.part);
  const rank = new Int32Array(parts.length);
  parts.forEach(({ part }, at) => {
    rank[part] = at;
  });
  return { of: found.map((part) => (part < 0 ? -1 : rank[part]!)), sizes: parts.map(({ size }) => size) };
}
