import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { egoNetwork } from "@/server/compute/network/ego";
import { egoIndicators, type Indicators, indicators } from "@/server/compute/network/indicators";
import { INDICATOR_DICTIONARY, INDICATOR_IDS } from "@/server/domain/indicator-dictionary";
import { denseIndicators, type Link } from "./dense-reference";
import { codes, graphFrom, networks, rearrangement } from "./random-networks";

const complete = (n: number): Link[] =>
  Array.from({ length: n * n }, (_, e): Link => [Math.floor(e / n), e % n]).filter(([i, j]) => i !== j);

/** Equal but for the order of additions. */
const expectSame = (x: Indicators, y: Indicators) => {
  for (const id of ["a", "b", "c", "d"] as const) {
    if (x[id] === null) expect(y[id]).toBeNull();
    else expect(y[id]).toBeCloseTo(x[id], 9);
  }
  expect([y.nodes, y.links, y.pairs]).toEqual([x.nodes, x.links, x.pairs]);
  expect(y.flags).toEqual(x.flags);
};

describe("indicators", () => {
  test.each([false, true])("equal the formulas worked through full matrices; isolated counted: %s", (all) => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const graph = graphFrom(n, links);
        const slow = denseIndicators(n, links, all);
        const fast = indicators(graph, { industries: all ? "all" : "linked" });
        if (!slow) {
          expect(fast).toMatchObject({ a: null, b: null, c: null, d: null, flags: ["empty"] });
          return;
        }
        expect(fast.nodes).toBe(slow.nodes);
        expect(fast.a).toBeCloseTo(slow.a, 9);
        expect(fast.b).toBeCloseTo(slow.b, 7);
        expect(fast.c).toBeCloseTo(slow.c, 9);
        expect(fast.d).toBeCloseTo(slow.d, 12);
        expect(indicators(graph, { b: "slope" }).b).toBeCloseTo(slow.bSlope, 7);
        expect(indicators(graph, { b: "newman" }).b).toBeCloseTo(slow.bNewman, 7);
      }),
      { numRuns: 300 },
    );
  });

  test("stay in their ranges and are never NaN", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const found = indicators(graphFrom(n, links));
        if (found.flags.includes("empty")) return;
        expect(found.a).toBeGreaterThanOrEqual(0);
        expect(Math.abs(found.b!)).toBeLessThanOrEqual(1);
        expect(found.c).toBeGreaterThanOrEqual(0);
        expect(found.c).toBeLessThanOrEqual(1);
        expect(found.d).toBeGreaterThan(0);
        for (const value of [found.density, found.expectedClusteringAtDensity]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("do not depend on the numbering of the industries", () => {
    const shuffled = networks.chain((network) => rearrangement(network.n).map((to) => ({ ...network, to })));
    fc.assert(
      fc.property(shuffled, ({ n, links, to }) => {
        const moved = links.map(([i, j]): Link => [to[i]!, to[j]!]);
        expectSame(indicators(graphFrom(n, links)), indicators(graphFrom(n, moved)));
      }),
    );
  });

  test("do not depend on which way the trade flows", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const reversed = links.map(([i, j]): Link => [j, i]);
        expectSame(indicators(graphFrom(n, links)), indicators(graphFrom(n, reversed)));
      }),
    );
  });

  test("an industry without links is counted beside an ATLAS and changes nothing else", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const before = indicators(graphFrom(n, links));
        const after = indicators(graphFrom(n + 2, links));
        expectSame(before, after);
        expect(after.isolated).toBe(before.isolated + 2);
      }),
    );
  });

  test("the second direction of a trade raises d and leaves a, b and c as they are", () => {
    fc.assert(
      fc.property(networks, ({ n, links }) => {
        const both = new Map<string, Link>();
        for (const [i, j] of links) both.set(`${i}>${j}`, [i, j]).set(`${j}>${i}`, [j, i]);
        const before = indicators(graphFrom(n, links));
        const after = indicators(graphFrom(n, [...both.values()]));
        expect([after.a, after.b, after.c]).toEqual([before.a, before.b, before.c]);
        expect(after.links).toBe(2 * before.pairs);
      }),
    );
  });
});

