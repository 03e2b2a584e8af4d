import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readFlows } from "@/server/warehouse/read-flows";
import { file, folder, imported, tried } from "./files";

const WIOD = "../shared/data/io/wiod_kor_flows_1995_2011.csv";
const BEA = "../shared/data/io/bea_use_2017_detail.csv";
const flowsOf = (path: string) => ({ form: "flows" as const, flows: { path } });

describe("industry flows", () => {
  test("carry regions and counts when they have columns for them; an industry's trade with itself is a flow", async () => {
    const lines = [
      "판매산업,구매산업,연도,금액,판매지역,구매지역,거래수",
      "30399,30121,2020,500,충남,경기,3",
      "30399,30399,2020,70,충남,충북,2",
      "30399,30121,2020,1,무릉,경기,1",
      "30399,30121,2020,1,충남,경기,많음",
      "30399,30121,2020,1,충남,,1",
    ];
    const path = file(folder(), "flows.csv", lines);
    const report = await tried(flowsOf(path));
    expect(report).toMatchObject({
      firms: 0,
      transactions: 5,
      amount: "570",
      rejected: { unknown_region: 2, count_not_number: 1 },
    });
    expect(report.samples.unknown_region?.map(({ row, column }) => [row, column])).toEqual([
      [4, "판매지역"],
      [6, "구매지역"],
    ]);
    const store = await imported(folder(), flowsOf(path));
    const flows = await readFlows(store, { years: null, regions: ["43"], scope: "buyer" });
    expect(flows).toMatchObject({
      industries: ["30399"],
      amount: BigInt64Array.of(70n),
      count: Float64Array.of(2),
    });
  });

  test.skipIf(!existsSync(WIOD))(
    "a published table of another classification comes back cell by cell",
    async () => {
      const store = await imported(folder(), flowsOf(WIOD), { classification: "own", unit: "백만달러" });
      expect(store.manifest).toMatchObject({
        form: "flows",
        classification: "own",
        unit: "USD1000000",
        rejected: {},
        regionLevel: "none",
      });
      expect(store.manifest.years).toEqual(Array.from({ length: 17 }, (_, at) => 1995 + at));
      const flows = await readFlows(store, { years: [2011], regions: null, scope: "either" });
      const found = [...flows.seller].map(
        (i, k) => `2011,${flows.industries[i]},${flows.industries[flows.buyer[k]!]},${flows.amount[k]}`,
      );
      const printed = readFileSync(WIOD, "utf8")
        .split(/\r?\n/)
        .filter((line) => line.startsWith("2011,"));
      expect(found.sort()).toEqual(printed.sort());
    },
  );

  test.skipIf(!existsSync(BEA))(
    "a use table without years; its negative entries are rejected with their rows",
    async () => {
      const report = await tried(flowsOf(BEA), { year: 2017, classification: "own", unit: "백만달러" });
      const values = readFileSync(BEA, "utf8")
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((line) => BigInt(line.split(",")[2]!));
      const negative = values.flatMap((value, at) => (value <= 0n ? [at + 2] : []));
      expect(report.rejected).toEqual({ amount_not_positive: negative.length });
      expect(report.samples.amount_not_positive?.map(({ row }) => row)).toEqual(negative.slice(0, 20));
      expect(BigInt(report.amount)).toBe(values.reduce((sum, value) => (value > 0n ? sum + value : sum), 0n));
    },
  );
});
