import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dryRun } from "@/server/warehouse/dry-run";
import type { RejectReason } from "@/server/warehouse/rejects";
import { FIRMS, folder, hooks, imported, longInput, tried } from "./files";

const HEADER = "seller_id,buyer_id,year,amount";
const GOOD = "F1,F2,2020,100";

describe("a trade that cannot be taken in is counted under its reason, with its row in the user's file", () => {
  test.each<[RejectReason, string, string, string | null]>([
    ["unknown_firm", "F9,F1,2020,5", "seller_id", "F9"],
    ["unknown_firm", "F1,,2020,5", "buyer_id", null],
    ["amount_missing", "F1,F2,2020,", "amount", null],
    ["amount_missing", "F1,F2,2020", "amount", null],
    ["amount_not_number", "F1,F2,2020,abc", "amount", "abc"],
    ["amount_not_number", "F1,F2,2020,1.2E+10", "amount", "1.2E+10"],
    ["amount_not_number", 'F1,F2,2020,"1,23"', "amount", "1,23"],
    ["amount_not_whole", "F1,F2,2020,1.5", "amount", "1.5"],
    ["amount_not_positive", "F1,F2,2020,0", "amount", "0"],
    ["amount_not_positive", "F1,F2,2020,-7", "amount", "-7"],
    ["amount_not_positive", "F1,F2,2020,-7.5", "amount", "-7.5"],
    ["amount_too_large", "F1,F2,2020,12345678901234567890", "amount", "12345678901234567890"],
    ["year_missing", "F1,F2,,5", "year", null],
    ["year_not_number", "F1,F2,20x0,5", "year", "20x0"],
    ["year_not_number", "F1,F2,202012,5", "year", "202012"],
    ["year_out_of_range", "F1,F2,1800,5", "year", "1800"],
    ["too_many_columns", "F1,F2,2020,1,000", "column 5", "000"],
    ["self_trade", "F1,F1,2020,5", "buyer_id", "F1"],
  ])("%s: %s", async (reason, line, column, value) => {
    const report = await tried(longInput(folder(), [HEADER, GOOD, GOOD, line, GOOD]));
    expect(report.rejected).toEqual({ [reason]: 1 });
    expect(report.transactions).toBe(3);
    expect(report.samples[reason]).toEqual([
      expect.objectContaining({ file: "trades.csv", row: 4, column, value }),
    ]);
  });

  test("a quote that is not closed does not pass as a trade", async () => {
    const report = await tried(longInput(folder(), [HEADER, GOOD, 'F1,"F2,2020,5', GOOD]));
    expect(report).toMatchObject({ transactions: 1, rejected: { unclosed_quote: 1 } });
    expect(report.samples.unclosed_quote?.[0]?.row).toBe(3);
  });

  test("a quote that swallows megabytes stops the import at its line", async () => {
    const rest = Array.from({ length: 150_000 }, () => "F1,F2,2020,100");
    const input = longInput(folder(), [HEADER, GOOD, 'F1,"F2,2020,5', ...rest]);
    await expect(tried(input)).rejects.toMatchObject({
      reason: "unreadable_row",
      params: { file: "trades.csv", row: 3 },
    });
  });

  test("the years that a data set may have are the user's choice", async () => {
    const report = await tried(longInput(folder(), [HEADER, GOOD, "F1,F2,2012,5", "F1,F2,2013,5"]), {
      yearRange: [2013, 2022],
    });
    expect(report.rejected).toEqual({ year_out_of_range: 1 });
    expect(report.samples.year_out_of_range?.[0]?.row).toBe(3);
    expect(report.years).toEqual([2013, 2020]);
  });
});

describe("a firm that cannot be placed", () => {
  test.each<[RejectReason, string, string, string | null, string | null]>([
    ["unknown_ksic", "F4,99999,충남", "ksic", "99999", null],
    ["unknown_ksic", "F4,3039,충남", "ksic", "3039", null],
    ["unknown_ksic", "F4,A30399,충남", "ksic", "A30399", null],
    ["unknown_ksic", "F4,17210,충남", "ksic", "17210", "KSIC 9"],
    ["unknown_ksic", "F4,1110,충남", "ksic", "1110", "01110?"],
    ["unknown_region", "F4,30399,무릉", "region", "무릉", null],
    ["unknown_region", "F4,30399,충청권", "region", "충청권", null],
    ["unknown_region", "F4,30399,", "region", null, null],
    ["firm_id_missing", ",30399,충남", "firm_id", null, null],
    ["duplicate_firm", "F1,30399,충청남도", "firm_id", "F1", "same as row 2"],
    ["duplicate_firm", "F1,30121,충남", "firm_id", "F1", "differs from row 2"],
  ])("%s: %s", async (reason, line, column, value, detail) => {
    const report = await tried(longInput(folder(), [HEADER, GOOD], [...FIRMS, line]));
    expect(report.rejected).toEqual({ [reason]: 1 });
    expect(report.firms).toBe(3);
    expect(report.samples[reason]).toEqual([
      expect.objectContaining({ file: "firms.csv", row: 5, column, value, detail }),
    ]);
  });

  test("leaves its trades without a firm, and they say in which row it was rejected", async () => {
    const report = await tried(
      longInput(folder(), [HEADER, GOOD, "F1,F4,2020,5"], [...FIRMS, "F4,99999,충남"]),
    );
    expect(report.rejected).toEqual({ unknown_ksic: 1, unknown_firm: 1 });
    expect(report.samples.unknown_firm?.[0]).toMatchObject({
      row: 3,
      value: "F4",
      detail: "rejected in row 5",
    });
  });

  test("a firm's first good row is kept, even after one that was not", async () => {
    const report = await tried(
      longInput(folder(), [HEADER, GOOD], ["firm_id,ksic,region", "F1,0,충남", ...FIRMS.slice(1)]),
    );
    expect(report.rejected).toEqual({ unknown_ksic: 1 });
    expect(report.firms).toBe(3);
  });
});

