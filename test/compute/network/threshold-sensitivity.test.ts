import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EGO_DIRECTIONS } from "@/server/compute/network/ego";
import { graphOf } from "@/server/compute/network/graph";
import { egoIndicators, indicators } from "@/server/compute/network/indicators";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { relatedness } from "@/server/compute/network/relatedness";
import { type SensitivityRow, thresholdSensitivity } from "@/server/compute/network/threshold-sensitivity";
import { verdictStability } from "@/server/compute/network/verdict-stability";
import { codes, type FlowRow, flows, flowsFrom } from "./random-networks";

const relatednessOf = (n: number, rows: readonly FlowRow[]) =>
  relatedness(flowsFrom(n, rows), { self: "exclude" });
const options = fc.record({
  thresholds: fc.uniqueArray(fc.constantFrom(0, 0.1, 0.5, 1, 1.5, 2, 5, 1e6), { minLength: 1 }),
  minCounts: fc.uniqueArray(fc.constantFrom(0, 1, 5, 100, 1000), { minLength: 1 }),
  alpha: fc.constantFrom(null, 0.01),
  b: fc.constantFrom("correlation" as const, "slope" as const),
});

describe("thresholdSensitivity", () => {
  test("each row is what the rule alone gives, of the ATLAS and of ego networks", () => {
    const ego = fc.option(
      fc.record({
        cores: fc.subarray([...codes(9), "99999"], { minLength: 1, maxLength: 3 }),
        radius: fc.constantFrom(1 as const, 2 as const),
        direction: fc.constantFrom(...EGO_DIRECTIONS),
      }),
    );
    fc.assert(
      fc.property(flows, options, ego, ({ n, rows }, given, ego) => {
        const all = relatednessOf(n, rows);
        const found = thresholdSensitivity(all, { ...given, ego });
        expect(found.length).toBe(given.thresholds.length * given.minCounts.length);
        for (const { threshold, minCount, missing, ...values } of found) {
          expect(given.thresholds).toContain(threshold);
          expect(given.minCounts).toContain(minCount);
          const rule = { ...LINK_RULES.any, threshold, minCount, alpha: given.alpha };
          const links = selectLinks(all, rule);
          const graph = graphOf(links.industries, links.seller, links.buyer);
          const alone = ego
            ? egoIndicators(graph, [ego.cores], { ...ego, b: given.b })[0]!
            : { ...indicators(graph, { b: given.b }), missing: [] };
          expect(missing).toEqual(alone.missing);
          for (const id of ["a", "b", "c"] as const) {
            if (alone[id] === null) expect(values[id]).toBeNull();
            else expect(values[id]).toBeCloseTo(alone[id], 12);
          }
          expect([values.d, values.nodes, values.links, values.isolated, values.flags]).toEqual([
            alone.d,
            alone.nodes,
            alone.links,
            alone.isolated,
            alone.flags,
          ]);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("links only ever leave as a threshold or a minimum count rises; rows are ordered and each rule comes once", () => {
    fc.assert(
      fc.property(flows, options, ({ n, rows }, given) => {
        const found = thresholdSensitivity(relatednessOf(n, rows), {
          ...given,
          thresholds: [...given.thresholds, ...given.thresholds],
        });
        found.slice(1).forEach((row, at) => {
          const before = found[at]!;
          if (row.minCount === before.minCount) {
            expect(row.threshold).toBeGreaterThan(before.threshold);
            expect(row.links).toBeLessThanOrEqual(before.links);
          } else {
            expect(row.minCount).toBeGreaterThan(before.minCount);
            expect(row.links).toBeLessThanOrEqual(
              found.find(({ threshold }) => threshold === row.threshold)!.links,
            );
          }
        });
      }),
    );
  });

  test("scaling all amounts moves nothing", () => {
    fc.assert(
      fc.property(flows, options, ({ n, rows }, given) => {
        const scaled = rows.map(([i, j, amount, count]): FlowRow => [i, j, amount * 1000n, count]);
        const of = (all: readonly FlowRow[]) =>
          thresholdSensitivity(relatednessOf(n, all), given).map(({ nodes, links, a }) => [nodes, links, a]);
        expect(of(scaled)).toEqual(of(rows));
      }),
    );
  });

  test("no trade at all is an empty network at every threshold", () => {
    const found = thresholdSensitivity(relatednessOf(3, []), { thresholds: [0, 1] });
    expect(found).toMatchObject([
      { threshold: 0, minCount: 1, a: null, nodes: 0, flags: ["empty"] },
      { threshold: 1, minCount: 1, a: null, nodes: 0, flags: ["empty"] },
    ]);
  });

  test("refuses thresholds that are none", () => {
    const ask = (given: object) => () =>
      thresholdSensitivity(relatednessOf(1, []), { thresholds: [1], ...given });
    expect(ask({ thresholds: [] })).toThrow(/threshold is missing/);
    expect(ask({ thresholds: [1, Number.NaN] })).toThrow(/threshold NaN/);
    expect(ask({ minCounts: [-1] })).toThrow(/minimum count -1/);
    expect(ask({ alpha: 2 })).toThrow(/alpha is 2/);
  });
});

describe("verdictStability", () => {
  const row = (threshold: number, a: number | null, b: number, c: number, minCount = 1): SensitivityRow => ({
    ...{ threshold, minCount, a, b, c, d: 1, nodes: 9, links: 9, pairs: 9, isolated: 0 },
    ...{ density: 0.5, expectedClusteringAtDensity: 0.5, flags: [], missing: [] },
  });
  const rows = [
    row(0, 1, 0.9, 0.9),
    row(0.5, 3, 0.9, 0.1),
    row(1, 3, 0.8, 0.1),
    row(1.5, 3, 0.7, 0.1),
    row(2, null, 0.7, 0.1),
    row(3, 3, 0.7, 0.9),
    row(1, 1, 0.8, 0.1, 5),
  ];
  const cuts = { a: 2, b: 0.5, c: 0.5 };

  test("says over what range of thresholds it stays, and where it changes", () => {
    expect(verdictStability(rows, cuts, { threshold: 1, minCount: 1 }).quadrant).toEqual({
      verdict: "a_high_b_high",
      ...{ from: 0.5, to: 1.5, same: 4, compared: 6, everywhere: false },
      changes: [
        { threshold: 0.5, verdict: "a_high_b_high" },
        { threshold: 2, verdict: null },
        { threshold: 3, verdict: "a_high_b_high" },
      ],
      byMinCount: [
        { minCount: 1, verdict: "a_high_b_high" },
        { minCount: 5, verdict: "a_low_b_high" },
      ],
    });
    expect(verdictStability(rows, cuts, { threshold: 1, minCount: 1 }).hub).toMatchObject({
      ...{ verdict: false, from: 0.5, to: 2, same: 4, compared: 6, everywhere: false },
    });
  });

  test("cuts may move with the threshold", () => {
    const moving = (at: SensitivityRow) => ({ a: at.threshold + 2.5, b: 0.5, c: 0.95 });
    const found = verdictStability(rows, moving, { threshold: 0.5, minCount: 1 });
    expect(found.quadrant).toMatchObject({ verdict: "a_high_b_high", from: 0.5, to: 0.5, same: 1 });
    expect(found.hub).toMatchObject({ verdict: false, everywhere: true, changes: [] });
  });

  test("no verdict in force: nothing is stable", () => {
    expect(verdictStability(rows, cuts, { threshold: 2, minCount: 1 }).quadrant).toMatchObject({
      ...{ verdict: null, from: null, to: null, same: 0, everywhere: false },
    });
    expect(() => verdictStability(rows, cuts, { threshold: 9, minCount: 1 })).toThrow(/threshold 9/);
  });
});
