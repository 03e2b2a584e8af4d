import fc from "fast-check";
import { expect, test } from "vitest";
import { niceRange } from "@/app/_components/charts/nice-range";

test("the axis holds every value, in at most eleven steps, and its ends are whole steps", () => {
  const values = fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(values, (list) => {
      const { min, max, step } = niceRange(list);
      expect(Math.min(...list)).toBeGreaterThanOrEqual(min);
      expect(Math.max(...list)).toBeLessThanOrEqual(max);
      expect(max).toBeGreaterThan(min);
      expect((max - min) / step).toBeLessThan(11.001);
      expect(Math.abs(min / step - Math.round(min / step))).toBeLessThan(1e-6);
    }),
  );
});

test("indicators get tenths and fifths", () => {
  expect(niceRange([0.2, 0.87])).toEqual({ min: 0, max: 1, step: 0.2 });
  expect(niceRange([1, 123], 0.06, 12).min).toBe(0);
  expect(niceRange([-0.13, 0.42])).toEqual({ min: -0.2, max: 0.5, step: 0.1 });
});

test("a wide picture is told more steps than a narrow one", () => {
  expect(niceRange([0.33, 0.52], 0.12, 10).step).toBe(0.02);
  expect(niceRange([0.33, 0.52], 0.12, 4).step).toBe(0.05);
});

test("no value, or one value only, still gives an axis", () => {
  expect(niceRange([])).toEqual({ min: 0, max: 1, step: 0.2 });
  expect(niceRange([Number.NaN, 0.5]).min).toBeLessThan(0.5);
  expect(niceRange([0])).toMatchObject({ min: expect.any(Number), max: expect.any(Number) });
});
