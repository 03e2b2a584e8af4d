import type { EgoOptions } from "@/server/compute/network/ego";
import { egoSweep } from "@/server/compute/network/ego-sweep";
import type { Graph } from "@/server/compute/network/graph";

/** Means of a, b and c over the ego networks of every industry with a link; null where none has the figure. */
export function industryMeans(graph: Graph, options: EgoOptions) {
  const cores = graph.industries.filter((_, i) => graph.degree[i]! > 0).map((code) => [code]);
  const egos = egoSweep(graph, cores, options);
  const mean = (id: "a" | "b" | "c") => {
    const known = egos.flatMap((ego) => ego[id] ?? []);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  return { a: mean("a"), b: mean("b"), c: mean("c") };
}
