import { existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readLinkage } from "@/server/warehouse/linkage";
import { readFlows } from "@/server/warehouse/read-flows";
import { FIRMS, file, folder, imported, inCp949, longInput, tried } from "./files";

const TRADES = ["seller_id,buyer_id,year,amount", "F1,F2,2020,5"];

describe("codes of another revision", () => {
  // 22250, 69110 and 11113 are codes of revision 9 only.
  const old = [
    "firm_id,ksic,region",
    "F1,20111,충남",
    "F2,24123,충남",
    "G1,22250,충남",
    "G2,69110,충남",
    "G3,11113,충남",
    "G4,22250,충남",
  ];

  test("are named by the revision that knows them, with how many codes each revision knows", async () => {
    const report = await tried(longInput(folder(), TRADES, old));
    expect(report.rejected).toEqual({ unknown_ksic: 4 });
    expect(report.warnings).toContainEqual({
      id: "looks_like_revision",
      params: expect.objectContaining({ revision: 9, codes: 3, rows: 4, distinct: 5, in9: 5, in10: 2 }),
    });
  });

  test("a linkage table converts what has one successor and lists the candidates of the rest", async () => {
    const dir = folder();
    const linkage = file(
      dir,
      "연계표.csv",
      inCp949(
        "9차 코드,9차 명칭,10차 코드\n20111,가,20112\n24123,나,24121\n24123,나,24122\n22250,다,22259\n",
      ),
    );
    const input = longInput(dir, ["seller_id,buyer_id,year,amount", "F1,G1,2020,5"], old);
    const store = await imported(dir, input, { linkage: { path: linkage } });
    expect(store.manifest.rejected).toEqual({ ambiguous_ksic: 1, unknown_ksic: 2 });
    const flows = await readFlows(store, { years: null, regions: null, scope: "either" });
    expect(flows.industries).toEqual(["20112", "22259"]);
    const report = await tried(input, { linkage: { path: linkage } });
    expect(report.samples.ambiguous_ksic?.[0]).toMatchObject({
      row: 3,
      value: "24123",
      detail: "24121 24122",
    });
  });

  test("a table without the two columns is refused", async () => {
    const path = file(folder(), "linkage.csv", ["code,name", "20111,가"]);
    await expect(readLinkage(path)).rejects.toMatchObject({ reason: "linkage_columns" });
  });

  test.skipIf(!existsSync("../shared/reference/ksic9_10.csv"))(
    "the official table from 9 to 10",
    async () => {
      const { from, successors } = await readLinkage("../shared/reference/ksic9_10.csv");
      expect(from).toBe(9);
      expect(successors.size).toBe(1145);
      expect(new Set([...successors.values()].flat()).size).toBe(1196);
      expect((await readLinkage("../shared/reference/ksic10_11.csv")).from).toBe(11);
    },
  );
});

describe("a lost leading zero", () => {
  const firms = [...FIRMS, "F4,1110,충남"];
  test("is reported, and given back only when that is asked for", async () => {
    const input = longInput(folder(), TRADES, firms);
    const report = await tried(input);
    expect(report.rejected).toEqual({ unknown_ksic: 1 });
    expect(report.warnings).toContainEqual({ id: "leading_zero_lost", params: { codes: 1, rows: 1 } });
    const restored = await tried(input, { restoreLeadingZeros: true });
    expect(restored).toMatchObject({ firms: 4, rejected: {} });
    expect(restored.warnings).toContainEqual({ id: "leading_zero_restored", params: { codes: 1, rows: 1 } });
  });
});

test("codes of fewer digits are the data set's choice", async () => {
  const path = file(folder(), "flows.csv", ["seller,buyer,year,amount", "30,24,2020,5", "C30,303,2020,7"]);
  const input = { form: "flows" as const, flows: { path } };
  expect(await tried(input, { ksicDigits: 2 })).toMatchObject({
    transactions: 1,
    rejected: { unknown_ksic: 1 },
  });
  expect(await tried(input, { classification: "own" })).toMatchObject({ transactions: 2, rejected: {} });
});

test("a column with more values than any classification is refused before it is looked up", async () => {
  const rows = Array.from({ length: 30_010 }, (_, at) => `F${at},X${at},충남`);
  const input = longInput(folder(), TRADES, ["firm_id,ksic,region", ...rows]);
  await expect(tried(input)).rejects.toMatchObject({ reason: "not_codes", params: { column: "ksic" } });
});
