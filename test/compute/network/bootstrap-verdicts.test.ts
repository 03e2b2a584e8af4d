import { describe, expect, test } from "vitest";
import type { BootstrapChunk } from "@/server/compute/network/bootstrap";
import { bootstrapIntervals } from "@/server/compute/network/bootstrap-intervals";
import { bootstrapRanks, kendallTau } from "@/server/compute/network/bootstrap-ranks";
import { bootstrapVerdicts } from "@/server/compute/network/bootstrap-verdicts";

/** replicates[r][target] = [a, b, c, d]. */
const chunkOf = (replicates: number[][][]): BootstrapChunk => ({
  from: 0,
  to: replicates.length,
  targets: replicates[0]?.length ?? 1,
  values: Float64Array.from(replicates.flat(2)),
});
const one = (values: number[]) => chunkOf(values.map((x) => [[x, x / 10, x / 10, x]]));
const five = [1, 2, 3, 4, 10];

describe("intervals", () => {
  test("of five replicates, worked out by hand", () => {
    const estimate = Float64Array.of(3, 0.3, 0.3, 3);
    const of = (method: "centred" | "percentile" | "basic") =>
      bootstrapIntervals(estimate, one(five), { level: 0.5, method })[0]!.d;
    expect(of("percentile")).toMatchObject({ mean: 4, bias: 1, low: 2, high: 4, replicates: 5, missing: 0 });
    expect(of("percentile").standardError).toBeCloseTo(Math.sqrt((9 + 4 + 1 + 0 + 36) / 4), 12);
    expect(of("basic")).toMatchObject({ low: 2, high: 4 });
    expect(of("centred")).toMatchObject({ low: 1, high: 3 });
  });

  test("stay in the range of the indicator", () => {
    const { a, b, c } = bootstrapIntervals(Float64Array.of(0.5, 0.95, 0.02, 1), one(five), {
      method: "basic",
    })[0]!;
    expect(a.low).toBe(0);
    expect(b.high).toBe(1);
    expect(c.low).toBe(0);
  });

  test("leave out what is missing and say how much", () => {
    const { a } = bootstrapIntervals(Float64Array.of(2, 0, 0, 0), one([1, Number.NaN, 3]))[0]!;
    expect(a).toMatchObject({ mean: 2, replicates: 2, missing: 1 });
    const nothing = bootstrapIntervals(Float64Array.of(Number.NaN, 0, 0, 0), one([1, 2]))[0]!.a;
    expect(nothing).toMatchObject({ estimate: null, mean: null, low: null, high: null });
    expect(bootstrapIntervals(Float64Array.of(2, 0, 0, 0), one([1]))[0]!.a).toMatchObject({
      estimate: 2,
      low: null,
    });
    expect(() => bootstrapIntervals(Float64Array.of(2), one([1]))).toThrow(/BAD_SHAPE/);
    expect(() => bootstrapIntervals(Float64Array.of(2, 0, 0, 0), one([1]), { level: 1 })).toThrow(
      /BAD_OPTION/,
    );
  });
});

