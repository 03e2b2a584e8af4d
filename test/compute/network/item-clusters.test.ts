import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { EgoOptions } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { groupIndustries } from "@/server/compute/network/group-industries";
import { cut, dendrogram, LINKAGES, type Linkage } from "@/server/compute/network/hierarchical-clustering";
import { itemProfiles } from "@/server/compute/network/item-profiles";
import {
  DISTANCES,
  type ItemDistances,
  type ItemProfile,
  itemDistances,
  SIMILARITIES,
} from "@/server/compute/network/item-similarity";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import { silhouette, silhouettesByCount } from "@/server/compute/network/silhouette";
import { flowsFrom } from "./random-networks";

const profile = (item: string, weights: Record<string, number>): ItemProfile => ({
  item,
  weights: new Map(Object.entries(weights)),
});
const profilesFrom = (rows: number[][], zeros = false) =>
  rows.map((row, i) =>
    profile(`i${i}`, Object.fromEntries(row.flatMap((w, j) => (w > 0 || zeros ? [[`1000${j}`, w]] : [])))),
  );

/** scipy 1.10.1 and scikit-learn 1.2.1 on rng = default_rng(7), integers(0, 9, (8, 5)), those below 3 set to 0. */
const ROWS = [
  [8, 5, 6, 8, 5],
  [6, 7, 0, 0, 0],
  [0, 7, 8, 0, 4],
  [7, 0, 7, 0, 4],
  [7, 0, 3, 0, 6],
  [0, 8, 4, 4, 4],
  [5, 4, 4, 8, 7],
  [7, 6, 5, 3, 8],
];
/** First row of the similarities: 1 - pdist, "jaccard" and "cosine"; ruzicka is Σ minimum / Σ maximum. */
const FIRST = {
  jaccard: [0.4, 0.6, 0.6, 0.6, 0.8, 1, 1],
  ruzicka: [
    0.323529411765, 0.416666666667, 0.515151515152, 0.454545454545, 0.485714285714, 0.764705882353,
    0.694444444444,
  ],
  cosine: [
    0.615406023648, 0.61991976447, 0.755479518693, 0.733267650728, 0.749276464527, 0.959444245401,
    0.909578264007,
  ],
};
/** scipy.cluster.hierarchy.linkage: column 2, of 1 - cosine; ward of √(2 (1 - cosine)). */
const HEIGHTS = {
  average: [
    0.040555754599056915, 0.09194636529069955, 0.09448018509878836, 0.13477417666836167, 0.24941089316322596,
    0.39597131203491936, 0.4700240083889353,
  ],
  complete: [
    0.040555754599056915, 0.09194636529069955, 0.09853863420487341, 0.13477417666836167, 0.34632104085373316,
    0.5320582854196325, 0.6491434709865473,
  ],
  single: [
    0.040555754599056915, 0.09042173599270331, 0.09194636529069955, 0.13477417666836167, 0.14605765250514835,
    0.21730910186919472, 0.3264896433026496,
  ],
  ward: [
    0.28480082373145243, 0.42882715700081203, 0.47424676122323806, 0.5191804631693332, 0.9820529766479542,
    1.0897872293262265, 1.2999095217017174,
  ],
};
/** sklearn.metrics.silhouette_score of the average tree cut into 2 to 6, and silhouette_samples of 3 groups. */
const SCORES = [
  0.351278635159277, 0.47672516307803875, 0.531653872283254, 0.39104891117726415, 0.25542170447768975,
];
const SAMPLES = [
  0.49094286472800214, 0, 0.6654484139707616, 0.5674665643378092, 0.6224103275032211, 0.6536191100756423,
  0.3729660075413901, 0.4409480164674837,
];

const kindOf = (linkage: Linkage) => (linkage === "ward" ? "euclidean" : "complement");
const rows = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 })).chain(([n, m]) =>
  fc.array(fc.array(fc.constantFrom(0, 0, 1, 2, 3, 5), { minLength: m, maxLength: m }), {
    minLength: n,
    maxLength: n,
  }),
);

