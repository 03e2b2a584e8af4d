import type { Graph } from "@/server/compute/network/graph";
import type { Proximity } from "@/server/compute/network/proximity";

export type StrongestPath = {
  /** From an industry of the start to the end; one industry alone where the start has the end itself. */
  industries: string[];
  /** p of the first times the nearness of every step, 0 to 1. */
  strength: number;
};

/**
 * The strongest path over partners from a weighted set of industries to each end:
 *
 *   strength = p_i x product of w over the steps,  w = nearness (proximity.ts) of the two partners
 *
 * A step joins partners of the network; one whose nearness is 0 is none. Found by Dijkstra's algorithm on -ln; of equal
 * paths the one whose industries come first by number. Ends that cannot be reached, or are not in the network, are left out.
 *
 * O(N^2 + links).
 */
export function strongestPaths(
  graph: Graph,
  { index, near, industries: all }: Proximity,
  start: ReadonlyMap<string, number>,
  ends: readonly string[],
): Map<string, StrongestPath> {
  const { industries, partners } = graph;
  const size = industries.length;
  const place = Int32Array.from(industries, (code) => index.get(code) ?? -1);
  const strength = new Float64Array(size);
  const before = new Int32Array(size).fill(-1);
  const done = new Uint8Array(size);
  industries.forEach((code, i) => {
    strength[i] = start.get(code) ?? 0;
  });
  for (;;) {
    let best = -1;
    for (let i = 0; i < size; i++)
      if (!done[i] && strength[i]! > 0 && (best < 0 || strength[i]! > strength[best]!)) best = i;
    if (best < 0) break;
    done[best] = 1;
    for (let e = partners.offsets[best]!; e < partners.offsets[best + 1]!; e++) {
      const next = partners.neighbours[e]!;
      if (done[next] || place[best]! < 0 || place[next]! < 0) continue;
      const found = strength[best]! * near[place[best]! * all.length + place[next]!]!;
      if (found > strength[next]!) {
        strength[next] = found;
        before[next] = best;
      }
    }
  }
  const nodeOf = new Map(industries.map((code, i) => [code, i]));
  const paths = new Map<string, StrongestPath>();
  for (const end of ends) {
    const node = nodeOf.get(end);
    if (node === undefined || !(strength[node]! > 0)) continue;
    const way: string[] = [];
    for (let at = node; at >= 0; at = before[at]!) way.unshift(industries[at]!);
    paths.set(end, { industries: way, strength: strength[node]! });
  }
  return paths;
}
