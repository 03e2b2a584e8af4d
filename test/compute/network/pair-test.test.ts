import fc from "fast-check";
import { expect, test } from "vitest";
import { LINK_RULES, selectLinks } from "@/server/compute/network/links";
import { testedByPairs } from "@/server/compute/network/pair-test";
import { poissonUpperTail } from "@/server/compute/network/poisson";
import { relatedness } from "@/server/compute/network/relatedness";
import type { Flows, LinkRule } from "@/server/domain/flows";

const SIZE = 6;
/** Distinct cells of a small matrix with an amount, a number of trades and at most as many pairs of firms. */
const flowsOf = fc
  .uniqueArray(
    fc.record({
      cell: fc.nat(SIZE * SIZE - 1),
      amount: fc.bigInt({ min: 1n, max: 10_000n }),
      count: fc.integer({ min: 1, max: 200 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { selector: ({ cell }) => cell, maxLength: SIZE * SIZE },
  )
  .map((rows): Flows & { pairs: Float64Array } => ({
    industries: Array.from({ length: SIZE }, (_, i) => String(i)),
    seller: Int32Array.from(rows, ({ cell }) => Math.floor(cell / SIZE)),
    buyer: Int32Array.from(rows, ({ cell }) => cell % SIZE),
    amount: BigInt64Array.from(rows, ({ amount }) => amount),
    count: Float64Array.from(rows, ({ count }) => count),
    pairs: Float64Array.from(rows, ({ count, share }) => Math.max(1, Math.round(count * share))),
  }));
const rule: LinkRule = {
  preset: "custom",
  threshold: 1,
  minCount: 3,
  alpha: 0.05,
  self: "exclude",
  test: "pairs",
};

const linksOf = (flows: Flows, by: LinkRule) => {
  const left = testedByPairs(relatedness(flows, by), flows, by);
  const { seller, buyer } = selectLinks(left.relatedness, left.rule);
  return Array.from(seller, (i, k) => `${i}>${buyer[k]}`);
};

/** The definition, pair by pair. */
function slowLinks({ seller, buyer, amount, count, pairs }: Flows & { pairs: Float64Array }): string[] {
  const rows = [...seller.keys()].filter((k) => seller[k] !== buyer[k]);
  const sum = (of: (k: number) => number, keep: (k: number) => boolean) =>
    rows.filter(keep).reduce((total, k) => total + of(k), 0);
  return rows
    .filter((k) => {
      const sells = (r: number) => seller[r] === seller[k];
      const buys = (r: number) => buyer[r] === buyer[k];
      const expected = (of: (r: number) => number) => (sum(of, sells) * sum(of, buys)) / sum(of, () => true);
      return (
        Number(amount[k]) > expected((r) => Number(amount[r])) * (1 + 1e-12) &&
        count[k]! >= 3 &&
        poissonUpperTail(
          pairs[k]!,
          expected((r) => pairs[r]!),
        ) < 0.05
      );
    })
    .map((k) => `${seller[k]}>${buyer[k]}`);
}

test("a link passes by its amount, its trades, and the number of its pairs of firms", () => {
  fc.assert(fc.property(flowsOf, (flows) => void expect(linksOf(flows, rule)).toEqual(slowLinks(flows))));
});

test("where every trade is of another pair of firms, the two tests are one", () => {
  fc.assert(
    fc.property(flowsOf, (flows) => {
      const same = { ...flows, pairs: flows.count };
      expect(linksOf(same, rule)).toEqual(linksOf(flows, { ...rule, test: undefined }));
    }),
  );
});

test("one pair of firms that trades a hundred times is no proof; a hundred pairs are", () => {
  const flows = (pairs: number): Flows => ({
    industries: ["a", "b", "c", "d"],
    seller: Int32Array.of(0, 0, 1, 1),
    buyer: Int32Array.of(2, 3, 2, 3),
    amount: BigInt64Array.of(900n, 100n, 100n, 900n),
    count: Float64Array.of(100, 10, 10, 100),
    pairs: Float64Array.of(pairs, 1, 1, pairs),
  });
  const significant: LinkRule = { ...LINK_RULES.significant, test: "pairs" };
  expect(linksOf(flows(1), LINK_RULES.significant)).toEqual(["0>2", "1>3"]);
  expect(linksOf(flows(1), significant)).toEqual([]);
  expect(linksOf(flows(100), significant)).toEqual(["0>2", "1>3"]);
});

test("without pairs there is nothing to test, and it says so", () => {
  const { pairs: _, ...flows } = fc.sample(flowsOf, 1)[0]!;
  const all = relatedness(flows, rule);
  expect(() => testedByPairs(all, flows, rule)).toThrow(/no pairs/);
  expect(testedByPairs(all, flows, { ...rule, alpha: null }).relatedness).toBe(all);
});
