import { join } from "node:path";
import ExcelJS from "exceljs";
import { describe, expect, test } from "vitest";
import { cp949Decoder } from "@/server/warehouse/cp949";
import { inspectFile } from "@/server/warehouse/inspect-file";
import { spreadsheetRows } from "@/server/warehouse/spreadsheet";
import { file, folder, inCp949, longInput, tried } from "./files";

const TRADES = [
  "판매기업,구매기업,거래연도,거래금액(천원)",
  "가나,똠방각하,2020,100",
  "똠방각하,가나,2020,200",
  "가나,없음,2020,1",
];
const FIRMS = [
  "기업코드,산업코드,지역,기업명",
  "가나,C30399,충청남도 아산시,주식회사 가",
  "똠방각하,30121,경기,나",
];

describe("the same files in every encoding give the same data, row for row", () => {
  const utf8 = (text: string) => Buffer.from(text);
  test.each<[string, (text: string) => Buffer, string]>([
    ["UTF-8", utf8, "utf-8"],
    ["UTF-8 with a byte order mark", (text) => utf8(`\uFEFF${text}`), "utf-8-bom"],
    ["CP949", inCp949, "cp949"],
    ["UTF-16, as Excel's Unicode text", (text) => Buffer.from(`\uFEFF${text}`, "utf16le"), "utf-16le"],
    ["tabs", (text) => utf8(text.replaceAll(",", "\t")), "utf-8"],
    ["CR LF", (text) => utf8(text.replaceAll("\n", "\r\n")), "utf-8"],
    ["mixed line ends", (text) => utf8(text.replace("\n", "\r\n")), "utf-8"],
    ["every cell quoted", (text) => utf8(text.replace(/[^,\n]+/g, '"$&"')), "utf-8"],
    ["CP949 with blank lines", (text) => inCp949(text.replace(/\n가나,없/, "\n\n가나,없")), "cp949"],
  ])("%s", async (name, encode, encoding) => {
    const dir = folder();
    const report = await tried({
      form: "long",
      firms: { path: file(dir, "firms.csv", encode(`${FIRMS.join("\n")}\n`)) },
      transactions: { path: file(dir, "trades.csv", encode(`${TRADES.join("\n")}\n`)) },
    });
    expect(report).toMatchObject({ firms: 2, transactions: 2, amount: "300", rejected: { unknown_firm: 1 } });
    expect(report.files[1]).toMatchObject({ encoding });
    expect(report.samples.unknown_firm?.[0]).toMatchObject({
      row: name.includes("blank") ? 5 : 4,
      column: "구매기업",
      value: "없음",
    });
  });

  test("a name with a line break inside its quotes is one row", async () => {
    const firms = [
      "firm_id,ksic,region,name",
      'F1,30399,충남,"두\n줄"',
      "F2,99999,충남,나",
      "F3,30121,충남,다",
    ];
    const report = await tried(
      longInput(folder(), ["seller_id,buyer_id,year,amount", "F1,F3,2020,1"], firms),
    );
    expect(report).toMatchObject({ firms: 2, transactions: 1 });
    expect(report.samples.unknown_ksic?.[0]?.row).toBe(3);
  });

  test("text that is neither UTF-8 nor CP949 is refused with the line", async () => {
    const dir = folder();
    const path = file(
      dir,
      "trades.csv",
      Buffer.concat([Buffer.from("seller,buyer,year,amount\n"), Buffer.of(0xff, 0xff)]),
    );
    const input = { form: "flows" as const, flows: { path } };
    await expect(tried(input)).rejects.toMatchObject({ code: "BAD_INPUT", reason: "undecodable" });
  });
});

