import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { betweenness } from "@/server/compute/network/betweenness";
import { closeness } from "@/server/compute/network/closeness";
import { shortestPaths } from "@/server/compute/network/shortest-paths";
import { usefulSteps } from "@/server/compute/network/useful-steps";
import { type WeightedRows, weightedRows } from "@/server/compute/network/weighted-rows";
import { seededRandom } from "@/server/compute/topics/random";
import type { Link } from "./dense-reference";
import { graphFrom, networks } from "./random-networks";

/** Each ordered pair with a chance that falls with the distance of its ends: dense for a wide reach, a long band for a narrow one. */
const band = (n: number, reach: number, chance: number, seed: number): Link[] => {
  const random = seededRandom(seed);
  const links: Link[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++)
      if (i !== j && Math.abs(i - j) <= reach && random() < chance) links.push([i, j]);
  return links;
};
const shapes = [
  ["dense", 70, 70, 0.4],
  ["sparse, in parts", 90, 90, 0.012],
  ["a long band", 150, 3, 0.7],
  ["bands that hang on hubs", 120, 2, 0.5],
] as const;
const linksOf = (name: string, n: number, reach: number, chance: number) => {
  const links = band(n, reach, chance, 7);
  if (!name.includes("hubs")) return links;
  const known = new Set(links.map(String));
  for (let j = 9; j < n - 20; j += 2)
    for (const link of [
      [4, j],
      [j, 6],
    ] as Link[])
      if (!known.has(String(link))) links.push(link);
  return links;
};

describe("a search by levels gives what one by lengths gives, to the last bit", () => {
  // Steps of length 2 are searched by a heap and by single steps; nothing else changes but the unit.
  const same = (n: number, links: readonly Link[]) => {
    const graph = graphFrom(n, links);
    const distance = new Float64Array(links.length).fill(2);
    for (const directed of [false, true])
      expect(betweenness(graph, { directed })).toEqual(betweenness(graph, { directed, distance }));
    for (const direction of ["both", "suppliers", "customers"] as const)
      expect(closeness(graph, { direction })).toEqual(
        closeness(graph, { direction, distance }).map((value) => 2 * value),
      );
  };
  test.each(shapes)("%s", (name, n, reach, chance) => same(n, linksOf(name, n, reach, chance)));
  test("of any small network", () => {
    fc.assert(fc.property(networks, ({ n, links }) => same(n, links)));
  });
});

describe("steps that no shortest path takes", () => {
  const searched = (rows: WeightedRows) => {
    const search = shortestPaths(rows);
    return Array.from({ length: rows.offsets.length - 1 }, (_, from) => {
      const { distance, paths } = search(from);
      return { distance: [...distance], paths: [...paths] };
    });
  };
  const random = seededRandom(11);
  const kinds: [string, () => number][] = [
    ["lengths over six orders of magnitude", () => 10 ** (-6 * random())],
    ["whole lengths, with many ways equally long", () => 1 + Math.floor(9 * random())],
    ["lengths that are nearly the same", () => 1 + 1e-13 * random()],
  ];
  test.each(kinds)("%s: distances and numbers of paths stay", (_, length) => {
    for (const [name, n, reach, chance] of shapes) {
      // Enough entries that thinning out is tried at all.
      const links = linksOf(name, 2 * n, 2 * reach, Math.min(1, 2 * chance));
      const graph = graphFrom(2 * n, links);
      const byLink = Float64Array.from(links, length);
      for (const direction of ["both", "customers"] as const) {
        const rows = weightedRows(graph, direction, byLink, "least");
        expect(searched(usefulSteps(rows))).toEqual(searched(rows));
      }
    }
  });
  test("few are left where lengths differ much, all where they do not", () => {
    const links = band(80, 80, 0.9, 3);
    const graph = graphFrom(80, links);
    const left = (of: () => number) =>
      usefulSteps(weightedRows(graph, "customers", Float64Array.from(links, of), "least")).columns.length;
    expect(left(kinds[0]![1])).toBeLessThan(links.length / 4);
    expect(left(() => 1 + random() / 2)).toBe(links.length);
  });
});
