import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isRarer, poissonUpperTail } from "@/server/compute/network/poisson";

const BITS = 2600n;

/** P[X >= n] as a sum of terms e^x / x! over all of them, in whole numbers of 2^-2600: slow and exact. */
function exactTail(n: number, e: number): number {
  const rate = BigInt(e * 2 ** 80);
  let term = 1n << BITS;
  let all = 0n;
  let tail = 0n;
  for (let x = 0; term > 0n; x++) {
    all += term;
    if (x >= n) tail += term;
    term = ((term * rate) >> 80n) / BigInt(x + 1);
  }
  // scale so that a tail of 1e-300 keeps its digits
  const zeros = BigInt(Math.max(0, all.toString(2).length - tail.toString(2).length));
  return Number((tail << (zeros + 60n)) / all) / 2 ** 60 / 2 ** Number(zeros);
}

describe("poissonUpperTail", () => {
  test.each([
    [1, 0.001],
    [5, 1],
    [5, 0.01],
    [10, 9.5],
    [10, 10],
    [10, 12.25],
    [40, 3],
    [170, 171],
    [200, 90],
    [300, 240.5],
    [15, 15],
    [16, 15.75],
  ])("P[X >= %d | e = %d] equals the exact sum", (n, e) => {
    const exact = exactTail(n, e);
    expect(Math.abs(poissonUpperTail(n, e) / exact - 1)).toBeLessThan(1e-12);
  });

  test("equals the exact sum over its whole range, upper tail to 12 digits", () => {
    const cases = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 300 * 1024 }));
    fc.assert(
      fc.property(cases, ([n, part]) => {
        const e = part / 1024;
        const exact = exactTail(n, e);
        const tail = poissonUpperTail(n, e);
        expect(Math.abs(tail - exact)).toBeLessThanOrEqual(1e-13 + (n > e ? 0 : 1e-12));
        if (n > e && exact > 1e-290) expect(Math.abs(tail / exact - 1)).toBeLessThan(1e-11);
      }),
      { numRuns: 60 },
    );
  });

  test("keeps its digits for millions of transactions: recurrence P[X >= n] - P[X >= n + 1] = pmf(n)", () => {
    // at n = e the pmf is 1 / √(2πn) · (1 - 1/(12n) + ...)
    for (const n of [1e4, 1e6, 4e7]) {
      const step = poissonUpperTail(n, n) - poissonUpperTail(n + 1, n);
      expect(step / ((1 - 1 / (12 * n)) / Math.sqrt(2 * Math.PI * n))).toBeCloseTo(1, 6);
    }
  });

  test("falls with n and rises with e", () => {
    const e = fc.double({ min: 0.01, max: 5000, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), e, (n, rate) => {
        expect(poissonUpperTail(n + 1, rate)).toBeLessThanOrEqual(poissonUpperTail(n, rate) * (1 + 1e-12));
        expect(poissonUpperTail(n, rate * 1.01)).toBeGreaterThanOrEqual(
          poissonUpperTail(n, rate) * (1 - 1e-12),
        );
      }),
    );
  });

  test("at least nothing is certain; something out of nothing is impossible", () => {
    expect(poissonUpperTail(0, 3)).toBe(1);
    expect(poissonUpperTail(0, 0)).toBe(1);
    expect(poissonUpperTail(1, 0)).toBe(0);
  });

  test.each([
    [1, -1],
    [1, Number.NaN],
    [1, Number.POSITIVE_INFINITY],
    [Number.NaN, 1],
  ])("refuses n = %d, e = %d", (n, e) => {
    expect(() => poissonUpperTail(n, e)).toThrow(/BAD_OPTION/);
  });
});

test("rarer than a level is what the tail says, near the level too", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 400 }),
      fc.double({ min: 0, max: 300, noNaN: true }),
      fc.constantFrom(1e-6, 0.01, 0.05, 1),
      (n, e, alpha) => {
        const tail = poissonUpperTail(n, e);
        expect(isRarer(n, e, alpha)).toBe(tail < alpha);
        if (tail > 0) {
          expect(isRarer(n, e, tail)).toBe(false);
          expect(isRarer(n, e, tail * (1 + 1e-15) + Number.MIN_VALUE)).toBe(true);
        }
      },
    ),
  );
});
