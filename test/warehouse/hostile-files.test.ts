import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { dryRun } from "@/server/warehouse/dry-run";
import { transcode } from "@/server/warehouse/encoding";
import { inspectFile } from "@/server/warehouse/inspect-file";
import { spreadsheetToCsv } from "@/server/warehouse/spreadsheet";
import { FIRMS, file, folder, hooks, inCp949, longInput, tried } from "./files";
import { rowOf, workbookOf } from "./zip";

const HEADER = rowOf(1, FIRMS[0]!.split(","));
const inspected = (name: string, bytes: Buffer | string) => inspectFile(file(folder(), name, bytes));

describe("a workbook", () => {
  test("is read, blank rows between its rows included", async () => {
    const rows = HEADER + rowOf(4, FIRMS[1]!.split(","));
    const { kind, firstRows, rowsEstimate } = await inspected("ok.xlsx", workbookOf(rows));
    expect([kind, rowsEstimate, firstRows]).toEqual(["xlsx", 3, [[], [], FIRMS[1]!.split(",")]]);
  });

  test.each([1_048_576, 999_999_999_999])(
    "whose second row calls itself row %i is refused at once",
    async (number) => {
      await expect(inspected("gap.xlsx", workbookOf(HEADER + rowOf(number, ["F1"])))).rejects.toMatchObject({
        reason: "too_many_rows",
      });
    },
  );

  test("that says it unpacks to gigabytes is refused before it is unpacked", async () => {
    const strings = { name: "xl/sharedStrings.xml", text: "<sst/>", saysBytes: 3_000_000_000 };
    await expect(inspected("bomb.xlsx", workbookOf(HEADER, [strings]))).rejects.toMatchObject({
      code: "BAD_INPUT",
      reason: "unpacks_too_large",
      params: { file: "bomb.xlsx" },
    });
  });
});

describe("a text file", () => {
  const TRADES = ["seller_id,buyer_id,year,amount", "F1,F2,2020,1000", "", "F3,F1,2021,5", "F9,F1,2021,5"];

  test("in UTF-16 without a byte order mark is read as what it is, in both byte orders", async () => {
    const little = Buffer.from("firm_id,ksic,region\r\nF1,30399,충남\r\n", "utf16le");
    for (const [bytes, encoding] of [
      [little, "utf-16le"],
      [Buffer.from(little).swap16(), "utf-16be"],
    ] as const)
      expect(await inspected("wide.csv", bytes)).toMatchObject({
        encoding,
        header: ["firm_id", "ksic", "region"],
        firstRows: [["F1", "30399", "충남"]],
      });
  });

  test("with a stray zero byte is not taken for UTF-16", async () => {
    const { encoding } = await inspected("stray.csv", `firm_id,ksic,region\nF\u00001,30399,충남\n`);
    expect(encoding).toBe("utf-8");
  });

  test("with the line ends of old Macintosh programs gives the same rows under the same numbers", async () => {
    const dir = folder();
    const ended = (name: string, lines: readonly string[]) => file(dir, name, `${lines.join("\r")}\r`);
    const report = await tried({
      form: "long",
      firms: { path: ended("firms.csv", FIRMS) },
      transactions: { path: ended("trades.csv", TRADES) },
    });
    expect(report).toMatchObject({
      firms: 3,
      transactions: 2,
      amount: "1005",
      rejected: { unknown_firm: 1 },
    });
    expect(report.samples.unknown_firm).toMatchObject([{ row: 5, value: "F9" }]);
  });

  test("with thousands of columns is refused with their number", async () => {
    const many = Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(",");
    await expect(inspected("many.csv", `firm_id,ksic,region,${many}\nF1,30399,충남\n`)).rejects.toMatchObject(
      {
        reason: "too_many_columns_in_file",
        params: { file: "many.csv", columns: 5_003, limit: 2_000 },
      },
    );
  });
});

describe("where a file cannot be written", () => {
  test.each([
    ["a folder", "."],
    ["below a folder that is not there", "no/such/rejected.csv"],
    ["below a file", "trades.csv/rejected.csv"],
  ])("the list of rejected rows says so: %s", async (_, name) => {
    const dir = folder();
    const input = longInput(dir, ["seller_id,buyer_id,year,amount", "F1,F2,2020,1", "F9,F1,2021,5"]);
    await expect(dryRun(input, {}, { ...hooks, rejectsFile: join(dir, name) })).rejects.toMatchObject({
      code: "BAD_INPUT",
      reason: "rejects_not_writable",
    });
  });

  test("a copy of a file fails like any other work, and does not end the process", async () => {
    const dir = folder();
    const from = file(dir, "cp949.csv", inCp949("기업,지역\n가,충남\n".repeat(200_000)));
    await expect(
      transcode(from, join(dir, "no-such-folder", "copy.csv"), "cp949", { name: "cp949.csv" }),
    ).rejects.toMatchObject({ code: "ENOENT" });
    const book = file(dir, "book.xlsx", workbookOf(HEADER + rowOf(2, FIRMS[1]!.split(","))));
    await expect(
      spreadsheetToCsv(book, join(dir, "no-such-folder", "copy.csv"), { name: "book.xlsx" }),
    ).rejects.toMatchObject({ code: "ENOENT" });
  });
});
