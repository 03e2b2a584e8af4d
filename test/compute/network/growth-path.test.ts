import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GrowthPoint, growthPath } from "@/server/compute/network/growth-path";
import { linearTrend, type YearValue } from "@/server/compute/network/linear-trend";
import { lockIn } from "@/server/compute/network/lock-in";
import { isHub, quadrantOf } from "@/server/compute/network/verdicts";

const point = (year: number, a: number | null, b: number | null): GrowthPoint => ({
  year,
  a,
  b,
  c: null,
  d: null,
});
const value = fc.option(fc.integer({ min: -50, max: 50 }).map((tenth) => tenth / 10));
const series = fc
  .uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 12 })
  .chain((years) => fc.tuple(...years.map((year) => fc.record({ year: fc.constant(year), value }))));
const points = fc
  .uniqueArray(fc.integer({ min: 2000, max: 2030 }), { maxLength: 12 })
  .chain((years) =>
    fc.tuple(
      ...years.map((year) => fc.record({ year: fc.constant(year), a: value, b: value, c: value, d: value })),
    ),
  );

describe("linearTrend", () => {
  test("is SciPy's line, with its standard error", () => {
    // scipy 1.10.1: scipy.stats.linregress([2013, 2014, 2016, 2019, 2022], [.42, .47, .44, .61, .58])
    const values = { 2013: 0.42, 2014: 0.47, 2015: null, 2016: 0.44, 2019: 0.61, 2022: 0.58 };
    const trend = linearTrend(Object.entries(values).map(([year, v]) => ({ year: Number(year), value: v })));
    expect(trend).toMatchObject({ n: 5, from: 2013, to: 2022 });
    expect(trend.slope).toBeCloseTo(0.019963503649635034, 14);
    expect(trend.standardError).toBeCloseTo(0.006745245693112879, 14);
    expect(trend.start).toBeCloseTo(0.4281386861313834, 13);
  });

  test("is the mean of all pairwise slopes, weighted by the squared years between them", () => {
    fc.assert(
      fc.property(series, (given) => {
        const known = given.flatMap(({ year, value: v }) => (v === null ? [] : [[year, v] as const]));
        const pairs = known.flatMap((x) =>
          known.filter((y) => y[0] > x[0]).map((y) => [y[0] - x[0], y[1] - x[1]] as const),
        );
        const weight = pairs.reduce((sum, [years]) => sum + years ** 2, 0);
        const { slope, n } = linearTrend(given);
        expect(n).toBe(known.length);
        if (known.length < 2) expect(slope).toBeNull();
        else
          expect(slope).toBeCloseTo(pairs.reduce((sum, [years, rise]) => sum + years * rise, 0) / weight, 10);
      }),
    );
  });
});

