import { describe, expect, test } from "vitest";
import { suggestUnit } from "@/server/warehouse/amount-unit";
import type { FileRole } from "@/server/warehouse/dataset";
import { missingColumns, recognise, suggestRole } from "@/server/warehouse/headers";
import { inspectFile } from "@/server/warehouse/inspect-file";
import { file, folder, longInput, reference, tried } from "./files";

describe("what a header says", () => {
  test.each<[string, FileRole | null]>([
    ["firm_id,ksic,region,name", "firms"],
    ["기업코드,산업코드,시도,기업명", "firms"],
    ["사업자번호,업종코드(10차),소재지", "firms"],
    ["seller_id,buyer_id,year,amount", "transactions"],
    ["판매기업 ID,구매기업 ID,거래 연도,거래금액(천원)", "transactions"],
    ["공급자사업자번호,공급받는자사업자번호,연도,공급가액", "transactions"],
    ["기업,지역,판매처_1,판매처_2,구매처_1", "survey"],
    ["year,seller,buyer,value_musd", "flows"],
    ["commodity,industry,value_musd", "flows"],
    ["판매산업,구매산업,연도,금액,판매지역,구매지역,거래수", "flows"],
    ["x,y,z", null],
  ])("%s -> %s", (line, role) => {
    expect(suggestRole(line.split(","))?.role ?? null).toBe(role);
  });

  test("no column plays two roles, and every role of a known header is found", () => {
    const mapping = recognise("판매산업,구매산업,연도,금액,판매지역,구매지역,거래수".split(","), "flows");
    expect(mapping).toEqual({
      seller: 0,
      buyer: 1,
      year: 2,
      amount: 3,
      seller_region: 4,
      buyer_region: 5,
      count: 6,
    });
    expect(missingColumns(mapping, "flows", false)).toEqual([]);
  });

  test("a survey's firm column is the industry unless there is one of its own, as in the paper's second table", () => {
    expect(recognise(["기업", "지역", "판매처_1", "구매처_2"], "survey")).toEqual({
      ksic: 0,
      region: 1,
      sellsTo: [2],
      buysFrom: [3],
    });
    expect(recognise(["기업", "산업코드", "지역", "연도", "판매처_1"], "survey")).toMatchObject({
      name: 0,
      ksic: 1,
      region: 2,
      year: 3,
    });
  });

  test.each([
    ["거래금액(백만원)", "KRW1000000"],
    ["금액 (단위: 억원)", "KRW100000000"],
    ["value_musd", "USD1000000"],
    ["금액(백만)", "KRW1000000"],
    ["금액(천원)", "KRW1000"],
    ["공급가액 [단위:원]", "KRW"],
    ["amount (KRW million)", "KRW1000000"],
    ["Amount (1,000 won)", "KRW1000"],
    ["수출액(천불)", "USD1000"],
    ["금액_백만원", "KRW1000000"],
    ["거래금액 십억원", "KRW1000000000"],
    ["amount_krw_thousand", "KRW1000"],
    ["value_krw_1000", "KRW1000"],
    ["금액(만원)", null],
    ["금액(부가세 제외)", null],
    ["amount (m)", null],
    ["매출지원", null],
    ["amount", null],
  ])("the unit of %s", (header, unit) => {
    expect(suggestUnit(header)).toBe(unit);
  });
});

test("an amount with its unit behind it is an amount", () => {
  expect(recognise(["판매기업", "구매기업", "연도", "거래금액_백만원"], "transactions").amount).toBe(3);
});

test("that there is no column of years leaves the year open until it is given", () => {
  const mapping = { ...recognise(["seller", "buyer", "amount"], "flows"), year: null };
  expect(missingColumns(mapping, "flows", false)).toEqual(["year"]);
  expect(missingColumns(mapping, "flows", true)).toEqual([]);
});

describe("a header that is not recognised", () => {
  const lines = ["갑,을,해,돈", "F1,F2,2020,7"];
  test("is given back with what is missing, for a person to map", async () => {
    const found = await inspectFile(file(folder(), "trades.csv", lines), { as: "transactions", reference });
    expect(found).toMatchObject({
      header: ["갑", "을", "해", "돈"],
      firstRows: [["F1", "F2", "2020", "7"]],
      suggestedMapping: {},
      unmapped: ["seller_id", "buyer_id", "year", "amount"],
    });
  });

  test("stops an import with the missing columns by name, until it is mapped", async () => {
    const input = longInput(folder(), lines);
    await expect(tried(input)).rejects.toMatchObject({
      reason: "column_missing",
      params: { columns: "seller_id, buyer_id, year, amount" },
    });
    if (input.form !== "long") return;
    input.transactions.mapping = { seller_id: 0, buyer_id: 1, year: 2, amount: 3 };
    expect(await tried(input)).toMatchObject({ transactions: 1, amount: "7" });
  });

  test("without an amount column each row counts 1, when that is said on purpose", async () => {
    const input = longInput(folder(), ["seller_id,buyer_id", "F1,F2", "F2,F1"]);
    if (input.form !== "long") return;
    input.transactions.mapping = { amount: null };
    const report = await tried(input, { year: 2020 });
    expect(report).toMatchObject({ transactions: 2, amount: "2", unit: "trades", years: [2020] });
    expect(report.warnings).toContainEqual({ id: "no_amounts", params: {} });
  });
});

test("an inspection shows the first 20 rows, the codes' classification and about how many rows there are", async () => {
  const rows = Array.from(
    { length: 50_000 },
    (_, at) => `F${10_000 + at},F${10_001 + at},2020,${10_000 + at}`,
  );
  const found = await inspectFile(file(folder(), "trades.csv", ["seller_id,buyer_id,year,amount", ...rows]));
  expect(found.firstRows).toHaveLength(20);
  expect(Math.abs(found.rowsEstimate - 50_000)).toBeLessThan(2500);
  const flows = await inspectFile(
    file(folder(), "f.csv", ["seller,buyer,year,amount", "C30399,3012,2020,1", "3011,2412,2020,1"]),
    { reference },
  );
  expect(flows.suggestedClassification).toEqual({ classification: "KSIC10", ksicDigits: 4 });
});
