import { describe, expect, test } from "vitest";
import { centreIndustries, centreLists, groupShares, tradeShares } from "@/server/compute/network/centre";

const row = (industry: string, partners: number, amount: bigint) => ({ industry, partners, amount });

describe("centreIndustries", () => {
  test("adds the firms of an industry up before it ranks", () => {
    const { byPartners } = centreIndustries([row("b", 5, 5n), row("a", 3, 3n), row("a", 3, 3n)], { top: 1 });
    expect(byPartners).toEqual([
      { industry: "a", partners: 6, amount: 6n, rows: 2, rankByPartners: 1, rankByAmount: 1 },
    ]);
  });

  test("takes who is at the top by both, and gives both orders", () => {
    const rows = [row("a", 9, 1n), row("b", 8, 7n), row("c", 7, 9n), row("d", 1, 8n)];
    const { byPartners, byAmount } = centreIndustries(rows, { top: 3 });
    expect(byPartners.map(({ industry }) => industry)).toEqual(["b", "c"]);
    expect(byAmount.map(({ industry }) => industry)).toEqual(["c", "b"]);
  });

  test("a tie at the cut takes in all that are equal, by code", () => {
    const rows = [row("z", 4, 4n), row("y", 3, 3n), row("x", 3, 3n), row("w", 2, 2n)];
    const { byPartners } = centreIndustries(rows, { top: 2 });
    expect(byPartners.map(({ industry, rankByPartners }) => [industry, rankByPartners])).toEqual([
      ["z", 1],
      ["x", 2],
      ["y", 2],
    ]);
  });

  test("amounts beyond 2^53 are told apart", () => {
    const big = 2n ** 60n;
    const { byAmount } = centreIndustries([row("a", 1, big), row("b", 1, big + 1n)]);
    expect(byAmount.map(({ industry }) => industry)).toEqual(["b", "a"]);
  });

  test("an empty list has no centre", () => {
    const nothing = { topByPartners: [], topByAmount: [], byPartners: [], byAmount: [] };
    expect(centreIndustries([])).toEqual(nothing);
  });

  test("the two lists stand beside what they share, for firms as they are", () => {
    const firm = (name: string, partners: number, amount: bigint) => ({ name, partners, amount });
    const firms = [firm("a", 9, 1n), firm("b", 8, 7n), firm("c", 7, 9n), firm("d", 7, 8n)];
    const lists = centreLists(firms, ({ name }) => name, { top: 2 });
    const names = (list: { name: string }[]) => list.map(({ name }) => name);
    expect(names(lists.topByPartners)).toEqual(["a", "b"]);
    expect(names(lists.topByAmount)).toEqual(["c", "d"]);
    expect(lists.byPartners).toEqual([]);
    expect(lists.topByAmount[1]).toEqual({ ...firms[3], rankByPartners: 3, rankByAmount: 2 });
    expect(() => centreLists([firm("x", -1, 1n)], ({ name }) => name)).toThrow(/row 0 \(x\)/);
  });

  test("refuses what cannot be ranked, and says where", () => {
    expect(() => centreIndustries([row("a", 1, 1n), row("b", Number.NaN, 1n)])).toThrow(/row 1 \(b\)/);
    expect(() => centreIndustries([row("a", 1, -1n)])).toThrow(/row 0 \(a\)/);
    expect(() => centreIndustries([], { top: 0 })).toThrow(/top is 0/);
  });
});

describe("tradeShares", () => {
  const rows = [
    { region: "서산", amount: 30n },
    { region: "아산", amount: 50n },
    { region: "천안", amount: 30n },
  ];

  test("are shares of the whole trade, largest first, ties with the same rank", () => {
    expect(tradeShares(rows, 200n)).toEqual([
      { region: "아산", amount: 50n, share: 0.25, rank: 1 },
      { region: "서산", amount: 30n, share: 0.15, rank: 2 },
      { region: "천안", amount: 30n, share: 0.15, rank: 2 },
    ]);
  });

  test("add up to 1 when the rows are all there is", () => {
    expect(tradeShares(rows).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
  });

  test("groups add amounts, not rounded shares; a region outside every group is left out", () => {
    const groups = groupShares(rows, (region) => (region === "천안" ? null : "서해안"), 200n);
    expect(groups).toEqual([{ group: "서해안", regions: ["아산", "서산"], amount: 80n, share: 0.4 }]);
  });

  test.each([
    ["a total below the rows", rows, 100n, /below the sum of the rows, 110/],
    ["a region given twice", [...rows, rows[0]!], 500n, /occurs twice/],
    ["nothing at all", [], undefined, /not positive/],
  ])("refuses %s", (_, given, total, message) => {
    expect(() => tradeShares(given, total)).toThrow(message);
  });
});