describe("itemDistances", () => {
  test.each(SIMILARITIES)("%s is SciPy's", (similarity) => {
    const found = itemDistances(profilesFrom(ROWS), similarity);
    FIRST[similarity].forEach((value, j) => {
      expect(found.similarity[j + 1]).toBeCloseTo(value, 11);
    });
  });

  test.each(SIMILARITIES)(
    "%s stands in [0, 1], the same both ways, and alike is exactly alike",
    (similarity) => {
      fc.assert(
        fc.property(rows, fc.constantFrom(...DISTANCES), (given, kind) => {
          const found = itemDistances(profilesFrom(given), similarity, kind);
          const n = found.items.length;
          expect(found.items.length + found.empty.length).toBe(given.length);
          for (let i = 0; i < n; i++)
            for (let j = 0; j < n; j++) {
              const s = found.similarity[i * n + j]!;
              expect(s).toBe(found.similarity[j * n + i]);
              expect(s >= 0 && s <= 1).toBe(true);
              expect(found.distance[i * n + j]).toBeCloseTo(
                kind === "complement" ? 1 - s : Math.sqrt(2 * (1 - s)),
                12,
              );
              if (
                given[Number(found.items[i]!.slice(1))]!.join() ===
                given[Number(found.items[j]!.slice(1))]!.join()
              )
                expect([s, found.distance[i * n + j]]).toEqual([1, 0]);
            }
        }),
      );
    },
  );

  test("euclidean distances are those of points: no sum of squares is negative", () => {
    // Schoenberg: Σ c_i c_j d_ij² <= 0 whenever Σ c_i = 0
    const signs = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(rows, signs, fc.constantFrom(...SIMILARITIES), (given, c, similarity) => {
        const { items, distance } = itemDistances(profilesFrom(given), similarity, "euclidean");
        const mean = items.reduce((sum, _, i) => sum + c[i]!, 0) / items.length;
        let sum = 0;
        items.forEach((_, i) => {
          items.forEach((_, j) => {
            sum += (c[i]! - mean) * (c[j]! - mean) * distance[i * items.length + j]! ** 2;
          });
        });
        if (items.length > 0) expect(sum).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  test("scaling: all weights leave every measure as it is, one item's leave the cosine; a zero is no weight", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const close = (x: ItemDistances, y: ItemDistances) => {
          expect(x.items).toEqual(y.items);
          x.similarity.forEach((s, at) => {
            expect(s).toBeCloseTo(y.similarity[at]!, 12);
          });
        };
        const larger = given.map((row) => row.map((w) => w * 1e12));
        for (const similarity of SIMILARITIES)
          close(
            itemDistances(profilesFrom(larger), similarity),
            itemDistances(profilesFrom(given), similarity),
          );
        const one = given.map((row, i) => row.map((w) => (i === 0 ? w * 7 : w)));
        close(itemDistances(profilesFrom(one), "cosine"), itemDistances(profilesFrom(given), "cosine"));
        for (const similarity of ["cosine", "ruzicka"] as const)
          close(
            itemDistances(profilesFrom(given, true), similarity),
            itemDistances(profilesFrom(given), similarity),
          );
      }),
    );
  });

  test("an item without industries is named and compared with nothing", () => {
    const given = [profile("b", { x: 1 }), profile("a", {}), profile("c", { x: 0 })];
    expect(itemDistances(given, "cosine")).toMatchObject({ items: ["b"], empty: ["a", "c"] });
    expect(itemDistances(given, "jaccard")).toMatchObject({ items: ["b", "c"], empty: ["a"] });
    expect(itemDistances([], "jaccard")).toMatchObject({ items: [], empty: [] });
  });

  test("refuses what is no weight, an item twice, a measure that it does not know", () => {
    expect(() => itemDistances([profile("a", { x: -1 })], "cosine")).toThrow(/item a, industry x: weight -1/);
    expect(() => itemDistances([profile("a", {}), profile("a", {})], "cosine")).toThrow(
      /item a is given twice/,
    );
    expect(() => itemDistances([], "luck" as never)).toThrow(/similarity luck/);
    expect(() => itemDistances([], "cosine", "far" as never)).toThrow(/distance far/);
  });
});

