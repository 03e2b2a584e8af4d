import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regionBalance } from "@/server/compute/regions/region-balance";
import {
  partnerTrade,
  type RegionFlow,
  regionPartners,
  TRADE_SIDES,
} from "@/server/compute/regions/region-partners";

const names = ["a", "b", "c", "d", "e"];
const place = fc.option(fc.constantFrom(...names));
const amount = fc.oneof(fc.bigInt({ min: 0n, max: 9n }), fc.bigInt({ min: 0n, max: 2n ** 70n }));
const flows: fc.Arbitrary<RegionFlow[]> = fc.array(fc.record({ seller: place, buyer: place, amount }), {
  maxLength: 30,
});
const regions = fc.subarray(names, { minLength: 1 });
const sum = (values: bigint[]) => values.reduce((total, value) => total + value, 0n);

describe("regionPartners", () => {
  test("every trade with an end in the region counts once, at its other end", () => {
    fc.assert(
      fc.property(flows, regions, fc.constantFrom(...TRADE_SIDES), (rows, own, side) => {
        const found = regionPartners(partnerTrade(rows, own), own, { side });
        const inside = (region: string | null) => region !== null && own.includes(region);
        const counted = rows.filter(({ seller, buyer }) =>
          side === "sales"
            ? inside(seller)
            : side === "purchases"
              ? inside(buyer)
              : inside(seller) || inside(buyer),
        );
        expect(found.total).toBe(sum(counted.map((row) => row.amount)));
        const other = (row: RegionFlow) => (inside(row.seller) ? row.buyer : row.seller);
        for (const region of names) {
          const expected = sum(counted.filter((row) => other(row) === region).map((row) => row.amount));
          const row = found.rows.find((entry) => entry.region === region);
          expect(row?.amount ?? 0n).toBe(expected);
          if (row) expect(row.own).toBe(own.includes(region));
        }
        const within = counted.filter(({ seller, buyer }) => inside(seller) && inside(buyer));
        expect(found.own.amount).toBe(sum(within.map((row) => row.amount)));
        expect(found.unknown.amount).toBe(
          sum(counted.filter((row) => other(row) === null).map((row) => row.amount)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("shares add up to the whole, are the same at any scale, and do not hang on the order of the rows", () => {
    fc.assert(
      fc.property(flows, regions, (rows, own) => {
        const found = regionPartners(partnerTrade(rows, own), own);
        if (found.total === 0n) {
          expect(found).toMatchObject({
            rows: [],
            own: { share: null },
            top: { share: null },
            flags: ["no_trade"],
          });
          return;
        }
        const shares = found.rows.reduce((total, { share }) => total + share, 0);
        expect(shares + found.unknown.share!).toBeCloseTo(1, 12);
        const scaled = rows.map((row) => ({ ...row, amount: row.amount * 7n })).reverse();
        const other = regionPartners(partnerTrade(scaled, own), own);
        expect(other.rows.map(({ region, share, rank }) => [region, share, rank])).toEqual(
          found.rows.map(({ region, share, rank }) => [region, share, rank]),
        );
      }),
    );
  });

  test("sales of the flows are purchases of the reversed flows", () => {
    fc.assert(
      fc.property(flows, fc.constantFrom(...names), (rows, region) => {
        const back = rows.map((row) => ({ ...row, seller: row.buyer, buyer: row.seller }));
        const of = (given: RegionFlow[], side: "sales" | "purchases") =>
          regionPartners(partnerTrade(given, [region]), [region], { side }).rows.map((row) => [
            row.region,
            row.amount,
          ]);
        expect(of(back, "purchases")).toEqual(of(rows, "sales"));
      }),
    );
  });

  test("a tie at the cut takes in all that are equal", () => {
    const trade = ["x", "y", "z"].map((region, at) => ({ region, sold: at === 0 ? 5n : 2n, bought: 0n }));
    const { top } = regionPartners(trade, ["x"], { top: 2 });
    expect(top).toEqual({ amount: 9n, share: 1, regions: ["x", "y", "z"] });
  });

  test("refuses what is no trade", () => {
    const row = { region: "x", sold: 1n, bought: 1n };
    expect(() => regionPartners([{ ...row, sold: -1n }], [])).toThrow(/region x: sold -1/);
    expect(() => regionPartners([row, row], [])).toThrow(/occurs twice/);
    expect(() => regionPartners([], [], { top: 0 })).toThrow(/top is 0/);
    expect(() => regionPartners([], [], { side: "up" as never })).toThrow(/side up/);
    expect(() => partnerTrade([{ seller: "x", buyer: "y", amount: -1n }], ["x"])).toThrow(/row 0/);
  });
});

test("the table of 아산시: shares of the 20 regions and of the economic areas as printed", () => {
  const table = (name: string) =>
    readFileSync(new URL(`../../../prisma/reference/paper/${name}.tsv`, import.meta.url), "utf8")
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => line.split("\t"));
  const rows = table("asan_trade_regions");
  const listed = rows.map(([, region, amount]) => ({ region: region!, sold: BigInt(amount!), bought: 0n }));
  // the document prints no total; this one lies where all of its shares allow it (22,348,641,834 to 22,376,877,641)
  const rest = 22_360_000_000n - sum(listed.map(({ sold }) => sold));
  const others = Array.from({ length: 50 }, (_, i) => ({
    region: `그 밖_${i}`,
    sold: rest / 50n,
    bought: 0n,
  }));
  const unknown = { region: null, sold: rest - 50n * (rest / 50n), bought: 0n };
  for (const [area, , printed, members] of table("asan_trade_areas")) {
    const places = members!.split(";");
    const found = regionPartners([...listed, ...others, unknown], ["충남_아산시"], {
      groupOf: (region) =>
        area === "top20" || places.some((place) => region === place || region.startsWith(`${place}_`))
          ? "area"
          : null,
    });
    expect((100 * found.topGroups[0]!.share!).toFixed(1)).toBe(Number(printed).toFixed(1));
    expect((100 * found.top.share!).toFixed(1)).toBe("79.2");
    expect((100 * found.own.share!).toFixed(1)).toBe("20.9");
    found.rows.slice(0, 20).forEach((row, at) => {
      expect([row.region, row.rank, (100 * row.share).toFixed(1)]).toEqual([
        rows[at]![1],
        at + 1,
        rows[at]![3],
      ]);
    });
  }
});

describe("regionBalance", () => {
  test("cells add up to the margins and the total; nothing is lost", () => {
    fc.assert(
      fc.property(flows, regions, (rows, listed) => {
        const found = regionBalance(rows, listed);
        expect(found.total + found.outside).toBe(sum(rows.map((row) => row.amount)));
        expect(sum(found.regions.map(({ balance }) => balance))).toBe(0n);
        found.regions.forEach((row, p) => {
          const own = found.cells.filter(({ seller }) => seller === row.region);
          expect(sum(own.map((cell) => cell.amount))).toBe(row.sold);
          expect(found.cells[p * listed.length + p]!.amount).toBe(row.own);
          expect(row.ownShareOfSales === null).toBe(row.sold === 0n);
          for (const cell of own) {
            const bought = found.regions.find(({ region }) => region === cell.buyer)!.bought;
            const expected = (Number(row.sold) * Number(bought)) / Number(found.total);
            if (cell.ratio === null) expect(row.sold * bought).toBe(0n);
            else
              expect(Math.abs(cell.ratio - Number(cell.amount) / expected)).toBeLessThanOrEqual(
                1e-12 * cell.ratio,
              );
          }
        });
      }),
    );
  });

  test("mega-regions: a placement adds the regions up, trade within one is its own", () => {
    const rows: RegionFlow[] = [
      { seller: "a", buyer: "b", amount: 6n },
      { seller: "a", buyer: "c", amount: 2n },
      { seller: "d", buyer: "a", amount: 3n },
      { seller: null, buyer: "a", amount: 9n },
    ];
    const found = regionBalance(rows, ["west", "east"], (region) =>
      region === "d" ? null : region === "c" ? "east" : "west",
    );
    expect(found).toMatchObject({ total: 8n, outside: 12n, flags: [] });
    expect(found.regions[0]).toMatchObject({
      sold: 8n,
      bought: 6n,
      own: 6n,
      ownShareOfSales: 0.75,
      balance: 2n,
    });
    expect(found.regions[1]).toMatchObject({ sold: 0n, ownShareOfSales: null, ownShareOfPurchases: 0 });
    expect(found.cells[1]).toMatchObject({ amount: 2n, shareOfSales: 0.25, shareOfPurchases: 1, ratio: 1 });
  });

  test("one region without trade, no region at all; refuses what is put nowhere known", () => {
    expect(regionBalance([], ["a"])).toMatchObject({
      regions: [{ sold: 0n, ownShareOfSales: null }],
      cells: [{ amount: 0n, ratio: null }],
      flags: ["no_trade"],
    });
    expect(regionBalance([], [])).toMatchObject({ regions: [], cells: [], flags: ["no_trade"] });
    expect(() => regionBalance([], ["a", "a"])).toThrow(/listed twice/);
    const row = { seller: "a", buyer: "a", amount: 1n };
    expect(() => regionBalance([row], ["x"], () => "y")).toThrow(/a is put into y/);
    expect(() => regionBalance([{ ...row, amount: -1n }], ["a"])).toThrow(/row 0/);
  });
});
