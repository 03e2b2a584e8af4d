import { expect, test } from "vitest";
import { relatedness } from "@/server/compute/network/relatedness";
import { undirectedWeights } from "@/server/compute/network/undirected-weights";
import { type FlowRow, flowsFrom } from "./random-networks";

const weights = (n: number, rows: FlowRow[]) => {
  const { first, second, weight } = undirectedWeights(relatedness(flowsFrom(n, rows), { self: "exclude" }));
  return Array.from(first, (i, p) => [i, second[p], weight[p]]);
};

test("is the mean of both directions", () => {
  // sold 0: 6, 1: 3, 2: 3; bought 0: 4, 1: 4, 2: 4; total 12
  const rows: FlowRow[] = [
    [0, 1, 2n, 1],
    [0, 2, 4n, 1],
    [1, 0, 3n, 1],
    [2, 0, 1n, 1],
    [2, 1, 2n, 1],
  ];
  const n = (rr: number) => (rr - 1) / (rr + 1);
  const found = weights(3, rows);
  expect(found.map(([i, j]) => [i, j])).toEqual([
    [0, 1],
    [0, 2],
    [1, 2],
  ]);
  expect(found[0]![2]).toBeCloseTo((n(2 / ((6 * 4) / 12)) + n(3 / ((3 * 4) / 12))) / 2, 12);
  expect(found[1]![2]).toBeCloseTo((n(4 / ((6 * 4) / 12)) + n(1 / ((3 * 4) / 12))) / 2, 12);
  expect(found[2]![2]).toBeCloseTo((-1 + n(2 / ((3 * 4) / 12))) / 2, 12);
});

test("leaves an undefined direction out: 1 sells nothing at all, so only 0 to 1 counts", () => {
  const rows: FlowRow[] = [
    [0, 1, 2n, 1],
    [0, 2, 2n, 1],
    [2, 1, 2n, 1],
  ];
  const found = weights(3, rows);
  expect(found[0]).toEqual([0, 1, (0.75 - 1) / (0.75 + 1)]);
});

test("a pair that did not trade has no weight", () => {
  expect(
    weights(4, [
      [0, 1, 1n, 1],
      [2, 3, 1n, 1],
    ]).map(([i, j]) => `${i}-${j}`),
  ).toEqual(["0-1", "2-3"]);
});
