import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalisedRelatedness, relatedness } from "@/server/compute/network/relatedness";
import { denseRelatedness } from "./dense-reference";
import { type FlowRow, flows, flowsFrom, rearrangement } from "./random-networks";

const table = (r: ReturnType<typeof relatedness>) =>
  new Map(Array.from(r.seller, (i, k) => [`${i}>${r.buyer[k]}`, { rr: r.rr[k]!, expected: r.expected[k]! }]));

/** Equal to 13 digits, whatever the size. */
const closeTo = (x: number, y: number) => Math.abs(x - y) <= 1e-13 * Math.max(Math.abs(x), Math.abs(y));

describe("relatedness", () => {
  test("a table worked by hand: 10 of 40 sold and 20 of 40 bought", () => {
    const rows: FlowRow[] = [
      [0, 1, 10n, 1],
      [0, 2, 10n, 3],
      [3, 1, 10n, 5],
      [3, 2, 10n, 7],
    ];
    const r = relatedness(flowsFrom(4, rows), { self: "exclude" });
    expect([...r.expected]).toEqual([10, 10, 10, 10]);
    expect([...r.rr]).toEqual([1, 1, 1, 1]);
    expect([...r.expectedCount]).toEqual([1.5, 2.5, 4.5, 7.5]);
  });

  test.each(["exclude", "include"] as const)("equals the full matrices, self: %s", (self) => {
    fc.assert(
      fc.property(flows, ({ n, rows }) => {
        const input = flowsFrom(n, rows);
        const r = relatedness(input, { self });
        const slow = denseRelatedness(input, self);
        const defined = rows.filter(([i, j]) => !(self === "exclude" && i === j) && slow.cell(i, j));
        expect(Array.from(r.seller, (i, k) => [i, r.buyer[k], r.amount[k], r.count[k]])).toEqual(defined);
        defined.forEach(([i, j], k) => {
          const cell = slow.cell(i, j)!;
          const exact = Number((cell.numerator * 10n ** 30n) / cell.denominator) / 1e30;
          expect(Math.abs(r.rr[k]! - exact)).toBeLessThanOrEqual(exact * 1e-14 + 1e-29);
          expect(Math.sign(r.rr[k]! - 1)).toBe(
            cell.numerator > cell.denominator ? 1 : cell.numerator < cell.denominator ? -1 : 0,
          );
          expect(closeTo(r.expected[k]!, cell.expected)).toBe(true);
          expect(closeTo(r.expectedCount[k]!, cell.expectedCount)).toBe(true);
        });
      }),
    );
  });

  test("is exactly 1 where trade follows size alone, however large the amounts", () => {
    const sizes = [3n, 7n, 1_000_003n, 999_999_937n];
    const rows = sizes.flatMap((s, i) => sizes.map((b, j): FlowRow => [i, j, s * b, 1]));
    const r = relatedness(flowsFrom(4, rows), { self: "include" });
    expect(new Set(r.rr)).toEqual(new Set([1]));
  });

  test("sees one thousand won too many in 10^17", () => {
    const s = 300_000_007n;
    const rows: FlowRow[] = [
      [0, 2, s * s + 1n, 1],
      [0, 3, s * s, 1],
      [1, 2, s * s, 1],
      [1, 3, s * s, 1],
    ];
    const [first, second] = relatedness(flowsFrom(4, rows), { self: "exclude" }).rr;
    expect(first).toBeGreaterThan(1);
    expect(second).toBeLessThan(1);
  });

  test("does not depend on the unit of account", () => {
    fc.assert(
      fc.property(flows, fc.bigInt({ min: 2n, max: 100_000n }), ({ n, rows }, unit) => {
        const scaled = rows.map(([i, j, amount, count]): FlowRow => [i, j, amount * unit, count]);
        const before = relatedness(flowsFrom(n, rows), { self: "exclude" });
        const after = relatedness(flowsFrom(n, scaled), { self: "exclude" });
        expect(after.seller).toEqual(before.seller);
        after.rr.forEach((rr, k) => {
          expect(closeTo(rr, before.rr[k]!)).toBe(true);
          expect(Math.sign(rr - 1)).toBe(Math.sign(before.rr[k]! - 1));
        });
      }),
    );
  });

  test("turns round with the trade: RR of j to i in the reversed flows is RR of i to j", () => {
    fc.assert(
      fc.property(flows, ({ n, rows }) => {
        const reversed = rows.map(([i, j, amount, count]): FlowRow => [j, i, amount, count]);
        const before = relatedness(flowsFrom(n, rows), { self: "exclude" });
        const after = table(relatedness(flowsFrom(n, reversed), { self: "exclude" }));
        before.rr.forEach((rr, k) => {
          expect(closeTo(after.get(`${before.buyer[k]}>${before.seller[k]}`)!.rr, rr)).toBe(true);
        });
      }),
    );
  });

  test("does not depend on the numbering of the industries", () => {
    const shuffled = flows.chain((input) => rearrangement(input.n).map((to) => ({ ...input, to })));
    fc.assert(
      fc.property(shuffled, ({ n, rows, to }) => {
        const moved = rows.map(([i, j, amount, count]): FlowRow => [to[i]!, to[j]!, amount, count]);
        const before = relatedness(flowsFrom(n, rows), { self: "exclude" });
        const after = relatedness(flowsFrom(n, moved), { self: "exclude" });
        expect(after.rr).toEqual(before.rr);
      }),
    );
  });

  test("an industry that only trades with itself is absent, not 0", () => {
    const rows: FlowRow[] = [
      [0, 0, 50n, 2],
      [1, 2, 10n, 1],
    ];
    expect([...table(relatedness(flowsFrom(3, rows), { self: "exclude" })).keys()]).toEqual(["1>2"]);
    expect([...table(relatedness(flowsFrom(3, rows), { self: "include" })).keys()]).toEqual(["0>0", "1>2"]);
  });

  test("an amount of 0 between industries that trade with nobody is undefined; between others it is 0", () => {
    const rows: FlowRow[] = [
      [0, 1, 0n, 1],
      [2, 1, 5n, 1],
      [2, 3, 5n, 1],
      [4, 3, 5n, 1],
      [4, 1, 0n, 1],
    ];
    const found = table(relatedness(flowsFrom(5, rows), { self: "exclude" }));
    expect(found.has("0>1")).toBe(false);
    expect(found.get("4>1")?.rr).toBe(0);
  });

  test("without any trade nothing is related", () => {
    expect(relatedness(flowsFrom(3, []), { self: "exclude" }).rr).toHaveLength(0);
  });

  test.each([
    [
      "a pair given twice",
      [
        [0, 1, 1n, 1],
        [0, 1, 2n, 1],
      ],
      /row 1 repeats the pair 10000 -> 10001/,
    ],
    ["a negative amount", [[0, 1, -1n, 1]], /row 0 has the negative amount -1/],
    ["a count that is not a number", [[0, 1, 1n, Number.NaN]], /row 0 has the count NaN/],
    ["an industry that is not listed", [[0, 2, 1n, 1]], /column 2 at position 0; expected 0 to 1/],
  ] as [string, FlowRow[], RegExp][])("refuses %s", (_, rows, message) => {
    expect(() => relatedness(flowsFrom(2, rows), { self: "exclude" })).toThrow(message);
  });
});

test("normalised relatedness is -1 without trade, 0 as expected, and below 1 whatever the trade", () => {
  expect([0, 1, 3].map(normalisedRelatedness)).toEqual([-1, 0, 0.5]);
  expect(normalisedRelatedness(1e12)).toBeLessThan(1);
});
