import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regionalSpecialisation } from "@/server/compute/topics/specialisation";

describe("by hand", () => {
  test("location quotients of a small table", () => {
    const { cells } = regionalSpecialisation([30, 10, 10, 50], 2, 2);
    expect(cells.map(({ expected }) => expected)).toEqual([16, 24, 24, 36]);
    expect(cells[0]!.rta).toBeCloseTo(30 / 16, 12);
    const beyond = 4 * 14 ** 2 - 100;
    const prior = (16 ** 2 + 2 * 24 ** 2 + 36 ** 2) / beyond;
    expect(cells[0]!.shrunk).toBeCloseTo((30 + prior) / (16 + prior), 12);
  });

  test("no more different than chance: every shrunk value is 1", () => {
    const { cells, prior } = regionalSpecialisation([20, 10, 10, 5], 2, 2);
    expect(prior).toBe(Number.POSITIVE_INFINITY);
    expect(cells.map(({ shrunk }) => shrunk)).toEqual([1, 1, 1, 1]);
  });

  test("a region without patents has no quotient", () => {
    const { cells } = regionalSpecialisation([4, 6, 0, 0], 2, 2);
    expect(cells[2]).toMatchObject({ patents: 0, rta: null, shrunk: null, few: true });
  });

  test("the interval is that of the gamma distribution", () => {
    // Gamma(10, 10): 5 % at 0.5425, 95 % at 1.5705 (tables of chi-square with 20 degrees: 10.851, 31.410)
    const { cells, prior } = regionalSpecialisation([8, 2, 2, 8], 2, 2);
    const { patents, expected, low, high } = cells[0]!;
    const mean = (patents + prior) / (expected + prior);
    expect(low!).toBeLessThan(mean);
    expect(high!).toBeGreaterThan(mean);
    // scaled to a mean of 1 the ends depend on the shape alone
    const shape = patents + prior;
    const end = (z: number) => (1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
    expect(low! / mean).toBeCloseTo(end(-1.6448536), 6);
    expect(high! / mean).toBeCloseTo(end(1.6448536), 6);
  });

  test.each([[[1, 2, 3]], [[1, -1, 2, 2]], [[1, Number.NaN, 2, 2]]])("%s is refused", (counts) => {
    expect(() => regionalSpecialisation(counts, 2, 2)).toThrow();
  });
});

test("shrunk values lie between the quotient and 1, weighted quotients of a topic add up to 1", () => {
  const table = fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
    .chain(([regions, topics]) =>
      fc.record({
        regions: fc.constant(regions),
        topics: fc.constant(topics),
        counts: fc.array(fc.double({ min: 0, max: 200, noNaN: true }), {
          minLength: regions * topics,
          maxLength: regions * topics,
        }),
      }),
    );
  fc.assert(
    fc.property(table, ({ regions, topics, counts }) => {
      const { cells } = regionalSpecialisation(counts, regions, topics);
      for (const { rta, shrunk, low, high } of cells) {
        if (rta === null) continue;
        expect(shrunk!).toBeGreaterThanOrEqual(Math.min(rta, 1) - 1e-9);
        expect(shrunk!).toBeLessThanOrEqual(Math.max(rta, 1) + 1e-9);
        expect(low! <= high! && Number.isFinite(high!)).toBe(true);
      }
      for (let k = 0; k < topics; k++) {
        let [sum, expected] = [0, 0];
        for (let r = 0; r < regions; r++) {
          const one = cells[r * topics + k]!;
          sum += (one.rta ?? 0) * one.expected;
          expected += one.expected;
        }
        expect(sum).toBeCloseTo(expected, 6);
      }
    }),
  );
});
