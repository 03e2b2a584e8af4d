import type { BridgeDirection } from "@/server/compute/network/bridge-paths";
import type { Graph } from "@/server/compute/network/graph";

/**
 * Betweenness between cores only: how much of the shortest ways from core to core runs through an industry.
 *
 *   β_x = Σ_{pairs {a, b}} σ_ab(x) / σ_ab
 *
 * σ_ab counts the shortest paths between a and b all of whose inner industries are outside the core (direct trade of a
 * with b does not end the search, because what joins them besides is asked for), σ_ab(x) those through x. Along the
 * sales both ways round count, a to b and b to a. Not normalised: a pair with m common partners gives each 1 / m.
 * Shape   result (n); 0 for cores and for pairs that nothing joins.  O(cores · L + pairs · n).
 * Source  Brandes (2001), Journal of Mathematical Sociology 25, 163, over the given pairs only.
 */
export function bridgeBetweenness(
  graph: Graph,
  isCore: Uint8Array,
  pairs: readonly (readonly [number, number])[],
  direction: BridgeDirection,
): Float64Array {
  const { sellsTo, buysFrom, partners } = graph;
  const either = { offsets: partners.offsets, columns: partners.neighbours };
  const [outward, inward] = direction === "either" ? [either, either] : [sellsTo, buysFrom];
  const searches = new Map<string, Search>();
  const searched = (from: number, rows: Rows) => {
    const key = `${from}${rows === outward ? ">" : "<"}`;
    const found = searches.get(key) ?? search(rows, isCore, from);
    searches.set(key, found);
    return found;
  };
  const result = new Float64Array(isCore.length);
  const add = (a: number, b: number) => {
    const [there, back] = [searched(a, outward), searched(b, inward)];
    let shortest = Infinity;
    for (const x of there.order)
      if (back.distance[x]! > 0) shortest = Math.min(shortest, there.distance[x]! + back.distance[x]!);
    if (shortest === Infinity) return;
    const onPath = there.order.filter(
      (x) => back.distance[x]! > 0 && there.distance[x]! + back.distance[x]! === shortest,
    );
    let paths = 0;
    for (const x of onPath) if (there.distance[x] === 1) paths += there.paths[x]! * back.paths[x]!;
    for (const x of onPath) result[x]! += (there.paths[x]! * back.paths[x]!) / paths;
  };
  for (const [a, b] of pairs) {
    add(a, b);
    if (direction === "along") add(b, a);
  }
  return result;
}

type Rows = { readonly offsets: Int32Array; readonly columns: Int32Array };
/** Industries outside the core in the order found, their distance (0 = not reached) and number of shortest paths. */
type Search = { order: number[]; distance: Int32Array; paths: Float64Array };

function search({ offsets, columns }: Rows, isCore: Uint8Array, from: number): Search {
  const distance = new Int32Array(isCore.length);
  const paths = new Float64Array(isCore.length);
  paths[from] = 1;
  const queue = [from];
  for (let at = 0; at < queue.length; at++) {
    const i = queue[at]!;
    for (let e = offsets[i]!; e < offsets[i + 1]!; e++) {
      const j = columns[e]!;
      if (isCore[j]) continue;
      if (distance[j] === 0) {
        distance[j] = distance[i]! + 1;
        queue.push(j);
      }
      if (distance[j] === distance[i]! + 1) paths[j]! += paths[i]!;
    }
  }
  return { order: queue.slice(1), distance, paths };
}