test("an item's industries weigh what they trade with its core, either way; those of radius 2 nothing", () => {
  const flows = flowsFrom(5, [
    [0, 1, 10n, 1],
    [1, 0, 5n, 1],
    [2, 1, 3n, 1],
    [1, 2, 100n, 1],
    [3, 2, 7n, 1],
    [4, 0, 2n, 1],
    [4, 2, 50n, 1],
  ]);
  const links = selectLinks(relatedness(flows, { self: "exclude" }), LINK_RULES.any);
  const graph = graphOf(links.industries, links.seller, links.buyer);
  const of = (cores: string[], options: EgoOptions = {}) =>
    itemProfiles(graph, links, [{ item: "item", cores }], options)[0]!.weights;
  expect([...of(["10000"])]).toEqual([
    ["10000", 17],
    ["10001", 15],
    ["10004", 2],
  ]);
  expect([...of(["10000"], { direction: "suppliers" })]).toEqual([
    ["10000", 17],
    ["10001", 15],
    ["10004", 2],
  ]);
  expect([...of(["10000"], { direction: "customers" })]).toEqual([
    ["10000", 15],
    ["10001", 15],
  ]);
  const wide = of(["10000"], { radius: 2 });
  expect([wide.get("10002"), wide.get("10003")]).toEqual([0, undefined]);
  const two = of(["10000", "10001"]);
  expect([two.get("10000"), two.get("10001"), two.get("10002")]).toEqual([2, 103, 103]);
  expect(of(["99999"]).size).toBe(0);
});

/** Clusters as sets; at each step the distance of every pair of clusters is worked out anew from the items. */
function slowHeights({ items, distance }: ItemDistances, linkage: Linkage): number[] {
  const n = items.length;
  let clusters = items.map((_, i) => [i]);
  const d = (i: number, j: number) => distance[i * n + j]!;
  const between = (x: number[], y: number[]) => {
    const all = x.flatMap((i) => y.map((j) => d(i, j)));
    if (linkage === "single") return Math.min(...all);
    if (linkage === "complete") return Math.max(...all);
    if (linkage === "average") return all.reduce((sum, value) => sum + value, 0) / all.length;
    const spread = (of: number[]) =>
      of.flatMap((i) => of.map((j) => d(i, j) ** 2)).reduce((s, v) => s + v, 0) / 2 / of.length;
    return Math.sqrt(Math.max(0, 2 * (spread([...x, ...y]) - spread(x) - spread(y))));
  };
  const heights: number[] = [];
  while (clusters.length > 1) {
    let best: [number, number, number] = [Infinity, 0, 0];
    clusters.forEach((x, i) => {
      clusters.forEach((y, j) => {
        const value = between(x, y);
        if (i < j && value < best[0] - 1e-9) best = [value, i, j];
      });
    });
    const [height, i, j] = best;
    heights.push(height);
    clusters = clusters.flatMap((x, at) =>
      at === j ? [] : at === i ? [[...x, ...clusters[j]!].sort((p, q) => p - q)] : [x],
    );
  }
  return heights;
}

