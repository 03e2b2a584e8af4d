import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commercialisation } from "@/server/compute/network/commercialisation";
import { egoIndicators } from "@/server/compute/network/indicators";
import {
  type Proximity,
  proximityOf,
  relatednessDensity,
  specialisedIndustries,
} from "@/server/compute/network/proximity";
import { relatedness } from "@/server/compute/network/relatedness";
import { strongestPaths } from "@/server/compute/network/strongest-paths";
import { codes, flows, flowsFrom, graphFrom, networks } from "./random-networks";

/** Pairs by number with their nearness. */
function proximity(size: number, pairs: readonly [number, number, number][]): Proximity {
  const industries = codes(size);
  const near = new Float64Array(size * size);
  for (const [i, j, w] of pairs) {
    near[i * size + j] = w;
    near[j * size + i] = w;
  }
  return { industries, index: new Map(industries.map((code, i) => [code, i])), near };
}
const [A, B, C, D, E] = codes(5) as [string, string, string, string, string];

describe("nearness and relatedness density", () => {
  test("by hand: half of what lies around the first, all of what lies around the second", () => {
    const near = proximity(4, [
      [0, 1, 0.3],
      [0, 2, 0.3],
      [1, 3, 0.8],
    ]);
    const { density, byIndustry } = relatednessDensity(
      near,
      new Set([B, D]),
      new Map([
        [A, 0.75],
        [D, 0.25],
      ]),
    );
    expect(byIndustry.map((one) => one.density)).toEqual([0.5, 1]);
    expect(density).toBeCloseTo(0.75 * 0.5 + 0.25 * 1, 12);
  });

  test("one direction above what is expected makes half a neighbour, both a whole one, less than expected none", () => {
    const rr = (i: number, j: number, value: number) => ({ i, j, value });
    const rows = [rr(0, 1, 3), rr(1, 0, 0.2), rr(1, 2, 3), rr(2, 1, 3), rr(0, 2, 0.5), rr(2, 2, 9)];
    const { near } = proximityOf({
      industries: codes(3),
      seller: Int32Array.from(rows, ({ i }) => i),
      buyer: Int32Array.from(rows, ({ j }) => j),
      rr: Float64Array.from(rows, ({ value }) => value),
    } as never);
    expect([...near]).toEqual([0, 0.25, 0, 0.25, 0, 0.5, 0, 0.5, 0]);
  });

  test("an industry without neighbours, or unknown, says nothing; of nothing there is no density", () => {
    const near = proximity(3, [[0, 1, 0.5]]);
    const target = new Map([
      [A, 0.5],
      [C, 0.4],
      ["99999", 0.1],
    ]);
    const found = relatednessDensity(near, new Set([B]), target);
    expect(found.byIndustry.map((one) => one.density)).toEqual([1, null, null]);
    expect(found.density).toBe(1);
    expect(relatednessDensity(near, new Set([B]), new Map([[C, 1]])).density).toBeNull();
  });

  test("0 with nothing, 1 with everything, never less with more", () => {
    fc.assert(
      fc.property(flows, fc.array(fc.nat(20), { maxLength: 6 }), fc.nat(20), ({ n, rows }, some, more) => {
        const near = proximityOf(relatedness(flowsFrom(n, rows), { self: "exclude" } as never));
        const target = new Map(near.industries.slice(0, 3).map((code) => [code, 1 / 3]));
        const at = (present: readonly string[]) => relatednessDensity(near, new Set(present), target).density;
        const chosen = some.flatMap((i) => near.industries[i] ?? []);
        const least = at([]);
        if (least === null) return;
        expect(least).toBe(0);
        expect(at(near.industries)).toBeCloseTo(1, 12);
        const extra = near.industries[more];
        expect(at([...chosen, ...(extra ? [extra] : [])])! >= at(chosen)! - 1e-12).toBe(true);
      }),
    );
  });

  test("a location quotient of exactly 1 is specialised; of no trade is not", () => {
    const nation = new Map([
      [A, 100n],
      [B, 100n],
      [C, 200n],
    ]);
    expect(
      specialisedIndustries(
        new Map([
          [A, 10n],
          [B, 20n],
          [C, 10n],
        ]),
        nation,
      ),
    ).toEqual(new Set([A, B]));
    expect(specialisedIndustries(new Map([[A, 0n]]), nation)).toEqual(new Set());
  });
});

