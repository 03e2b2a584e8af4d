import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { SCOPE_RULES, type ScopeRule } from "@/server/domain/flows";
import { importDataset } from "@/server/warehouse/import-dataset";
import { industrySummary, readFlows, regionSummary, tradeByRegion } from "@/server/warehouse/read-flows";
import type { Store } from "@/server/warehouse/store";
import { hooks, longInput, reference } from "./files";

type Row = { seller: string; buyer: string; from: string; to: string; year: number; amount: bigint };

const INDUSTRIES = ["20111", "24123", "26111", "30121", "30399"];
/** Provinces, cities, districts of a city: what a file mixes when it can. */
const PLACES = ["44", "44200", "44131", "44133", "43", "43111", "41", "41111", "11680", "36110"];
const QUERIED = ["44", "44200", "44130", "44131", "43", "43110", "41", "41110", "11", "36", "26"];

/** A small world by a fixed rule, so that no run differs from another. */
function world(): { firms: string[]; trades: string[]; rows: Row[] } {
  const firms = Array.from({ length: 60 }, (_, at) => ({
    id: `F${at}`,
    ksic: INDUSTRIES[(at * 7) % 5]!,
    region: PLACES[(at * 3) % 10]!,
  }));
  let state = 12345;
  const next = (size: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * size);
  };
  const rows: Row[] = [];
  const trades = ["seller_id,buyer_id,year,amount"];
  while (rows.length < 1500) {
    const [s, b] = [firms[next(60)]!, firms[next(60)]!];
    if (s === b) continue;
    const row = {
      seller: s.ksic,
      buyer: b.ksic,
      from: s.region,
      to: b.region,
      year: 2019 + next(3),
      amount: BigInt(1 + next(1_000_000)),
    };
    rows.push(row);
    trades.push(`${s.id},${b.id},${row.year},${row.amount}`);
  }
  return {
    firms: ["firm_id,ksic,region", ...firms.map(({ id, ksic, region }) => `${id},${ksic},${region}`)],
    trades,
    rows,
  };
}

const { firms, trades, rows } = world();
let store: Store;
beforeAll(async () => {
  const dir = mkdtempSync(join(tmpdir(), "warehouse-test-"));
  store = (await importDataset(join(dir, "store"), longInput(dir, trades, firms), {}, hooks)).store;
  return () => rmSync(dir, { recursive: true, force: true });
});

const lies = (place: string, regions: string[]) =>
  reference.regionPath(place).some((code) => regions.includes(code));

/** The rule of method.md, row by row. */
function inScope(row: Row, years: number[] | null, regions: string[] | null, scope: ScopeRule): boolean {
  if (years && !years.includes(row.year)) return false;
  if (!regions) return true;
  const [sells, buys] = [lies(row.from, regions), lies(row.to, regions)];
  return { either: sells || buys, seller: sells, buyer: buys, within: sells && buys }[scope];
}

function slowFlows(years: number[] | null, regions: string[] | null, scope: ScopeRule): string[] {
  const sums = new Map<string, { amount: bigint; count: number }>();
  for (const row of rows.filter((each) => inScope(each, years, regions, scope))) {
    const sum = sums.get(`${row.seller}>${row.buyer}`) ?? { amount: 0n, count: 0 };
    sums.set(`${row.seller}>${row.buyer}`, { amount: sum.amount + row.amount, count: sum.count + 1 });
  }
  return [...sums].map(([pair, { amount, count }]) => `${pair} ${amount} ${count}`).sort();
}

const someRegions = fc.option(fc.uniqueArray(fc.constantFrom(...QUERIED), { minLength: 1, maxLength: 5 }), {
  nil: null,
});
const someYears = fc.option(fc.uniqueArray(fc.constantFrom(2018, 2019, 2020, 2021), { maxLength: 3 }), {
  nil: null,
});