describe("dendrogram", () => {
  test.each(LINKAGES)("%s has SciPy's heights", (linkage) => {
    const tree = dendrogram(itemDistances(profilesFrom(ROWS), "cosine", kindOf(linkage)), linkage);
    tree.merges.forEach(({ height }, at) => {
      expect(height).toBeCloseTo(HEIGHTS[linkage][at]!, 12);
    });
    if (linkage !== "ward") return;
    const members = tree.items.map((_, i) => [i]);
    for (const { left, right } of tree.merges) members.push([...members[left]!, ...members[right]!].sort());
    expect(members.slice(8)).toEqual([
      [0, 6],
      [3, 4],
      [0, 6, 7],
      [2, 5],
      [0, 3, 4, 6, 7],
      [1, 2, 5],
      [0, 1, 2, 3, 4, 5, 6, 7],
    ]);
  });

  test.each(LINKAGES)("%s: heights are what the items' own distances give, and never fall", (linkage) => {
    fc.assert(
      fc.property(rows, fc.constantFrom(...SIMILARITIES), (given, similarity) => {
        const distances = itemDistances(profilesFrom(given), similarity, kindOf(linkage));
        const { merges, leafOrder, items } = dendrogram(distances, linkage);
        const slow = slowHeights(distances, linkage);
        expect(merges.length).toBe(Math.max(0, items.length - 1));
        merges.forEach(({ height }, at) => {
          expect(height).toBeCloseTo(slow[at]!, 6);
          expect(height).toBeGreaterThanOrEqual(merges[at - 1]?.height ?? 0);
        });
        expect(leafOrder.toSorted((x, y) => x - y)).toEqual(items.map((_, i) => i));
      }),
    );
  });

  test("the order in which the items come changes nothing, ties included", () => {
    const shuffled = rows.chain((given) =>
      fc
        .shuffledSubarray(profilesFrom(given), { minLength: given.length, maxLength: given.length })
        .map((order) => ({ order, given })),
    );
    fc.assert(
      fc.property(shuffled, fc.constantFrom(...LINKAGES), ({ order, given }, linkage) => {
        const of = (profiles: ItemProfile[]) =>
          dendrogram(itemDistances(profiles, "ruzicka", kindOf(linkage)), linkage);
        expect(of(order)).toEqual(of(profilesFrom(given)));
      }),
    );
  });

  test("every cluster stands together in the leaf order, every cut gives k groups, nested", () => {
    fc.assert(
      fc.property(rows, (given) => {
        const tree = dendrogram(itemDistances(profilesFrom(given), "jaccard"), "average");
        const n = tree.items.length;
        let finer = tree.items.map((_, i) => i);
        for (let k = n; k >= 1; k--) {
          const { groupOf, groups } = cut(tree, k);
          expect(groups.length).toBe(k);
          expect(groups.flat().sort()).toEqual([...tree.items].sort());
          const runs = tree.leafOrder.filter(
            (item, at) => groupOf[item] !== groupOf[tree.leafOrder[at - 1]!],
          );
          expect(runs.length).toBe(k);
          for (const group of new Set(finer))
            expect(new Set(groupOf.filter((_, i) => finer[i] === group)).size).toBe(1);
          finer = [...groupOf];
        }
      }),
    );
  });

  test("equal distances: the first by name are joined first, and the cut says that it could have been another", () => {
    const alike = itemDistances(
      [profile("c", { x: 1 }), profile("a", { y: 1 }), profile("b", { z: 1 })],
      "jaccard",
    );
    const tree = dendrogram(alike, "average");
    expect(tree.merges).toEqual([
      { left: 0, right: 1, height: 1, size: 2 },
      { left: 3, right: 2, height: 1, size: 3 },
    ]);
    expect(cut(tree, 2)).toEqual({
      groupOf: [0, 0, 1],
      groups: [["a", "b"], ["c"]],
      above: 1,
      below: 1,
      tied: true,
    });
    expect(cut(tree, 3)).toMatchObject({ above: 1, below: null, tied: false });
    expect(cut(tree, 1)).toMatchObject({ above: null, below: 1, tied: false });
  });

  test("no item, one item; refuses ward without points, k out of range", () => {
    const of = (n: number) => dendrogram(itemDistances(profilesFrom(ROWS.slice(0, n)), "cosine"), "average");
    expect(of(0)).toMatchObject({ merges: [], leafOrder: [] });
    expect(of(1)).toMatchObject({ merges: [], leafOrder: [0] });
    expect(cut(of(0), 0).groups).toEqual([]);
    expect(() => cut(of(3), 4)).toThrow(/4 groups of 3 items/);
    expect(() => cut(of(3), 0)).toThrow(/0 groups of 3 items/);
    expect(() => dendrogram(itemDistances([], "cosine"), "ward")).toThrow(
      /ward needs distances of kind euclidean/,
    );
    expect(() => dendrogram(itemDistances([], "cosine"), "median" as never)).toThrow(/linkage median/);
  });
});

