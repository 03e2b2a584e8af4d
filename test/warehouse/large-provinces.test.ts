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

const QUERIES = [null, ["11"], ["11680"], ["11", "41"], ["50"]];

test.each([
  ["all years have them", 1, ["11", "26", "41"]],
  ["the year that was added has none", 1_000_000, []],
])(
  "provinces that are kept added up answer as their flows do, in any union, rule and year: %s",
  async (_, largeFrom, large) => {
    const plainDir = `${folder()}/store`;
    const dir = `${folder()}/store`;
    const files = (years: number[]) => longInput(folder(), trades(years), FIRMS);
    const plain = (await importDataset(plainDir, files([2019, 2020]), {}, hooks)).store;
    await importDataset(dir, files([2019]), { largeFrom: 1 }, hooks);
    await importDataset(dir, files([2020]), { addTo: dir, largeFrom }, hooks);
    const summed = await openStore(dir);
    expect(summed.manifest.parts.map((part) => [...part.large!].sort())).toEqual([["11", "26", "41"], large]);
    expect(plain.manifest.parts[0]!.large).toEqual([]);
    for (const regions of QUERIES)
      for (const scope of SCOPE_RULES)
        for (const years of [null, [2019], [2020]])
          expect(await readFlows(summed, { years, regions, scope })).toEqual(
            await readFlows(plain, { years, regions, scope }),
          );
  },
);