describe("the flows of any years, regions and rule", () => {
  test("are those of the rows that lie in the scope, each counted once", async () => {
    await fc.assert(
      fc.asyncProperty(
        someYears,
        someRegions,
        fc.constantFrom(...SCOPE_RULES),
        async (years, regions, scope) => {
          const flows = await readFlows(store, { years, regions, scope });
          const found = [...flows.seller].map(
            (i, k) =>
              `${flows.industries[i]}>${flows.industries[flows.buyer[k]!]} ${flows.amount[k]} ${flows.count[k]}`,
          );
          expect(found.sort()).toEqual(slowFlows(years, regions, scope));
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  test("seller's rule adds up over provinces to the nation; either end does not", async () => {
    const total = async (regions: string[] | null, scope: ScopeRule) =>
      (await readFlows(store, { years: null, regions, scope })).amount.reduce(
        (sum, amount) => sum + amount,
        0n,
      );
    const provinces = ["44", "43", "41", "11", "36"];
    const added = async (scope: ScopeRule) => {
      let sum = 0n;
      for (const code of provinces) sum += await total([code], scope);
      return sum;
    };
    const nation = await total(null, "either");
    expect(nation).toBe(rows.reduce((sum, { amount }) => sum + amount, 0n));
    expect(await added("seller")).toBe(nation);
    expect(await added("either")).toBeGreaterThan(nation);
    expect(await total(provinces, "either")).toBe(nation);
  });

  test("a region without a firm has no flows and no industries", async () => {
    const flows = await readFlows(store, { years: null, regions: ["50"], scope: "either" });
    expect(flows).toEqual({
      industries: [],
      seller: new Int32Array(),
      buyer: new Int32Array(),
      amount: new BigInt64Array(),
      count: new Float64Array(),
    });
  });
});

describe("summaries", () => {
  test("of regions: firms, sales and purchases of each place", async () => {
    for (const place of await regionSummary(store, { years: [2020] })) {
      const of = (end: "from" | "to") => rows.filter((row) => row.year === 2020 && row[end] === place.region);
      expect(place.firms).toBe(firms.filter((line) => line.endsWith(`,${place.region}`)).length);
      expect(place.sold).toBe(of("from").reduce((sum, { amount }) => sum + amount, 0n));
      expect(place.bought).toBe(of("to").reduce((sum, { amount }) => sum + amount, 0n));
      expect([place.sales, place.purchases]).toEqual([of("from").length, of("to").length]);
    }
  });

  test("of industries: firms in the regions and trade in the scope", async () => {
    const query = { years: null, regions: ["44"], scope: "either" as const };
    for (const found of await industrySummary(store, query)) {
      const scoped = rows.filter((row) => inScope(row, null, ["44"], "either"));
      const sold = scoped.filter(({ seller }) => seller === found.industry);
      expect(found.sold).toBe(sold.reduce((sum, { amount }) => sum + amount, 0n));
      expect(found.sales).toBe(sold.length);
      const here = firms
        .slice(1)
        .filter((line) => line.includes(`,${found.industry},`) && lies(line.split(",")[2]!, ["44"]));
      expect(found.firms).toBe(here.length);
    }
  });

  test("trade by region counts each trade of the regions once, at the other end", async () => {
    const found = await tradeByRegion(store, { years: null, regions: ["44"] });
    const expected = new Map<string, bigint>();
    for (const row of rows.filter((each) => inScope(each, null, ["44"], "either"))) {
      const partner = lies(row.from, ["44"]) ? row.to : row.from;
      expected.set(partner, (expected.get(partner) ?? 0n) + row.amount);
    }
    expect(new Map(found.map(({ region, sold, bought }) => [region, sold + bought]))).toEqual(expected);
    const amounts = found.map(({ sold, bought }) => sold + bought);
    expect(amounts).toEqual([...amounts].sort((a, b) => (a < b ? 1 : a > b ? -1 : 0)));
  });
});
