import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import { relatedness } from "@/server/compute/network/relatedness";
import type { LinkRule } from "@/server/domain/flows";
import { denseLinks } from "./dense-reference";
import { type FlowRow, flows, flowsFrom } from "./random-networks";

const linksOf = (n: number, rows: readonly FlowRow[], rule: LinkRule) => {
  const links = selectLinks(relatedness(flowsFrom(n, rows), { self: rule.self }), rule);
  return Array.from(links.seller, (i, k) => `${i}>${links.buyer[k]}`);
};

describe("selectLinks", () => {
  test.each([
    ["related", 1n],
    ["any", 0n],
  ] as const)("%s keeps exactly the pairs whose RR is above the threshold", (preset, threshold) => {
    fc.assert(
      fc.property(flows, ({ n, rows }) => {
        const expected = denseLinks(flowsFrom(n, rows), threshold);
        expect(linksOf(n, rows, LINK_RULES[preset]).sort()).toEqual(expected.sort());
      }),
    );
  });

  test("a pair that trades exactly as expected is not related", () => {
    const rows: FlowRow[] = [
      [0, 2, 2n, 9],
      [0, 3, 4n, 9],
      [1, 2, 3n, 9],
      [1, 3, 6n, 9],
    ];
    expect(linksOf(4, rows, LINK_RULES.related)).toEqual([]);
    expect(linksOf(4, rows, LINK_RULES.any)).toHaveLength(4);
  });

  test("significant asks for RR > 1, five transactions and a tail below 1 %", () => {
    // counts: 0 sells 30, 1 sells 30; 2 buys 30, 3 buys 30; e = 15 for every pair
    const rows: FlowRow[] = [
      [0, 2, 50n, 26],
      [0, 3, 10n, 4],
      [1, 2, 10n, 4],
      [1, 3, 50n, 26],
    ];
    expect(poissonUpperTail(26, 15)).toBeLessThan(0.01);
    expect(linksOf(4, rows, LINK_RULES.significant)).toEqual(["0>2", "1>3"]);
    const fewer = rows.map(([i, j, amount, count]): FlowRow => [i, j, amount, count === 26 ? 20 : 10]);
    expect(poissonUpperTail(20, 15)).toBeGreaterThan(0.01);
    expect(linksOf(4, fewer, LINK_RULES.significant)).toEqual([]);
  });

  test("minCount counts transactions, the least number included", () => {
    const rows: FlowRow[] = [
      [0, 1, 5n, 3],
      [1, 0, 5n, 2],
    ];
    const rule: LinkRule = { preset: "custom", threshold: 0, minCount: 3, alpha: null, self: "exclude" };
    expect(linksOf(2, rows, rule)).toEqual(["0>1"]);
  });

  test("trade of an industry with itself is never a link, even when it stays in the margins", () => {
    const rows: FlowRow[] = [
      [0, 0, 100n, 50],
      [0, 1, 1n, 1],
      [1, 0, 1n, 1],
    ];
    expect(linksOf(2, rows, { ...LINK_RULES.any, self: "include" })).toEqual(["0>1", "1>0"]);
    expect(linksOf(2, rows.slice(0, 1), LINK_RULES.any)).toEqual([]);
  });

  test("keeps every column of the rows it keeps", () => {
    fc.assert(
      fc.property(flows, ({ n, rows }) => {
        const all = relatedness(flowsFrom(n, rows), { self: "exclude" });
        const links = selectLinks(all, LINK_RULES.related);
        const row = (r: typeof all, k: number) =>
          [r.seller, r.buyer, r.amount, r.count, r.expected, r.rr, r.expectedCount].map(
            (column) => column[k],
          );
        const at = new Map(Array.from(all.seller, (i, k) => [`${i}>${all.buyer[k]}`, k]));
        links.seller.forEach((i, k) => {
          expect(row(links, k)).toEqual(row(all, at.get(`${i}>${links.buyer[k]}`)!));
        });
      }),
    );
  });

  test.each([
    [{ threshold: -1 }, /threshold is -1/],
    [{ minCount: Number.NaN }, /minCount is NaN/],
    [{ alpha: 0 }, /alpha is 0/],
    [{ alpha: 1.5 }, /alpha is 1.5/],
  ])("refuses %o", (change, message) => {
    expect(() => linksOf(2, [[0, 1, 1n, 1]], { ...LINK_RULES.related, ...change })).toThrow(message);
  });
});
