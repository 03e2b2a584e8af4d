import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shareInterval } from "@/server/compute/topics/share-interval";

const Z = 1.6448536269514722;
const counts = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0.01, max: 1e6, noNaN: true }))
  .map(([part, n]) => [part * n, n] as const);

describe("the share of a topic in a year", () => {
  test("nobody of nobody has no share; nothing of some begins at 0, all of some ends at 1", () => {
    expect(shareInterval(0, 0)).toBeNull();
    // with p = 0 the upper end is z^2 / (n + z^2)
    expect(shareInterval(0, 10)!.low).toBe(0);
    expect(shareInterval(0, 10)!.high).toBeCloseTo(Z ** 2 / (10 + Z ** 2), 12);
    expect(shareInterval(10, 10)).toMatchObject({ share: 1, high: 1, few: false });
    expect(shareInterval(10, 10)!.low).toBeCloseTo(10 / (10 + Z ** 2), 12);
  });

  test("the ends are where the score test turns: (p - end)^2 = z^2 end (1 - end) / n", () => {
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const { share, low, high } = shareInterval(x, n)!;
        for (const end of [low, high])
          if (end > 0 && end < 1) expect((share - end) ** 2).toBeCloseTo((Z ** 2 * end * (1 - end)) / n, 9);
      }),
    );
  });

  test("the share lies within, the ends within 0 and 1, and more patents make it narrower", () => {
    fc.assert(
      fc.property(counts, ([x, n]) => {
        const { share, low, high } = shareInterval(x, n)!;
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
        expect(high).toBeLessThanOrEqual(1);
        const four = shareInterval(4 * x, 4 * n)!;
        expect(four.high - four.low).toBeLessThanOrEqual(high - low + 1e-12);
      }),
    );
  });

  test("few means fewer than five expected patents", () => {
    expect([4.99, 5].map((x) => shareInterval(x, 40)!.few)).toEqual([true, false]);
  });

  test.each([
    [-1, 5],
    [6, 5],
    [Number.NaN, 5],
    [1, Number.POSITIVE_INFINITY],
  ])("%d of %d is refused", (x, n) => {
    expect(() => shareInterval(x, n)).toThrow(/share/);
  });
});
