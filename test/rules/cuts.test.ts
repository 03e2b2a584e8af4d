import { describe, expect, test } from "vitest";
import { drawnCut, snapped } from "@/rules/cuts";
import type { Cut } from "@/rules/schema";

describe("drawnCut", () => {
  test.each([
    ["mean", { kind: "mean" }, [1, 2, 6], undefined, { value: 3, kind: "mean" }],
    ["mean without the missing", { kind: "mean" }, [1, null, 3], undefined, { value: 2, kind: "mean" }],
    ["median of three", { kind: "median" }, [9, 1, 2], undefined, { value: 2, kind: "median" }],
    ["median of four", { kind: "median" }, [9, 1, 2, 4], undefined, { value: 3, kind: "median" }],
    [
      "median without the missing",
      { kind: "median" },
      [null, 5, null, 7],
      undefined,
      { value: 6, kind: "median", known: 2 },
    ],
    [
      "mean of one value: itself, so no cut",
      { kind: "mean" },
      [5, null],
      undefined,
      { value: null, known: 1 },
    ],
    ["median of one value: no cut", { kind: "median" }, [5], undefined, { value: null, known: 1 }],
    ["fixed needs nothing to compare", { kind: "fixed", value: 1 }, [5], undefined, { value: 1, known: 1 }],
    ["given needs nothing to compare", { kind: "mean" }, [5], 1, { value: 1, kind: "given" }],
    ["all the same, rounding aside", { kind: "mean" }, [0.3, 0.1 + 0.2], undefined, { equal: true }],
    ["not the same", { kind: "mean" }, [0.3, 0.31], undefined, { equal: false }],
    ["fixed", { kind: "fixed", value: 0.4 }, [1, 2], undefined, { value: 0.4, kind: "fixed" }],
    ["given overrides", { kind: "mean" }, [1, 2], 0.7, { value: 0.7, kind: "given" }],
    ["given zero is a number", { kind: "mean" }, [1, 2], 0, { value: 0, kind: "given" }],
    ["nothing to draw from", { kind: "mean" }, [null, null], undefined, { value: null, kind: "mean" }],
    ["no rows at all", { kind: "median" }, [], undefined, { value: null, kind: "median" }],
  ] as [string, Cut, (number | null)[], number | undefined, object][])(
    "%s",
    (_, cut, values, given, drawn) => {
      expect(drawnCut(cut, values, { given, fewest: 2 })).toMatchObject(drawn);
    },
  );

  test("refuses a given cut that is not a number", () => {
    expect(() => drawnCut({ kind: "mean" }, [1], { given: Number.NaN, fewest: 2 })).toThrow(/a cut is NaN/);
  });
});

test("rounding alone does not put a value off its cut; a real difference does", () => {
  const mean = (0.1 + 0.2 + 0.3) / 3;
  expect(0.2 >= mean).toBe(false);
  expect(snapped(0.2, mean)).toBe(mean);
  expect(snapped(0.1999999, mean)).toBe(0.1999999);
  expect(snapped(1e9 + 1e-6, 1e9)).toBe(1e9);
});