describe("lockIn", () => {
  const rule = { rise: 0.1, fall: 0.1, years: 4 };
  const of = (...values: (number | null)[]) =>
    lockIn(
      values.map((v, at) => ({ year: 2013 + at, value: v })),
      rule,
    );

  test.each([
    ["A", "rises step by step", [0.4, 0.5, 0.48, 0.6, 0.62]],
    ["A", "dips and comes back", [0.4, 0.6, 0.45, 0.55, 0.65]],
    ["B", "rises and falls below where it began", [0.4, 0.5, 0.6, 0.5, 0.3]],
    ["B", "rises and falls, with years missing between", [0.4, null, 0.6, null, 0.5, 0.45]],
    ["none", "stays", [0.4, 0.41, 0.4, 0.42]],
    ["none", "only falls", [0.6, 0.5, 0.4, 0.3]],
    ["undetermined", "has too few known years", [0.4, null, 0.6, 0.3]],
    ["undetermined", "has none", [null, null]],
    ["undetermined", "has no year", []],
  ])("%s: %s", (path, _, values) => {
    expect(of(...values).path).toBe(path);
  });

  test("states the numbers that it rests on", () => {
    expect(of(0.4, null, 0.75, 0.75, 0.5)).toEqual({
      path: "B",
      rule,
      first: { year: 2013, value: 0.4 },
      peak: { year: 2016, value: 0.75 },
      last: { year: 2017, value: 0.5 },
      rise: 0.75 - 0.4,
      fall: 0.25,
      known: 4,
      missing: [2014],
    });
  });

  test("a threshold that is reached but for rounding is reached", () => {
    expect(0.3 - 0.2).toBeLessThan(0.1);
    expect(of(0.2, 0.2, 0.2, 0.3).path).toBe("A");
    expect(of(0.1, 0.3, 0.3, 0.2).path).toBe("B");
  });

  test("a missing year never counts as zero: leaving it out says the same", () => {
    fc.assert(
      fc.property(series, (given) => {
        const known = given.filter((entry): entry is YearValue => entry.value !== null);
        expect({ ...lockIn(given, rule), missing: [] }).toEqual(lockIn(known, rule));
      }),
    );
  });

  test("shifting and scaling the series with its thresholds changes nothing; years in any order", () => {
    fc.assert(
      fc.property(series, (given) => {
        const scaled = given.map(({ year, value: v }) => ({
          year: year + 5,
          value: v === null ? null : 8 * v + 16,
        }));
        const other = lockIn(scaled.reverse(), { rise: 0.8, fall: 0.8, years: 4 });
        expect(other.path).toBe(lockIn(given, rule).path);
      }),
    );
  });

  test("refuses a rule that says nothing", () => {
    expect(() => lockIn([], { ...rule, fall: 0 })).toThrow(/fall 0/);
    expect(() => lockIn([], { ...rule, years: 2 })).toThrow(/2 years/);
    expect(() =>
      lockIn(
        [
          { year: 1, value: 1 },
          { year: 1, value: 2 },
        ],
        rule,
      ),
    ).toThrow(/year 1 is given twice/);
  });
});