test("CP949 is read whole: the code points of the standard, the added syllables, and a character cut by a chunk", () => {
  const decoder = cp949Decoder();
  const bytes = Buffer.of(0xb0, 0xa1, 0xc8, 0xfe, 0x8c, 0x63, 0xc1, 0x64, 0xc6, 0x52, 0xa2, 0xe6, 0x41);
  expect(decoder.decode(bytes.subarray(0, 5)) + decoder.decode(bytes.subarray(5))).toBe("가힝똠햏힣€A");
  const added = Array.from({ length: 11_172 }, (_, at) => String.fromCharCode(0xac00 + at)).join("");
  expect(cp949Decoder().decode(inCp949(added))).toBe(added);
  expect(() => cp949Decoder().decode(Uint8Array.of(0x80))).toThrow("byte 0");
});

describe("a spreadsheet", () => {
  async function workbook(dir: string, name: string, rows: unknown[][]) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("자료");
    for (const row of rows) sheet.addRow(row);
    const path = join(dir, name);
    await book.xlsx.writeFile(path);
    return path;
  }

  test("gives dates as days, computed ones too, of which a year column takes the year", async () => {
    const dir = folder();
    const day = new Date(Date.UTC(2015, 0, 10));
    const format = { numFmt: "mm-dd-yy" };
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("자료");
    sheet.addRow(["판매산업", "구매산업", "연도", "금액"]);
    sheet.addRow(["30399", "24123", day, 5]).getCell(3).numFmt = "mm-dd-yy";
    const row = sheet.addRow(["30399", "24123", { formula: "C2+366", result: 42_380 }, 7]);
    row.getCell(3).style = format;
    row.getCell(4).numFmt = '#,##0"원";[Red]-#,##0';
    sheet.addRow(["30399", "24123", 9_999_999_999, 7]).getCell(3).style = format; // a spreadsheet shows ####
    const path = join(dir, "dates.xlsx");
    await book.xlsx.writeFile(path);
    const rows: string[][] = [];
    for await (const cells of spreadsheetRows(path, "dates.xlsx")) rows.push(cells);
    expect(rows.slice(1).map((cells) => cells.slice(2))).toEqual([
      ["2015-01-10", "5"],
      ["2016-01-11", "7"],
      ["####", "7"],
    ]);
    const report = await tried({ form: "flows", flows: { path } });
    expect(report).toMatchObject({ years: [2015, 2016], rejected: { year_not_number: 1 } });
  });

  test("gives its rows, numbers and formulas as text, and codes stored as numbers their zero back", async () => {
    const dir = folder();
    const firms = await workbook(dir, "firms.xlsx", [
      ["기업코드", "산업코드", "지역"],
      ["F1", 1110, "충남"],
      [],
      ["F2", "30399", 44200],
      ["F3", { formula: "1+1", result: 24123 }, "무릉"],
    ]);
    const transactions = await workbook(dir, "trades.xlsx", [
      ["판매기업", "구매기업", "연도", "금액"],
      ["F1", "F2", 2020, 1_500_000_000_000_000],
      ["F2", "F1", 2020, 2.5],
    ]);
    const report = await tried({
      form: "long",
      firms: { path: firms },
      transactions: { path: transactions },
    });
    expect(report).toMatchObject({
      firms: 2,
      transactions: 1,
      amount: "1500000000000000",
      rejected: { unknown_region: 1, amount_not_whole: 1 },
    });
    expect(report.samples.unknown_region?.[0]).toMatchObject({ row: 5, value: "무릉" });
    expect(report.files[0]!.preview[0]).toMatchObject({
      row: 2,
      understood: { ksic: "01110", region: "44" },
    });
    expect(report.warnings).toContainEqual({ id: "leading_zero_restored", params: { codes: 1, rows: 1 } });
  });

  test("an old .xls, an empty file and a file that is no spreadsheet are refused by name", async () => {
    const dir = folder();
    const refused = (name: string, content: Buffer) => inspectFile(file(dir, name, content));
    await expect(refused("old.xls", Buffer.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0))).rejects.toThrow(
      "old.xls is an old .xls",
    );
    await expect(refused("empty.csv", Buffer.alloc(0))).rejects.toMatchObject({ reason: "empty_file" });
    await expect(refused("broken.xlsx", Buffer.from("PK\x03\x04 no zip"))).rejects.toMatchObject({
      reason: "not_xlsx",
    });
  });
});
