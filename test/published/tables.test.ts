import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import * as published from "@/server/features/published/data";
import { PUBLISHED_TABLES } from "@/server/features/published/schema";
import { industryByCode, loadRegions } from "@/server/features/reference/data";

test("the provinces add up to the printed national totals, and every province is there", () => {
  const rows = published.regionSample().rows;
  const nation = rows.find((row) => row.region === "전국")!;
  const provinces = rows.filter((row) => row.region !== "전국");
  expect([nation.firms, nation.transactions]).toEqual([6_116_044, 48_162_214]);
  expect(provinces.reduce((sum, row) => sum + row.firms, 0)).toBe(nation.firms);
  expect(provinces.reduce((sum, row) => sum + row.transactions, 0)).toBe(nation.transactions);
  expect(provinces.map((row) => row.region).sort()).toEqual(
    loadRegions()
      .map((region) => region.shortKo)
      .sort(),
  );
});

test("26 future-car industries of revision 10, 충청권 the sum of its four provinces", () => {
  const rows = published.futureCarIndustries().rows;
  expect(rows).toHaveLength(26);
  for (const row of rows) {
    expect(industryByCode(row.ksic)?.level).toBe("subclass");
    expect(row.daejeon + row.sejong + row.chungbuk + row.chungnam).toBe(row.chungcheong);
  }
});

test("28 items in five strategic industries; 25 and 20 regional values; 8 links of one item", () => {
  const items = published.firstQuadrantItems().rows;
  expect(items.map((row) => row.position)).toEqual(Array.from({ length: 28 }, (_, index) => index + 1));
  const industries = new Set(items.map((row) => row.strategicIndustry));
  expect(industries.size).toBe(5);
  const values = published.regionalCompetitiveness().rows;
  expect(new Set(values.map((row) => row.strategicIndustry))).toEqual(industries);
  expect(values).toHaveLength(25);
  expect(published.renewableItems().rows).toHaveLength(20);
  expect(published.itemExample().rows).toHaveLength(8);
});

test("the regional table repeats the items' own b and c for 충청권", () => {
  const items = new Map(published.firstQuadrantItems().rows.map((row) => [row.itemCode, [row.b, row.c]]));
  for (const row of published.renewableItems().rows)
    if (row.region === "충청권") expect([row.b, row.c]).toEqual(items.get(row.itemCode));
});

test("every table has a title and a note in both languages", () => {
  const read = (locale: string) =>
    JSON.parse(
      readFileSync(join(import.meta.dirname, "..", "..", "messages", locale, "published.json"), "utf8"),
    ) as Record<string, Record<string, string>>;
  for (const words of [read("ko"), read("en")])
    for (const id of PUBLISHED_TABLES) {
      expect(words[id]?.title, id).toBeTruthy();
      expect(words[id]?.note, id).toBeTruthy();
    }
});
