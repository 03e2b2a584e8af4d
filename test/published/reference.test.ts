import { describe, expect, test } from "vitest";
import { blockOf, loadIndustries, loadRegions, loadSigungu } from "@/server/features/reference/data";
import type { Revision } from "@/server/features/reference/schema";
import { referenceRows } from "@/server/features/reference/tables";
import { hasSharedReference, sharedRows } from "./shared-reference";

const PUBLISHED_LEVELS = [
  { revision: 9, levels: [21, 76, 228, 487, 1145] },
  { revision: 10, levels: [21, 77, 232, 495, 1196] },
  { revision: 11, levels: [21, 77, 234, 501, 1205] },
] as const;

test.each(PUBLISHED_LEVELS)(
  "KSIC revision $revision has the counts that its publisher prints",
  ({ revision, levels }) => {
    const entries = loadIndustries(revision);
    const counts = ["section", "division", "group", "class", "subclass"].map(
      (level) => entries.filter((entry) => entry.level === level).length,
    );
    expect(counts).toEqual(levels);
    const codes = new Set(entries.map((entry) => entry.code));
    expect(codes.size).toBe(entries.length);
    expect(entries.filter((entry) => entry.level !== "section" && !codes.has(entry.parent!))).toEqual([]);
  },
);

test("every revision-10 subclass falls in a block, in the published proportions", () => {
  const counts: Record<string, number> = {};
  for (const { code, level } of loadIndustries(10))
    if (level === "subclass") counts[blockOf(code)!.block] = (counts[blockOf(code)!.block] ?? 0) + 1;
  expect(counts).toEqual({
    high: 54,
    medium_high: 128,
    medium_low: 127,
    low: 168,
    university: 3,
    research: 9,
    business_support: 64,
    ict_sw: 19,
    finance: 32,
    association: 2,
    consulting: 4,
    other: 586,
  });
});

describe.skipIf(!hasSharedReference)("tables equal the reference material, row by row", () => {
  test.each([9, 10, 11] as Revision[])("KSIC revision %i", (revision) => {
    const expected = sharedRows(`ksic${revision}.csv`);
    expect(referenceRows(`ksic${revision}`)).toEqual(expected);
  });

  test("provinces", () => {
    expect(
      referenceRows("regions").map((row) => [
        row.code,
        row.code_kostat,
        row.code_2020,
        row.iso_3166_2,
        row.short_ko,
        row.name_ko,
        row.name_ko_2020,
        row.name_en,
        row.centroid_lon,
        row.centroid_lat,
      ]),
    ).toEqual(
      sharedRows("regions.csv").map((row) => [
        row.code,
        row.code_kostat,
        row.code_mois_2020,
        row.iso_3166_2,
        row.short_ko,
        row.name_ko,
        row.name_ko_2020,
        row.name_en,
        row.centroid_lon,
        row.centroid_lat,
      ]),
    );
    const megaNames = new Map(referenceRows("mega_regions").map((row) => [row.key, row.name_ko]));
    expect(loadRegions().map((region) => megaNames.get(region.megaRegion))).toEqual(
      sharedRows("regions.csv").map((row) => row.mega_region),
    );
  });

  test("cities, counties and districts", () => {
    const short = new Map(loadRegions().map((region) => [region.code, region.shortKo]));
    const names = new Map(loadSigungu().map((city) => [city.code, city.nameKo]));
    expect(
      referenceRows("sigungu").map((row) => [
        row.code,
        row.code_kostat_2018,
        row.code_2020,
        row.name_ko,
        row.name_en,
        short.get(row.province!),
        short.get(row.province_2020!),
        row.kind,
        names.get(row.parent_city!) ?? "",
        row.paper_key,
        row.centroid_lon,
        row.centroid_lat,
      ]),
    ).toEqual(
      sharedRows("sigungu.csv").map((row) => [
        row.code,
        row.code_kostat_2018,
        row.code_mois_2020,
        row.name_ko,
        row.name_en,
        row.province,
        row.province_2020,
        row.kind,
        row.parent_city,
        row.seed_key,
        row.centroid_lon,
        row.centroid_lat,
      ]),
    );
  });

  test("blocks and their prefixes", () => {
    expect(
      referenceRows("blocks").map((row) => [
        row.block,
        row.position,
        row.name_ko,
        row.name_en,
        row.block_group,
        row.group_ko,
      ]),
    ).toEqual(
      sharedRows("blocks.csv").map((row) => [
        row.block,
        row.order,
        row.label_ko,
        row.label_en,
        row.block_group,
        row.group_ko,
      ]),
    );
    expect(
      referenceRows("block_prefixes").map((row) => [
        row.ksic_prefix,
        row.block,
        row.nace2,
        row.alt_block,
        row.alt_basis,
      ]),
    ).toEqual(
      sharedRows("tech_level.csv").map((row) => [
        row.ksic_prefix,
        row.block,
        row.nace2,
        row.alt_block,
        row.alt_basis,
      ]),
    );
  });

  test("the prior from patent classes to industries (A61K is printed twice there with one meaning)", () => {
    const conditions: Record<string, string> = {
      "not A61K except A61K 8": "without_a61k",
      "only when no other IPC is present; otherwise follow the co-classified IPC": "alone",
      "aggregate counts only": "aggregate",
    };
    const methods: Record<string, string> = { v1_fraction: "fraction" };
    const key = (cells: unknown[]) => JSON.stringify(cells);
    const expected = new Set(
      sharedRows("ipc_ksic.csv").map((row) =>
        key([
          row.ipc,
          conditions[row.condition!] ?? "",
          row.ksic10_prefix,
          Number(row.weight),
          methods[row.method!] ?? row.method,
          row.nace2,
        ]),
      ),
    );
    // The product's own rows beside the reference: software for computing classes.
    const rows = referenceRows("ipc_ksic").filter((row) => row.method !== "addition");
    expect(
      new Set(
        rows.map((row) =>
          key([row.ipc, row.condition, row.ksic_prefix, Number(row.weight), row.method, row.nace2]),
        ),
      ),
    ).toEqual(expected);
    expect(rows).toHaveLength(1991);
  });

  test.each([
    "region_sample",
    "futurecar_industries",
    "regional_competitiveness",
    "renewable_items",
    "first_quadrant_items",
    "asan_firms",
    "asan_center_by_partners",
    "asan_center_by_amount",
    "asan_trade_regions",
    "ksic_item_example",
  ])("printed table %s", (name) => {
    expect(referenceRows(`paper/${name}`).map((row) => Object.values(row))).toEqual(
      sharedRows(`seed/${name}.csv`).map((row) => Object.values(row)),
    );
  });
});
