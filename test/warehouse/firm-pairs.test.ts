import { expect, test } from "vitest";
import { readFlows } from "@/server/warehouse/read-flows";
import { topFirms } from "@/server/warehouse/top-firms";
import { folder, imported, longInput } from "./files";

const FIRMS = [
  "firm_id,ksic,region",
  "A1,30399,충남",
  "A2,30399,충남",
  "B1,30121,경기",
  "B2,30121,경기",
  "C1,24123,충북",
];
const HEADER = "seller_id,buyer_id,year,amount";
const TRADES = [
  HEADER,
  "A1,B1,2020,10",
  "A1,B1,2020,10",
  " A1 ,B1,2020,5", // the same pair, in a row that is read with patience
  "A1,B2,2020,10",
  "A2,B1,2020,10",
  "A1,B1,2021,10",
  "B1,A1,2020,1",
  "C1,A1,2020,2",
  "C1,C1,2020,9",
  "C1,Z9,2020,9",
];
const pairsOf = async (lines: string[], years: number[] | null, regions: string[] | null) => {
  const store = await imported(folder(), longInput(folder(), lines, FIRMS), { firmPairs: true });
  const of = async (count: "pairs" | "transactions") =>
    readFlows(store, { years, regions, scope: "either", count });
  const [pairs, rows] = [await of("pairs"), await of("transactions")];
  expect(pairs.amount).toEqual(rows.amount);
  return [...pairs.seller].map(
    (i, k) =>
      `${pairs.industries[i]}>${pairs.industries[pairs.buyer[k]!]} ${pairs.count[k]} of ${rows.count[k]}`,
  );
};

test("a pair of firms counts once a year and direction, however often it trades", async () => {
  expect(await pairsOf(TRADES, [2020], null)).toEqual([
    "24123>30399 1 of 1",
    "30121>30399 1 of 1",
    "30399>30121 3 of 5",
  ]);
  expect(await pairsOf(TRADES, [2020], ["41"])).toEqual(["30121>30399 1 of 1", "30399>30121 3 of 5"]);
  expect(await pairsOf(TRADES, null, null)).toContain("30399>30121 4 of 6");
});

test("the same in a file that nowhere can be read quickly", async () => {
  const slow = TRADES.map((line, at) => (at === 0 ? line : line.replace(",2020,", ",2020년,")));
  const many = [...slow, ...Array.from({ length: 1500 }, () => "B2,C1,2020년,1")];
  expect(await pairsOf(many, [2020], null)).toEqual([
    "24123>30399 1 of 1",
    "30121>24123 1 of 1500",
    "30121>30399 1 of 1",
    "30399>30121 3 of 5",
  ]);
});

test("firms with their amounts, and partners counted once where they are customer and supplier", async () => {
  const store = await imported(folder(), longInput(folder(), TRADES, FIRMS), { firmPairs: true });
  const { firms, cut } = await topFirms(store, { years: [2020] });
  expect(cut).toBeNull();
  // A1 sells to B1 and B2 and buys from B1 and C1: four ends, three partners.
  expect(firms[0]).toEqual({
    firmId: "A1",
    name: null,
    industry: "30399",
    region: "44",
    sold: 35n,
    customers: 2,
    bought: 3n,
    suppliers: 2,
    partners: 3,
  });
  expect(firms.map(({ firmId, partners }) => `${firmId} ${partners}`)).toEqual([
    "A1 3",
    "A2 1",
    "B1 2",
    "B2 1",
    "C1 1",
  ]);
});

test("firms of a region, of industries, and of several years: what they trade with everybody, added up", async () => {
  const store = await imported(folder(), longInput(folder(), TRADES, FIRMS), { firmPairs: true });
  const of = async (query: Parameters<typeof topFirms>[1]) =>
    (await topFirms(store, query)).firms.map(({ firmId, sold, partners }) => `${firmId} ${sold} ${partners}`);
  expect(await of({ years: [2020], regions: ["44"] })).toEqual(["A1 35 3", "A2 10 1"]);
  expect(await of({ years: [2020], industries: ["30121"] })).toEqual(["B1 1 2", "B2 0 1"]);
  // The partner that stays counts once in each year.
  expect(await of({ years: [2020, 2021], regions: ["44"] })).toEqual(["A1 45 4", "A2 10 1"]);
});

test("are not there unless asked for", async () => {
  const store = await imported(folder(), longInput(folder(), TRADES, FIRMS));
  const query = { years: null, regions: null, scope: "either" as const, count: "pairs" as const };
  await expect(readFlows(store, query)).rejects.toMatchObject({ reason: "no_firm_pairs" });
  await expect(topFirms(store, { years: [2020] })).rejects.toMatchObject({
    reason: "no_firm_pairs",
    params: { year: 2020 },
  });
});
