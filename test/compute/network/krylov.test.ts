import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { largestDirection } from "@/server/compute/network/krylov";

/** Symmetric, entries >= 0, with 1 added to the diagonal of the first so that the zero matrix has an answer too. */
const matrices = fc
  .integer({ min: 1, max: 12 })
  .chain((n) =>
    fc
      .array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: n * n, maxLength: n * n })
      .map((entries) =>
        Array.from({ length: n }, (_, i) =>
          Array.from(
            { length: n },
            (_, j) => entries[i * n + j]! + entries[j * n + i]! + (i + j === 0 ? 1 : 0),
          ),
        ),
      ),
  );
const times = (matrix: number[][]) => (x: Float64Array, y: Float64Array) =>
  matrix.forEach((row, i) => {
    y[i] = row.reduce((sum, value, j) => sum + value * x[j]!, 0);
  });
const even = (n: number) => new Float64Array(n).fill(1 / Math.sqrt(n));

describe("the direction of the largest eigenvalue", () => {
  test("W x = θ x, and no vector is stretched more", () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const n = matrix.length;
        const x = even(n);
        largestDirection(times(matrix), x, { tolerance: 1e-13, most: 100 });
        const image = new Float64Array(n);
        times(matrix)(x, image);
        const theta = image.reduce((sum, value, i) => sum + value * x[i]!, 0);
        expect(Math.hypot(...x)).toBeCloseTo(1, 10);
        image.forEach((value, i) => {
          expect(Math.abs(value - theta * x[i]!)).toBeLessThan(1e-6 * theta);
        });
        // A long walk from everywhere, the plain way.
        let walked = even(n);
        for (let step = 0; step < 300; step++) {
          const next = new Float64Array(n);
          times(matrix)(walked, next);
          walked = next.map((value, i) => value + theta * walked[i]!);
          const length = Math.hypot(...walked);
          walked = walked.map((value) => value / length);
        }
        const last = new Float64Array(n);
        times(matrix)(walked, last);
        const reached = last.reduce((sum, value, i) => sum + value * walked[i]!, 0);
        expect(theta).toBeGreaterThanOrEqual(reached * (1 - 1e-9));
      }),
    );
  });
  test("no more products than it is given; two camps and all alike end early", () => {
    const camps = [
      [0, 0, 1, 1],
      [0, 0, 1, 1],
      [1, 1, 0, 0],
      [1, 1, 0, 0],
    ];
    const x = Float64Array.of(1, 0, 0, 0);
    expect(largestDirection(times(camps), x, { tolerance: 1e-13, most: 2 })).toBe(2);
    expect(largestDirection(times(camps), even(4), { tolerance: 1e-13, most: 50 })).toBe(1);
    const alone = Float64Array.of(1, 0, 0, 0);
    largestDirection(times(camps), alone, { tolerance: 1e-13, most: 50 });
    expect([...alone].map((value) => Math.abs(value).toFixed(9))).toEqual(new Array(4).fill("0.500000000"));
  });
});
