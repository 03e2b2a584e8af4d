import { rmSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SCOPE_RULES } from "@/server/domain/flows";
import { importDataset } from "@/server/warehouse/import-dataset";
import { readFlows } from "@/server/warehouse/read-flows";
import { openStore } from "@/server/warehouse/store";
import { folder, hooks, longInput } from "./files";

const FIRMS = [
  "firm_id,ksic,region",
  ...["A,30399,11", "B,24123,11680", "C,30121,41", "D,26111,41111", "E,20111,26", "F,30399,26"],
];
const PROVINCES = ["11", "26", "41"];
/** The capital's, and that of 부산: groups of which the data have two provinces and one. */
const GROUPS = ["11-28-41", "26-31-48"];

/** Every firm sells to every other in every year, once or twice. */
function trades(years: number[]): string[] {
  const ids = [..."ABCDEF"];
  return [
    "seller_id,buyer_id,year,amount",
    ...years.flatMap((year) =>
      ids.flatMap((seller, s) =>
        ids.flatMap((buyer, b) =>
          s === b ? [] : Array(1 + ((s + b) % 2)).fill(`${seller},${buyer},${year},${year + 100 * s + b}`),
        ),
      ),
    ),
  ];
}

const QUERIES = [
  ...[null, ["11"], ["11680"], ["11", "41"], ["50"], ["26", "31", "48"]],
  ...[["41", "11", "28", "11"], ["11", "28", "41", "26"], ["11", "11680", "28", "41"], []],
];

test.each([
  ["all years have them", 1, [...PROVINCES, ...GROUPS].sort()],
  ["the year that was added has none", 1_000_000, []],
])(
  "provinces and mega-regions that are kept added up answer as their flows do, in any union, rule and year: %s",
  async (_, largeFrom, large) => {
    const plainDir = `${folder()}/store`;
    const dir = `${folder()}/store`;
    const files = (years: number[]) => longInput(folder(), trades(years), FIRMS);
    const plain = (await importDataset(plainDir, files([2019, 2020]), {}, hooks)).store;
    await importDataset(dir, files([2019]), { largeFrom: 1 }, hooks);
    await importDataset(dir, files([2020]), { addTo: dir, largeFrom }, hooks);
    const summed = await openStore(dir);
    expect(summed.manifest.parts.map((part) => [...part.large!].sort())).toEqual([
      [...PROVINCES, ...GROUPS].sort(),
      large,
    ]);
    expect(plain.manifest.parts[0]!.large).toEqual([]);
    for (const regions of QUERIES)
      for (const scope of SCOPE_RULES)
        for (const years of [null, [2020]])
          expect(await readFlows(summed, { years, regions, scope })).toEqual(
            await readFlows(plain, { years, regions, scope }),
          );
  },
);

test("a group is large by the flows that it has together, each counted once", async () => {
  const largest = async (largeFrom: number) => {
    const input = longInput(folder(), trades([2020]), FIRMS);
    return (await importDataset(`${folder()}/store`, input, { largeFrom }, hooks)).store.manifest.parts[0]!
      .large;
  };
  // Six firms in as many places and industries, each selling to every other: 30 flows, of which 28 touch the capital's area.
  expect(await largest(28)).toEqual(["11-28-41"]);
  expect(await largest(29)).toEqual([]);
});

test("a store without the sums of its mega-regions is read as ever", async () => {
  const dir = `${folder()}/store`;
  const { store } = await importDataset(
    dir,
    longInput(folder(), trades([2020]), FIRMS),
    { largeFrom: 1 },
    hooks,
  );
  const query = { years: null, regions: ["11", "28", "41"], scope: "either" as const };
  const expected = await readFlows(store, query);
  for (const large of [PROVINCES, undefined]) {
    const parts = store.manifest.parts.map(({ large: _, ...part }) => ({ ...part, ...(large && { large }) }));
    writeFileSync(`${dir}/store.json`, JSON.stringify({ ...store.manifest, parts }));
    rmSync(`${dir}/${store.manifest.data}/large/11-28-41`, { recursive: true, force: true });
    expect(await readFlows(await openStore(dir), query)).toEqual(expected);
  }
});