describe("silhouette", () => {
  const distances = itemDistances(profilesFrom(ROWS), "cosine");
  const tree = dendrogram(distances, "average");

  test("is scikit-learn's, item by item and in the mean", () => {
    const { items } = silhouette(distances, cut(tree, 3).groupOf);
    items.forEach((s, i) => {
      expect(s).toBeCloseTo(SAMPLES[i]!, 12);
    });
    const { counts, best } = silhouettesByCount(tree, distances, { from: 2, to: 6 });
    counts.forEach(({ mean }, at) => {
      expect(mean).toBeCloseTo(SCORES[at]!, 12);
    });
    expect(best).toBe(4);
  });

  test("stays in [-1, 1]; renaming the groups moves nothing but the groups", () => {
    fc.assert(
      fc.property(rows, fc.array(fc.nat(2), { minLength: 9, maxLength: 9 }), (given, groups) => {
        const found = itemDistances(profilesFrom(given), "ruzicka");
        const groupOf = groups.slice(0, found.items.length);
        const one = silhouette(found, groupOf);
        for (const s of one.items) expect(s === null || (s >= -1 && s <= 1)).toBe(true);
        expect(
          silhouette(
            found,
            groupOf.map((group) => 2 - group),
          ).items,
        ).toEqual(one.items);
      }),
    );
  });

  test("one group has nothing to be compared with; everyone alone is 0; the same point in two groups is 0", () => {
    expect(
      silhouette(
        distances,
        ROWS.map(() => 0),
      ),
    ).toMatchObject({ mean: null, groups: [null] });
    expect(
      silhouette(
        distances,
        ROWS.map((_, i) => i),
      ).mean,
    ).toBe(0);
    const same = itemDistances(
      [profile("a", { x: 1 }), profile("b", { x: 1 }), profile("c", { x: 1 })],
      "cosine",
    );
    expect(silhouette(same, [0, 0, 1]).items).toEqual([0, 0, 0]);
    expect(silhouette({ items: [], distance: new Float64Array() }, [])).toMatchObject({
      items: [],
      mean: null,
    });
    expect(silhouettesByCount(tree, distances, { from: 9, to: 12 })).toEqual({ counts: [], best: null });
    expect(() => silhouette(distances, [0, 1])).toThrow(/8 items, 2 groups/);
  });
});

test("28 items of five makes become the five again, named by what only their own share", () => {
  const makes = [7, 4, 6, 6, 5].flatMap((size, make) =>
    Array.from({ length: size }, (_, i) =>
      profile(`${make}-${i}`, {
        wholesale: 50,
        [`own-${make}`]: 100 + i,
        [`beside-${make}`]: 20,
        [`single-${make}-${i}`]: 30,
      }),
    ),
  );
  for (const similarity of SIMILARITIES)
    for (const linkage of LINKAGES) {
      const distances = itemDistances(makes, similarity, kindOf(linkage));
      const tree = dendrogram(distances, linkage);
      expect(silhouettesByCount(tree, distances, { from: 2, to: 10 }).best).toBe(5);
      const { groups } = cut(tree, 5);
      expect(groups.map((items) => items.length)).toEqual([7, 4, 6, 6, 5]);
      groups.forEach((items, make) => {
        const names = groupIndustries(makes, items, 3);
        expect(names.map(({ industry }) => industry)).toEqual([`own-${make}`, `beside-${make}`, "wholesale"]);
        expect(names[0]).toMatchObject({ items: items.length, otherItems: 0, otherShare: 0 });
      });
    }
  const [alone] = groupIndustries([makes[0]!], ["0-0"], 1);
  expect(alone).toMatchObject({
    industry: "own-0",
    items: 1,
    share: 0.5,
    otherShare: null,
    distinction: 0.5,
  });
  expect(() => groupIndustries(makes, ["nobody"])).toThrow(/item nobody has no profile/);
});