describe("what counts as one cell", () => {
  test("spaces around ids, separators of thousands, 년 and whole decimals are understood", async () => {
    const report = await tried(
      longInput(folder(), [
        HEADER,
        " F1 ,F2,2020,5",
        'F1,F2,2020년,"1,234,567"',
        "F1,F2, 2020 ,11.00",
        "F1,F2,2020,+3",
      ]),
    );
    expect(report).toMatchObject({ transactions: 4, rejected: {}, amount: String(5 + 1_234_567 + 11 + 3) });
  });

  test("blank lines and empty records are no rows, and do not shift the numbers of the others", async () => {
    const lines = [HEADER, "", GOOD, "", ",,,", "F9,F1,2020,5", "", ""];
    const report = await tried(longInput(folder(), lines));
    expect(report.files[1]!.rows).toBe(2);
    expect(report.samples.unknown_firm?.[0]?.row).toBe(6);
  });

  test.each([
    ["백만원", "1.5", "1500"],
    ["억원", "0.00001", "1"],
    ["백만원", "1.0005", null],
    ["원", "1234", "1234"],
  ])("in %s the amount %s is kept as %s", async (unit, amount, kept) => {
    const lines = [HEADER, `F1,F2,2020,${amount}`, "F1,F2,2020,1"];
    const report = await tried(longInput(folder(), lines), { unit });
    const one = { 백만원: 1000n, 억원: 100_000n, 원: 1n }[unit]!;
    expect(BigInt(report.amount)).toBe(one + BigInt(kept ?? 0));
    expect(report.rejected).toEqual(kept === null ? { amount_not_whole: 1 } : {});
  });
});

describe("the list of rejected rows", () => {
  test("names file, row, reason and cell, and repeats the original columns of both files", async () => {
    const dir = folder();
    const rejectsFile = join(dir, "rejected.csv");
    await dryRun(
      longInput(dir, [HEADER, GOOD, "F9,F1,2020,5", 'F1,F2,2020,"a,b"'], [...FIRMS, "F4,99999,충남"]),
      {},
      {
        ...hooks,
        rejectsFile,
        rejectLabels: { columns: { reason: "사유" }, reasons: { unknown_ksic: "없는 산업코드" } },
      },
    );
    const text = readFileSync(rejectsFile, "utf8");
    expect(text.startsWith("\uFEFF")).toBe(true);
    expect(text.slice(1).trim().split(/\r?\n/)).toEqual([
      "file,row,사유,column,value,detail,firm_id,ksic,region,seller_id,buyer_id,year,amount",
      "firms.csv,5,없는 산업코드,ksic,99999,,F4,99999,충남,,,,",
      "trades.csv,3,unknown_firm,seller_id,F9,,,,,F9,F1,2020,5",
      'trades.csv,4,amount_not_number,amount,"a,b",,,,,F1,F2,2020,"a,b"',
    ]);
  });

  test("every row of a large file is numbered, not only the first", async () => {
    const lines = Array.from({ length: 30_000 }, (_, at) => (at % 100 === 99 ? "F9,F1,2020,1" : GOOD));
    const dir = folder();
    const rejectsFile = join(dir, "rejected.csv");
    const report = await dryRun(longInput(dir, [HEADER, ...lines]), {}, { ...hooks, rejectsFile });
    expect(report.rejected).toEqual({ unknown_firm: 300 });
    const rows = readFileSync(rejectsFile, "utf8")
      .trim()
      .split(/\r?\n/)
      .slice(1)
      .map((line) => Number(line.split(",")[1]));
    expect(rows).toEqual(Array.from({ length: 300 }, (_, at) => at * 100 + 101));
  });

  test("self trades are kept apart and not counted", async () => {
    const store = await imported(
      folder(),
      longInput(folder(), [HEADER, GOOD, "F1,F1,2020,5", "F2,F2,2021,5"]),
    );
    expect(store.manifest.counts).toMatchObject({ transactions: 1, selfTrades: 2 });
    expect(store.manifest.amount).toBe("100");
    expect(store.manifest.years).toEqual([2020]);
  });
});