describe("degenerate networks", () => {
  const missing = { a: null, b: null, c: null, d: null, density: null };
  test.each([0, 1, 4])("%d industries without any link: missing, not 0", (n) => {
    expect(indicators(graphFrom(n, []))).toMatchObject({
      ...missing,
      nodes: 0,
      isolated: n,
      flags: ["empty"],
    });
  });

  test("one industry of an ego network without links", () => {
    expect(indicators(graphFrom(1, []), { industries: "all" })).toMatchObject({
      ...{ a: 0, b: 0, c: 0, d: 0, nodes: 1, isolated: 1, density: null, expectedClusteringAtDensity: 0 },
      flags: ["degenerate_a", "degenerate_b"],
    });
  });

  test("two industries", () => {
    expect(indicators(graphFrom(2, [[0, 1]]))).toMatchObject({
      ...{ a: 0, b: 0, c: 0, d: 0.5, nodes: 2, density: 1, expectedClusteringAtDensity: 0 },
      flags: ["degenerate_a", "degenerate_b"],
    });
  });

  test.each([3, 8, 40])("everyone trades with everyone, %d industries", (n) => {
    const found = indicators(graphFrom(n, complete(n)));
    expect(found).toMatchObject({
      a: 0,
      b: 0,
      d: n - 1,
      density: 1,
      flags: ["degenerate_a", "degenerate_b"],
    });
    expect(found.c).toBeCloseTo(1, 12);
    expect(found.expectedClusteringAtDensity).toBeCloseTo(1, 12);
  });

  test("hubs among themselves, periphery among itself: b is negative, with its sign and a flag", () => {
    const island = complete(4).concat([[4, 5]]);
    const found = indicators(graphFrom(6, island));
    expect(found.b).toBeCloseTo(-1, 12);
    expect(found.flags).toEqual(["negative_b"]);
    expect(indicators(graphFrom(6, island), { b: "newman" }).b).toBeCloseTo(-1, 12);
    expect(indicators(graphFrom(6, island), { b: "slope" }).b).toBeCloseTo(-1, 12);
  });

  test("ties share the best rank: a path of three beside a pair has ranks 1, 2, 2, 2, 2", () => {
    // k = 2, 1, 1 and 1, 1
    const found = indicators(
      graphFrom(5, [
        [0, 1],
        [0, 2],
        [3, 4],
      ]),
    );
    expect(found.a).toBeCloseTo(1, 12);
  });
});

test("expected clustering is what random networks of that density have", () => {
  // all 2^6 networks of 4 nodes, each pair linked with probability 1/2: the exact mean
  const pairs = complete(4).filter(([i, j]) => i < j);
  let sum = 0;
  for (let mask = 0; mask < 64; mask++) {
    const links = pairs.filter((_, bit) => (mask >> bit) & 1);
    sum += indicators(graphFrom(4, links), { industries: "all" }).c!;
  }
  const half = indicators(graphFrom(4, pairs.slice(0, 3)), { industries: "all" });
  expect(half.density).toBe(0.5);
  expect(half.expectedClusteringAtDensity).toBeCloseTo(sum / 64, 12);
});

test("every figure that is returned has an entry in the dictionary", () => {
  const { flags: _, ...figures } = indicators(graphFrom(3, complete(3)));
  for (const id of Object.keys(figures)) expect(INDICATOR_DICTIONARY).toHaveProperty(id);
  for (const id of INDICATOR_IDS) expect(INDICATOR_DICTIONARY[id].keys.name).toBe(`indicators.${id}.name`);
});

describe("egoIndicators", () => {
  test("equal those of each ego network built on its own", () => {
    const cases = networks.chain(({ n, links }) =>
      fc.record({
        n: fc.constant(n),
        links: fc.constant(links),
        cores: fc.array(fc.uniqueArray(fc.nat(n), { maxLength: 3 }), { maxLength: 4 }),
        radius: fc.constantFrom(1 as const, 2 as const),
        direction: fc.constantFrom("both" as const, "suppliers" as const),
      }),
    );
    fc.assert(
      fc.property(cases, ({ n, links, cores, radius, direction }) => {
        const atlas = graphFrom(n, links);
        const named = cores.map((core) => core.map((i) => codes(n + 1)[i]!));
        const batch = egoIndicators(atlas, named, { radius, direction });
        expect(batch).toEqual(
          named.map((core) => {
            const ego = egoNetwork(atlas, core, { radius, direction });
            const values = indicators(ego.graph, { industries: "all" });
            return { cores: ego.cores, missing: ego.missing, ...values };
          }),
        );
      }),
    );
  });

  test("the star around a hub, and nothing around an industry that trades with nobody", () => {
    const atlas = graphFrom(6, [
      [0, 1],
      [0, 2],
      [0, 3],
      [0, 4],
    ]);
    const [hub, nobody] = egoIndicators(atlas, [["10000"], ["10005"]]);
    expect(hub).toMatchObject({ a: 2, c: 0, d: 0.8, nodes: 5, missing: [] });
    expect(hub!.b).toBeCloseTo(1, 12);
    expect(nobody).toMatchObject({ a: null, nodes: 0, missing: ["10005"], flags: ["empty"] });
  });
});