describe("growthPath", () => {
  test("a step over a missing year takes its years; a and b are no zeros there", () => {
    const found = growthPath([
      point(2020, 1.3, 0.5),
      point(2018, 1, 0.1),
      point(2019, 1.1, null),
      point(2021, 1.3, 0.2),
    ]);
    expect(found.steps).toMatchObject([
      { from: 2018, to: 2020, years: 2 },
      { from: 2020, to: 2021, years: 1, direction: 180 },
    ]);
    expect(found.steps[0]!.length).toBeCloseTo(0.5, 12);
    expect(found.steps[0]!.speed).toBeCloseTo(0.25, 12);
    expect(found.steps[0]!.direction).toBeCloseTo((Math.atan2(0.3, 0.4) * 180) / Math.PI, 10);
    expect(found.length).toBeCloseTo(0.8, 12);
    expect(found.displacement).toBeCloseTo(Math.hypot(0.3, 0.1), 12);
    expect(found.speed).toBeCloseTo(0.8 / 3, 12);
    expect(found).toMatchObject({ missing: [2019], flags: ["gaps"] });
    expect(found.trends.a.n).toBe(4);
    expect(found.trends.b.n).toBe(3);
  });

  test("quadrants by the cuts, crossings between known ones; cuts of a year come first", () => {
    const path = [
      point(2018, 1, 0.1),
      { ...point(2019, 1, 0.4), cuts: { a: 1.2 } },
      point(2020, null, 0.4),
      point(2021, 1.5, 0.1 + 0.2),
    ];
    const found = growthPath(path, { cuts: { a: 1, b: 0.3 } });
    expect(found.quadrants.map(({ quadrant }) => quadrant)).toEqual([
      "a_high_b_low",
      "a_low_b_high",
      null,
      "a_high_b_high",
    ]);
    expect(found.crossings).toEqual([
      { from: 2018, to: 2019, fromQuadrant: "a_high_b_low", toQuadrant: "a_low_b_high" },
      { from: 2019, to: 2021, fromQuadrant: "a_low_b_high", toQuadrant: "a_high_b_high" },
    ]);
    expect(growthPath(path).crossings).toEqual([]);
  });

  test("reads the lock-in from b unless told otherwise", () => {
    const path = [0.1, 0.3, 0.5, 0.2].map((b, at) => point(2018 + at, b / 10, b));
    const rule = { rise: 0.2, fall: 0.2, years: 3 };
    expect(growthPath(path, { lockIn: rule }).lockIn).toMatchObject({ path: "B", rule });
    expect(growthPath(path, { lockIn: { ...rule, indicator: "a" } }).lockIn!.path).toBe("none");
    expect(growthPath(path).lockIn).toBeNull();
  });

  test("units of the plane stretch the steps, years apart slow them", () => {
    fc.assert(
      fc.property(points, (given) => {
        const plain = growthPath(given);
        const halved = growthPath(given, { units: { a: 2, b: 2 } });
        const twice = growthPath(given.map((at) => ({ ...at, year: 2 * at.year })));
        plain.steps.forEach((step, at) => {
          expect(halved.steps[at]!.length).toBeCloseTo(step.length / 2, 12);
          expect(twice.steps[at]!.speed).toBeCloseTo(step.speed / 2, 12);
        });
        expect(growthPath(given.toReversed())).toEqual(plain);
      }),
    );
  });

  test("numbers are numbers or null, and the straight way is never the longer one", () => {
    fc.assert(
      fc.property(points, (given) => {
        const found = growthPath(given, { cuts: { a: 0, b: 0 }, lockIn: { rise: 1, fall: 1, years: 3 } });
        expect(
          JSON.stringify(found, (_, v) => (typeof v === "number" && !Number.isFinite(v) ? "bad" : v)),
        ).not.toContain("bad");
        if (found.straightness !== null)
          expect(found.displacement!).toBeLessThanOrEqual(found.length! + 1e-12);
        expect(found.steps.length).toBe(Math.max(0, given.length - found.missing.length - 1));
      }),
    );
  });

  test("without points, with one, and standing still", () => {
    expect(growthPath([])).toMatchObject({ steps: [], length: null, speed: null, flags: ["empty"] });
    expect(growthPath([point(2020, null, 1)])).toMatchObject({ missing: [2020], flags: ["empty"] });
    expect(growthPath([point(2020, 1, 1)])).toMatchObject({ length: null, flags: ["single_year"] });
    const still = growthPath([point(2020, 1, 1), point(2021, 1, 1)]);
    expect(still).toMatchObject({ length: 0, displacement: 0, straightness: null, speed: 0, flags: [] });
    expect(still.steps[0]!.direction).toBeNull();
  });

  test("refuses years twice, values that are no numbers, units that are no lengths", () => {
    expect(() => growthPath([point(2020, 1, 1), point(2020, 1, 1)])).toThrow(/2020 is given twice/);
    expect(() => growthPath([point(2020, Number.NaN, 1)])).toThrow(/a of 2020 is NaN/);
    expect(() => growthPath([], { units: { a: 0, b: 1 } })).toThrow(/unit of a is 0/);
  });
});

test("a value at its cut is high, also when it is there but for rounding; what is missing has no verdict", () => {
  expect(quadrantOf({ a: 0.2, b: 0.2 }, { a: 0.1 + 0.1, b: (0.1 + 0.2 + 0.3) / 3 })).toBe("a_high_b_high");
  expect(quadrantOf({ a: 0.2, b: null }, { a: 0.1, b: 0.1 })).toBeNull();
  expect(quadrantOf({ a: 0.2, b: 0.2 }, { a: 0.1 })).toBeNull();
  expect(isHub({ b: 0.5, c: 0.5 }, { b: 0.5, c: 0.6 })).toBe(false);
  expect(isHub({ b: 0.5, c: 0.6 }, { b: 0.5, c: 0.6 })).toBe(true);
  expect(isHub({ b: 0.5, c: 0.6 }, { b: 0.5, c: null })).toBeNull();
});