describe("verdicts", () => {
  const estimate = Float64Array.of(1, 0.5, 0.5, 2);
  /** a and c as estimated; b below 0.45 in two of ten. */
  const replicates = chunkOf([0.4, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6, 0.6].map((b) => [[1, b, 0.5, 2]]));
  const cuts = { a: 1, b: 0.45, c: 0.5 };

  test("are shares of replicates, and near the cut below nine in ten", () => {
    const [found] = bootstrapVerdicts(estimate, replicates, { cuts });
    expect(found!.sides).toEqual({
      a: { above: 1, below: 0, missing: 0 },
      b: { above: 0.8, below: 0.2, missing: 0 },
      c: { above: 1, below: 0, missing: 0 },
    });
    expect(found!.quadrant).toEqual({
      estimate: "a_high_b_high",
      shares: { a_high_b_high: 0.8, a_high_b_low: 0.2, a_low_b_high: 0, a_low_b_low: 0 },
      nearCut: true,
    });
    expect(found!.hub).toEqual({ estimate: true, probability: 0.8, nearCut: true });
    const sure = bootstrapVerdicts(estimate, replicates, { cuts, certainty: 0.8 })[0]!;
    expect([sure.quadrant.nearCut, sure.hub.nearCut]).toEqual([false, false]);
  });

  test("are free of the bias, unless that is wanted", () => {
    const beside = chunkOf(Array.from({ length: 10 }, (_, r) => [[1, 0.3 + r * 0.001, 0.5, 2]]));
    expect(bootstrapVerdicts(estimate, beside, { cuts })[0]!.hub.probability).toBe(1);
    expect(bootstrapVerdicts(estimate, beside, { cuts, centred: false })[0]!.hub).toMatchObject({
      estimate: true,
      probability: 0,
      nearCut: true,
    });
  });

  test("take a cut that is a mean or median from the replicate itself", () => {
    const three = Float64Array.of(1, 0.1, 0, 0, 2, 0.2, 0, 0, 6, 0.3, 0, 0);
    const shifted = chunkOf(
      [0, 5, 50].map((by) => [
        [1 + by, 0.1, 0, 0],
        [2 + by, 0.2, 0, 0],
        [6 + by, 0.3, 0, 0],
      ]),
    );
    const above = (cut: "mean" | "median") =>
      bootstrapVerdicts(three, shifted, { cuts: { a: cut, b: "mean" } }).map(({ sides }) => sides.a!.above);
    expect(above("mean")).toEqual([0, 0, 1]);
    expect(above("median")).toEqual([0, 1, 1]);
    // 0.2 is the mean of 0.1, 0.2, 0.3 but for rounding.
    expect(bootstrapVerdicts(three, shifted, { cuts: { b: "mean" } })[1]!.sides.b!.above).toBe(1);
  });

  test("a mean of one value is no cut: it would compare the value with itself", () => {
    const own = { a: "mean", b: "median", c: "mean" } as const;
    const [alone] = bootstrapVerdicts(estimate, replicates, { cuts: own });
    expect([alone!.quadrant.estimate, alone!.hub.estimate]).toEqual([null, null]);
    expect(alone!.sides.b).toEqual({ above: 0, below: 0, missing: 1 });
  });

  test("are missing where a value or a cut is", () => {
    const gaps = chunkOf([
      [[1, Number.NaN, 0.5, 2]],
      [[1, 0.5, 0.5, 2]],
      [[1, 0.5, 0.4, 2]],
      [[1, 0.5, 0.6, 2]],
    ]);
    const [found] = bootstrapVerdicts(estimate, gaps, { cuts });
    expect(found!.sides.b).toEqual({ above: 0.75, below: 0, missing: 0.25 });
    expect(found!.quadrant.shares.a_high_b_high).toBe(0.75);
    expect(found!.hub.probability).toBe(0.5);
    const [none] = bootstrapVerdicts(Float64Array.of(1, Number.NaN, 0.5, 2), gaps, { cuts });
    expect([none!.quadrant.estimate, none!.quadrant.nearCut, none!.hub.estimate]).toEqual([
      null,
      false,
      null,
    ]);
    const [uncut] = bootstrapVerdicts(estimate, gaps, { cuts: { b: 0.6 } });
    expect([uncut!.quadrant.estimate, uncut!.hub.estimate]).toEqual([null, null]);
    expect(() => bootstrapVerdicts(estimate, gaps, { cuts: { a: Number.NaN } })).toThrow(/BAD_OPTION/);
    const nothing = bootstrapVerdicts(estimate, { ...chunkOf([]), targets: 1 }, { cuts })[0]!;
    expect([nothing.hub.probability, nothing.quadrant.nearCut]).toEqual([0, true]);
  });
});

describe("ranks", () => {
  // scipy.stats.kendalltau([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]), the example of its documentation.
  test("Kendall's tau with ties is that of SciPy", () => {
    const tau = kendallTau(Float64Array.of(12, 2, 1, 12, 2), Float64Array.of(1, 4, 7, 1, 0));
    expect(tau).toBeCloseTo(-0.47140452079103173, 14);
    expect(kendallTau(Float64Array.of(1, 1), Float64Array.of(1, 2))).toBeNull();
    expect(kendallTau(Float64Array.of(1, Number.NaN), Float64Array.of(1, 2))).toBeNull();
    expect(kendallTau(Float64Array.of(1, 2, Number.NaN), Float64Array.of(3, 4, 0))).toBe(1);
  });

  test("of three targets in three replicates", () => {
    const at = (...values: number[]) => values.map((a) => [a, 0, 0, 0]);
    const estimate = Float64Array.from(at(3, 2, 1).flat());
    const chunk = chunkOf([at(3, 2, 1), at(2, 3, 1), at(5, 5, Number.NaN)]);
    const { ranks, tau } = bootstrapRanks(estimate, chunk, "a", { level: 0.999, centred: false });
    expect(ranks[0]).toMatchObject({ rank: 1, low: 1, missing: 0 });
    expect(ranks[0]!.high).toBeCloseTo(2, 2);
    expect(ranks[1]).toMatchObject({ rank: 2, low: 1 });
    expect(ranks[2]).toEqual({ rank: 3, low: 3, high: 3, missing: 1 });
    // 1; one of three pairs turned, 1/3; in the third all are tied or missing.
    expect(tau.mean).toBeCloseTo(2 / 3, 12);
    expect(tau.low).toBeCloseTo(1 / 3, 2);
    expect(
      bootstrapRanks(estimate, { ...chunk, to: 0, values: new Float64Array() }, "a").tau.mean,
    ).toBeNull();
  });

  test("are free of a bias that one target has and another has not", () => {
    const estimate = Float64Array.of(3, 0, 0, 0, 2, 0, 0, 0);
    const chunk = chunkOf(
      [0.1, 0, -0.1].map((by) => [
        [1 + by, 0, 0, 0],
        [2 - by, 0, 0, 0],
      ]),
    );
    const first = (centred: boolean) => bootstrapRanks(estimate, chunk, "a", { centred });
    expect(first(true)).toMatchObject({
      ranks: [{ rank: 1, low: 1, high: 1 }, { rank: 2 }],
      tau: { mean: 1 },
    });
    expect(first(false)).toMatchObject({
      ranks: [{ rank: 1, low: 2, high: 2 }, { rank: 2 }],
      tau: { mean: -1 },
    });
  });
});