describe("strongest paths", () => {
  test("by hand: two strong steps beat one weak one, and the share of the start counts", () => {
    const graph = graphFrom(5, [
      [0, 1],
      [1, 2],
      [2, 0],
      [3, 2],
    ]);
    const near = proximity(5, [
      [0, 1, 0.9],
      [1, 2, 0.9],
      [0, 2, 0.5],
      [2, 3, 0.4],
      [3, 4, 1],
    ]);
    const paths = strongestPaths(graph, near, new Map([[A, 0.8]]), [C, D, E, A]);
    expect(paths.get(C)).toEqual({ industries: [A, B, C], strength: expect.closeTo(0.8 * 0.81, 12) });
    expect(paths.get(D)!.industries).toEqual([A, B, C, D]);
    expect(paths.get(A)).toEqual({ industries: [A], strength: 0.8 });
    // near, but no partner in this network
    expect(paths.has(E)).toBe(false);
  });

  test("as strong as the best of all simple paths, tried one by one", () => {
    fc.assert(
      fc.property(
        networks,
        fc.infiniteStream(fc.double({ min: 0.01, max: 1, noNaN: true })),
        ({ n, links }, draw) => {
          const size = Math.min(n, 6);
          const within = links.filter(([i, j]) => i < size && j < size);
          const near = proximity(
            size,
            within.map(([i, j]) => [i, j, draw.next().value]),
          );
          const graph = graphFrom(size, within);
          const partners = new Set(within.flatMap(([i, j]) => [`${i} ${j}`, `${j} ${i}`]));
          const best = new Float64Array(size);
          const walk = (at: number, strength: number, seen: number[]) => {
            best[at] = Math.max(best[at]!, strength);
            for (let next = 0; next < size; next++)
              if (!seen.includes(next) && partners.has(`${at} ${next}`))
                walk(next, strength * near.near[at * size + next]!, [...seen, next]);
          };
          walk(0, 0.5, [0]);
          const found = strongestPaths(graph, near, new Map([[A, 0.5]]), near.industries);
          near.industries.forEach((code, i) => {
            expect(found.get(code)?.strength ?? 0).toBeCloseTo(best[i]!, 9);
          });
        },
      ),
    );
  });
});

describe("commercialisation", () => {
  const options = { growth: 0.5, runs: 8, seed: 3 };
  const scene = fc.record({ region: networks, pairs: networks }).map(({ region, pairs }) => {
    const n = Math.max(region.n, pairs.n);
    const graph = graphFrom(n, region.links);
    const near = proximity(
      n,
      pairs.links.map(([i, j]) => [i, j, 0.5]),
    );
    return { graph, reference: { graph: graphFrom(n, pairs.links), proximity: near } };
  });

  test("new links lead to or from the technology's industries, join no partners, and are as many as said", () => {
    fc.assert(
      fc.property(scene, ({ graph, reference }) => {
        const technology = new Map([
          [A, 0.7],
          [B, 0.3],
        ]);
        const found = commercialisation(graph, reference, technology, [[A]], options);
        const index = new Map(graph.industries.map((code, i) => [code, i]));
        for (const { seller, buyer, runs } of found.formed) {
          expect([A, B].some((code) => code === seller || code === buyer)).toBe(true);
          const [i, j] = [index.get(seller)!, index.get(buyer)!];
          const { offsets, neighbours } = graph.partners;
          expect([...neighbours.subarray(offsets[i]!, offsets[i + 1]!)]).not.toContain(j);
          expect(runs).toBeLessThanOrEqual(options.runs);
        }
        const total = found.formed.reduce((sum, { runs }) => sum + runs, 0);
        expect(total).toBeLessThanOrEqual(found.links * options.runs);
        const [{ before, band }] = found.effects as [(typeof found.effects)[number]];
        expect(before).toMatchObject({ nodes: egoIndicators(graph, [[A]])[0]!.nodes });
        if (band.links) expect(band.links.min).toBeGreaterThanOrEqual(0);
        expect(commercialisation(graph, reference, technology, [[A]], options)).toEqual(found);
      }),
    );
  });

  test("links form where the reference has near industries, and run as they trade there", () => {
    // reference: 0 sells to 1, and 1 is near 3; 4 is near nothing that 0 has to do with
    const region = graphFrom(5, [
      [1, 2],
      [3, 4],
      [0, 2],
    ]);
    const reference = {
      graph: graphFrom(5, [[0, 1]]),
      proximity: proximity(5, [
        [0, 1, 0.5],
        [1, 3, 0.5],
      ]),
    };
    const found = commercialisation(region, reference, new Map([[A, 1]]), [[A]], { ...options, growth: 9 });
    const pairs = new Set(found.formed.map(({ seller, buyer }) => [seller, buyer].sort().join()));
    expect(pairs).toEqual(new Set([[A, B].join(), [A, D].join()]));
    expect(found.formed.find(({ buyer }) => buyer === B)).toMatchObject({ seller: A, runs: options.runs });
    expect(found.effects[0]!.band.nodes!.mean).toBeGreaterThan(0);
    const even = commercialisation(region, reference, new Map([[A, 1]]), [[A]], {
      ...{ ...options, growth: 9 },
      spread: "even",
    });
    expect(even.possible).toBe(3);
  });

  test("an industry that the region has not enters it; one that nobody knows does not", () => {
    const region = graphFrom(2, [[0, 1]]);
    const reference = { graph: graphFrom(3, [[2, 0]]), proximity: proximity(3, [[0, 2, 0.4]]) };
    const technology = new Map([
      [C, 0.9],
      ["99999", 0.1],
    ]);
    const found = commercialisation(region, reference, technology, [[C]], options);
    expect(found.formed).toEqual([{ seller: C, buyer: A, runs: options.runs }]);
    expect(found.effects[0]!.before.links).toBe(0);
    expect(found.effects[0]!.band.links!.mean).toBeGreaterThan(0);
  });

  test("no runs, no growth: refused", () => {
    const graph = graphFrom(2, [[0, 1]]);
    const reference = { graph, proximity: proximity(2, []) };
    for (const wrong of [{ growth: 0 }, { runs: 0 }, { runs: 1.5 }, { growth: Number.NaN }])
      expect(() => commercialisation(graph, reference, new Map(), [], { ...options, ...wrong })).toThrow();
  });
});
