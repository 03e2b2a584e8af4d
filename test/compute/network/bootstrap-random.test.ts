import { describe, expect, test } from "vitest";
import { gammaDraw, poissonDraw, randomStream } from "@/server/compute/network/bootstrap-random";
import { logPoissonPmf } from "@/server/compute/network/poisson";

const times = <T>(n: number, of: () => T) => Array.from({ length: n }, of);
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = (values: number[]) => {
  const middle = mean(values);
  return mean(values.map((value) => (value - middle) ** 2));
};

describe("a random stream", () => {
  test("is the same for the same seed and part, and another for another", () => {
    const start = (seed: number, part: number) => {
      const stream = randomStream(seed, part);
      return times(5, () => stream.uniform()).join();
    };
    expect(start(1, 2)).toBe(start(1, 2));
    const others = [start(1, 2), start(2, 1), start(1, 3), start(-1, 2), start(2 ** 40 + 1, 2), start(0, 0)];
    expect(new Set(others).size).toBe(others.length);
  });

  test("is uniform in the open interval, and two parts are unrelated", () => {
    const [x, y] = [0, 1].map((part) => {
      const stream = randomStream(7, part);
      return times(20_000, () => stream.uniform());
    }) as [number[], number[]];
    for (const values of [x, y]) {
      expect(Math.min(...values)).toBeGreaterThan(0);
      expect(Math.max(...values)).toBeLessThan(1);
      expect(mean(values)).toBeCloseTo(0.5, 2);
      expect(variance(values)).toBeCloseTo(1 / 12, 2);
    }
    expect(mean(x.map((value, i) => (value - 0.5) * (y[i]! - 0.5)))).toBeCloseTo(0, 2);
  });
});

test.each([0.3, 1, 4, 9.99, 10, 35, 1000])("Poisson draws of mean %s fit the distribution", (expected) => {
  const draws = 40_000;
  const stream = randomStream(3, Math.round(expected * 100));
  const seen = new Map<number, number>();
  for (let d = 0; d < draws; d++) {
    const x = poissonDraw(expected, stream);
    seen.set(x, (seen.get(x) ?? 0) + 1);
  }
  let [chi2, cells, restSeen, restExpected] = [0, 0, draws, draws];
  const reach = Math.ceil(expected + 6 * Math.sqrt(expected) + 6);
  for (let x = 0; x <= reach; x++) {
    const e = draws * Math.exp(logPoissonPmf(x, expected));
    if (e < 10) continue;
    const o = seen.get(x) ?? 0;
    chi2 += (o - e) ** 2 / e;
    cells++;
    restSeen -= o;
    restExpected -= e;
  }
  expect(Math.abs(restSeen - restExpected)).toBeLessThan(5 * Math.sqrt(restExpected + 1));
  // Chi-square of `cells` degrees of freedom: mean cells, variance 2 cells; five standard deviations.
  expect(chi2).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
});

test("a mean of 0 gives 0", () => {
  expect(poissonDraw(0, randomStream(1, 1))).toBe(0);
});

test.each([0.2, 1, 7.5, 400])("gamma draws of shape %s have that mean and variance", (shape) => {
  const stream = randomStream(5, 0);
  const values = times(40_000, () => gammaDraw(shape, stream) / shape);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
  expect(Math.abs(mean(values) - 1)).toBeLessThan(5 / Math.sqrt(shape * values.length));
  expect(Math.abs(variance(values) * shape - 1)).toBeLessThan(5 * Math.sqrt((2 + 6 / shape) / values.length));
});
